package hinomi.ticket;

import static java.util.stream.Collectors.joining;

import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.language.Message;
import hinomi.watch.Exposure;
import hinomi.watch.Unscored;
import hinomi.watch.Verdict;
import hinomi.watch.when.Answer;
import hinomi.watch.when.When;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** What stands between a match and a ticket, in the order in which it is asked. */
final class Gates {
  static final List<Gate> ALL =
      List.of(
          Gates::withdrawn,
          Gates::beforeStart,
          Gates::confidence,
          Gates::version,
          Gates::minimum,
          Gates::unscored,
          Gates::when,
          Gates::silenced,
          Gates::digested,
          Gates::quiet);

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private Gates() {}

  /** The first ruling that holds a match back; empty where it becomes a ticket. */
  static Optional<Ruling> rule(Vulnerability vulnerability, Verdict.Matched match, Moment moment) {
    return ALL.stream()
        .flatMap(gate -> gate.holds(vulnerability, match, moment).stream())
        .findFirst();
  }

  private static Optional<Ruling> withdrawn(
      Vulnerability vulnerability, Verdict.Matched match, Moment moment) {
    return vulnerability.withdrawn()
        ? Optional.of(dropped("withdrawn", Message.of("ticket/gate", "withdrawn")))
        : Optional.empty();
  }

  private static Optional<Ruling> confidence(
      Vulnerability vulnerability, Verdict.Matched match, Moment moment) {
    if (match.reaches(match.best())) {
      return Optional.empty();
    }
    Fate fate =
        match.best().tier().confidence() >= match.watch().policy().digestFrom()
            ? Fate.DIGEST
            : Fate.DROPPED;
    return Optional.of(
        new Ruling(
            fate, "mention", Message.of("ticket/gate", "mention", match.best().word()), null));
  }

  private static Optional<Ruling> minimum(
      Vulnerability vulnerability, Verdict.Matched match, Moment moment) {
    Double minimum = match.watch().minimum();
    Optional<Score> score = vulnerability.score();
    if (minimum == null || score.isEmpty() || score.get().base() >= minimum) {
      return Optional.empty();
    }
    return Optional.of(
        dropped("min-cvss", Message.of("ticket/gate", "min-cvss", score.get().base(), minimum)));
  }

  private static Optional<Ruling> unscored(
      Vulnerability vulnerability, Verdict.Matched match, Moment moment) {
    if (vulnerability.score().isPresent()) {
      return Optional.empty();
    }
    Unscored unscored = match.watch().unscored();
    return switch (unscored.way()) {
      case TICKET -> Optional.empty();
      case DROP -> Optional.of(dropped("unscored", Message.of("ticket/gate", "unscored.drop")));
      case DIGEST ->
          Optional.of(
              new Ruling(
                  Fate.DIGEST, "unscored", Message.of("ticket/gate", "unscored.digest"), null));
      case HOLD -> {
        Instant until = moment.firstJudged().plus(unscored.hold());
        yield moment.now().isBefore(until)
            ? Optional.of(
                new Ruling(
                    Fate.HELD,
                    "unscored",
                    Message.of("ticket/gate", "unscored.hold", minute(until)),
                    until))
            : Optional.empty();
      }
    };
  }

  /** Keeps away what affects none of the versions that are installed. */
  static Optional<Ruling> version(
      Vulnerability vulnerability, Verdict.Matched match, Moment moment) {
    List<Exposure> clear = Exposure.clear(match, vulnerability);
    return clear.isEmpty()
        ? Optional.empty()
        : Optional.of(dropped("not-affected", whyNotAffected(clear)));
  }

  private static Message whyNotAffected(List<Exposure> clear) {
    Message first = clear.getFirst().verdict().reason();
    return clear.size() == 1
        ? first
        : Message.of(
            "ticket/gate",
            "not-affected",
            clear.stream().map(e -> e.installed().version()).collect(joining(", ")),
            clear.stream()
                .map(e -> e.verdict().reason().args().get(1))
                .distinct()
                .collect(joining(" | ")));
  }

  private static Optional<Ruling> when(
      Vulnerability vulnerability, Verdict.Matched match, Moment moment) {
    return answer(vulnerability, match, moment.now()) instanceof Answer.Fails(Message because)
        ? Optional.of(dropped("when", because))
        : Optional.empty();
  }

  /** What the watch's further condition lacks to be judged. */
  static Optional<Message> lacking(
      Vulnerability vulnerability, Verdict.Matched match, Instant now) {
    return answer(vulnerability, match, now) instanceof Answer.Unknown(Message lacking)
        ? Optional.of(lacking)
        : Optional.empty();
  }

  private static Answer answer(Vulnerability vulnerability, Verdict.Matched match, Instant now) {
    When when = match.watch().when();
    return when == null ? new Answer.Holds() : when.judge(vulnerability, now);
  }

  private static Optional<Ruling> beforeStart(
      Vulnerability vulnerability, Verdict.Matched match, Moment moment) {
    return moment.start().reachedBy(vulnerability, match)
        ? Optional.empty()
        : Optional.of(
            dropped(
                "before-start",
                Message.of("ticket/gate", "before-start", minute(moment.start().at()))));
  }

  private static Optional<Ruling> silenced(
      Vulnerability vulnerability, Verdict.Matched match, Moment moment) {
    return Silences.of(moment.silences(), vulnerability, match)
        .map(
            s ->
                new Ruling(
                    Fate.HELD,
                    "silence",
                    Message.of("ticket/gate", "silence", s.name(), minute(s.until()), s.reason()),
                    s.until()));
  }

  /** What was over a day's budget is no ticket on the next day, unless it has become graver. */
  private static Optional<Ruling> digested(
      Vulnerability vulnerability, Verdict.Matched match, Moment moment) {
    return moment.past().reversed().stream()
        .filter(e -> e.watch().equals(match.watch().name()))
        .filter(e -> e.destination().equals(moment.destination()))
        .findFirst()
        .filter(e -> e.rule().equals("budget") && e.fate() == Fate.DIGEST)
        .filter(e -> e.reason().args().equals(weight(vulnerability)))
        .map(e -> new Ruling(Fate.DIGEST, "budget", e.reason(), null));
  }

  /** The reason for which something over the budget goes to the digest, with what it weighed. */
  static Ruling overBudget(Vulnerability vulnerability) {
    return new Ruling(
        Fate.DIGEST,
        "budget",
        Message.of("ticket/gate", "budget", weight(vulnerability).toArray()),
        null);
  }

  private static List<String> weight(Vulnerability vulnerability) {
    String score = vulnerability.score().map(s -> Double.toString(s.base())).orElse("-");
    return List.of(score, vulnerability.exploited() ? "exploited" : "");
  }

  private static Optional<Ruling> quiet(
      Vulnerability vulnerability, Verdict.Matched match, Moment moment) {
    return moment
        .quietUntil()
        .filter(until -> !(moment.urgentBreaksQuiet() && Urgency.urgent(vulnerability)))
        .map(Gates::untilMorning);
  }

  /** Held until the quiet ends. */
  static Ruling untilMorning(Instant until) {
    return new Ruling(Fate.HELD, "quiet", Message.of("ticket/gate", "quiet", minute(until)), until);
  }

  /** A note that waits for the next day's budget. */
  static Ruling untilTomorrow(Instant until) {
    return new Ruling(Fate.HELD, "mails", Message.of("ticket/gate", "mails", minute(until)), until);
  }

  private static String minute(Instant at) {
    return MINUTE.format(at);
  }

  private static Ruling dropped(String rule, Message reason) {
    return new Ruling(Fate.DROPPED, rule, reason, null);
  }
}
