package hinomi.ticket;

import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.language.Message;
import hinomi.watch.Unscored;
import hinomi.watch.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** What stands between a match and a ticket, in the order in which it is asked. */
final class Gates {
  static final List<Gate> ALL =
      List.of(
          Gates::withdrawn, Gates::mention, Gates::minimum, Gates::unscored, Gates::beforeStart);

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

  private static Optional<Ruling> mention(
      Vulnerability vulnerability, Verdict.Matched match, Moment moment) {
    return match.best().tier().sure()
        ? Optional.empty()
        : Optional.of(
            new Ruling(
                Fate.DIGEST,
                "mention",
                Message.of("ticket/gate", "mention", match.best().word()),
                null));
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

  private static Optional<Ruling> beforeStart(
      Vulnerability vulnerability, Verdict.Matched match, Moment moment) {
    return moment.start().reachedBy(vulnerability, match)
        ? Optional.empty()
        : Optional.of(
            dropped(
                "before-start",
                Message.of("ticket/gate", "before-start", minute(moment.start().at()))));
  }

  private static String minute(Instant at) {
    return MINUTE.format(at);
  }

  private static Ruling dropped(String rule, Message reason) {
    return new Ruling(Fate.DROPPED, rule, reason, null);
  }
}
