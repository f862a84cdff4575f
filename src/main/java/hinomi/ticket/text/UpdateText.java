package hinomi.ticket.text;

import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Score;
import hinomi.advisory.Severity;
import hinomi.advisory.Vulnerability;
import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Case;
import hinomi.ticket.Change;
import hinomi.ticket.Concern;
import hinomi.ticket.Update;
import hinomi.watch.Handling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The note that tells of everything that a pass has to tell on a ticket. What is most urgent comes
 * first, since a mail on a phone shows no more.
 */
final class UpdateText {
  private static final int LINES = 40;
  private static final int IDS = 6;
  private static final int VERSIONS = 12;

  private final Words words;
  private final Update update;
  private final Bounds bounds;

  UpdateText(Words words, Update update, Bounds bounds) {
    this.words = words;
    this.update = update;
    this.bounds = bounds;
  }

  /** A line of the note; the lower the rank and the greater the weight, the earlier it stands. */
  private record Said(int rank, double weight, Line line) {}

  /** A vulnerability with one of its changes. */
  private record Hit(Vulnerability vulnerability, Change change) {
    String id() {
      return vulnerability.id().value();
    }
  }

  Body body() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Lines(lines()));
    if (!update.joined().isEmpty()) {
      About joined = about(update.joined());
      blocks.add(new Opening(words, joined, bounds).block());
      blocks.addAll(new Tables(words, joined, bounds).members("heading.joined"));
    }
    Map<String, Concern> all = new LinkedHashMap<>();
    update.changed().forEach(c -> all.put(c.concern().vulnerability().id().value(), c.concern()));
    update.joined().forEach(c -> all.put(c.vulnerability().id().value(), c));
    if (!all.isEmpty()) {
      blocks.addAll(new Links(words, about(List.copyOf(all.values())), bounds).sources());
    }
    return new Body(blocks);
  }

  private About about(List<Concern> concerns) {
    return new About(new Case(update.destination(), concerns, null, Handling.DEFAULT));
  }

  private List<Line> lines() {
    List<Said> said = new ArrayList<>();
    alike().forEach(hits -> said.add(said(hits)));
    joined().ifPresent(said::add);
    said.sort(
        Comparator.comparingInt(Said::rank)
            .thenComparing(Said::weight, (a, b) -> Double.compare(b, a)));
    int most = bounds.rows(LINES);
    List<Line> lines = new ArrayList<>(said.stream().limit(most).map(Said::line).toList());
    if (said.size() > most) {
      lines.add(Line.own(words.of("more", said.size() - most)));
    }
    standing().ifPresent(key -> lines.add(Line.own(words.of(key))));
    return lines;
  }

  /** Why the note comes although the ticket was closed. */
  private Optional<String> standing() {
    if (update.reopened()) {
      return Optional.of("told.reopened");
    }
    if (!update.closed()) {
      return Optional.empty();
    }
    boolean worse =
        !update.joined().isEmpty()
            || update.changed().stream()
                .flatMap(c -> c.changes().stream())
                .anyMatch(Change::upward);
    return Optional.of(worse ? "told.closed.worse" : "told.closed.record");
  }

  /** The changes, those that one line can tell together. */
  private List<List<Hit>> alike() {
    Map<Object, List<Hit>> alike = new LinkedHashMap<>();
    for (Update.Changed changed : update.changed()) {
      for (Change change : changed.changes()) {
        Object same =
            switch (change) {
              case Change.EpssOver over -> over.bar();
              case Change.Alerted alerted -> alerted.alert().id();
              case Change.ScoreUp up -> up;
              case Change.KevAdded added -> added;
              case Change.AlsoAffects affects -> affects;
              case Change.Fixed fixed -> fixed;
              case Change.Withdrawn withdrawn -> withdrawn;
            };
        alike
            .computeIfAbsent(same, s -> new ArrayList<>())
            .add(new Hit(changed.concern().vulnerability(), change));
      }
    }
    return List.copyOf(alike.values());
  }

  private Said said(List<Hit> hits) {
    Line ids =
        new LineWriter().listed(words, hits.stream().map(Hit::id).toList(), IDS, bounds).line();
    return switch (hits.getFirst().change()) {
      case Change.KevAdded(Enrichment.Kev kev) -> new Said(0, 0, kev(kev, ids));
      case Change.Alerted(Advisory alert) -> new Said(2, 0, alerted(alert, ids));
      case Change.ScoreUp up -> new Said(3, up.to(), score(up, hits, ids));
      case Change.EpssOver over -> epss(over.bar(), hits);
      case Change.AlsoAffects(List<String> products) ->
          new Said(6, 0, sentence("told.also", names(products, IDS), ids));
      case Change.Fixed(SortedSet<String> before, SortedSet<String> now) ->
          new Said(7, 0, fixed(before, now, ids));
      case Change.Withdrawn() -> new Said(8, 0, sentence("told.withdrawn", ids));
    };
  }

  private Line kev(Enrichment.Kev kev, Line ids) {
    List<String> details = new ArrayList<>();
    if (kev.due() != null) {
      details.add(words.of("told.kev.due", kev.due()));
    }
    if (kev.ransomware()) {
      details.add(words.of("told.kev.ransomware"));
    }
    return details.isEmpty()
        ? sentence("told.kev", ids)
        : sentence("told.kev.more", String.join(words.of("and"), details), ids);
  }

  private Line alerted(Advisory alert, Line ids) {
    String title = Words.brief(alert.title().preferring(words.language()), bounds.cell());
    String label = title.isEmpty() ? alert.id().value() : title;
    return sentence("told.alerted", new LineWriter().link(label, alert.url(), bounds).line(), ids);
  }

  private Line score(Change.ScoreUp up, List<Hit> hits, Line ids) {
    String to =
        hits.getFirst().vulnerability().scores().stream()
            .filter(s -> s.base() == up.to())
            .map(Score::severity)
            .max(Comparator.naturalOrder())
            .map(s -> words.of("rating", up.to(), words.severity(s)))
            .orElse(Double.toString(up.to()));
    return up.from() == null
        ? sentence("told.scored", to, ids)
        : sentence("told.score-up", up.from(), to, ids);
  }

  /** Those that went over one bar, the highest first. */
  private Said epss(double bar, List<Hit> hits) {
    List<Hit> sorted =
        hits.stream()
            .sorted(Comparator.comparingDouble(UpdateText::probability).reversed())
            .toList();
    LineWriter all = new LineWriter();
    int shown = Math.min(sorted.size(), bounds.rows(VERSIONS));
    for (Hit hit : sorted.subList(0, shown)) {
      all.then(words.of("and"));
      all.sentence(words, "told.epss.each", Words.percent(probability(hit)), feed(hit.id()));
    }
    if (sorted.size() > shown) {
      all.own(" " + words.of("more", sorted.size() - shown));
    }
    double highest = probability(sorted.getFirst());
    return new Said(4, highest, sentence("told.epss", Words.percent(bar), all.line()));
  }

  private static double probability(Hit hit) {
    return hit.change() instanceof Change.EpssOver over ? over.epss().probability() : 0;
  }

  private Line fixed(SortedSet<String> before, SortedSet<String> now, Line ids) {
    SortedSet<String> fresh = new TreeSet<>(now);
    fresh.removeAll(before);
    if (fresh.isEmpty()) {
      return sentence("told.solved", ids);
    }
    Line versions = names(List.copyOf(fresh), VERSIONS);
    return before.isEmpty()
        ? sentence("told.fixed", versions, ids)
        : sentence("told.fixed.more", names(List.copyOf(before), VERSIONS), versions, ids);
  }

  private Optional<Said> joined() {
    if (update.joined().isEmpty()) {
      return Optional.empty();
    }
    About about = about(update.joined());
    long exploited = update.joined().stream().filter(c -> c.vulnerability().exploited()).count();
    double worst = about.score().map(Score::base).orElse(0.0);
    boolean grave = about.severity().filter(s -> s.compareTo(Severity.HIGH) >= 0).isPresent();
    int rank = exploited > 0 ? 1 : grave ? 3 : 5;
    return Optional.of(
        new Said(rank, worst, about.several() ? several(about, exploited) : one(about)));
  }

  private Line several(About about, long exploited) {
    String rating =
        about.score().map(s -> words.of("told.highest", s.base())).orElse(words.of("unscored"));
    String known = exploited == 0 ? "" : words.of("and") + words.of("told.exploited", exploited);
    return sentence("told.joined", update.joined().size(), rating + known);
  }

  private Line one(About about) {
    Vulnerability v = about.founder().vulnerability();
    String rating =
        v.score()
            .map(s -> words.of("told.rating", s.base(), words.severity(s.severity())))
            .orElse(words.of("unscored"));
    String known = v.exploited() ? words.of("and") + words.of("told.exploited.one") : "";
    return sentence(
        "told.joined.one",
        feed(v.id().value()),
        rating + known,
        feed(v.title().preferring(words.language())));
  }

  private Line names(List<String> all, int most) {
    return new LineWriter().listed(words, all, most, bounds).line();
  }

  private Line feed(String text) {
    return new LineWriter().feed(Words.brief(text, bounds.cell())).line();
  }

  private Line sentence(String key, Object... args) {
    return new LineWriter().sentence(words, key, args).line();
  }
}
