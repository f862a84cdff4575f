package hinomi.ticket.text;

import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Product;
import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Concern;
import hinomi.watch.Evidence;
import hinomi.watch.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The first lines of a ticket, which is what a mail on a phone shows. */
final class Opening {
  private static final int PRODUCTS = 3;
  private static final int WEAKNESSES = 3;
  private static final int WATCHES = 4;

  private final Words words;
  private final About about;
  private final Bounds bounds;
  private final VersionText versions;

  Opening(Words words, About about, Bounds bounds) {
    this.words = words;
    this.about = about;
    this.bounds = bounds;
    this.versions = new VersionText(words);
  }

  Block block() {
    List<Line> lines = new ArrayList<>();
    if (about.unmatched() && about.alert().isPresent()) {
      lines.add(new LineWriter().strong(words.of("unmatched")).line());
    }
    warning().ifPresent(key -> lines.add(new LineWriter().strong(words.of(key)).line()));
    lines.add(affected());
    lines.add(severity());
    lines.add(labelled("exploited").own(exploited()).line());
    lines.add(fixed());
    lines.add(labelled("why").own(why()).line());
    return new Block.Lines(lines);
  }

  private Optional<String> warning() {
    if (about.subject().concerns().stream().allMatch(c -> c.vulnerability().withdrawn())) {
      return Optional.of("withdrawn");
    }
    boolean disputed =
        about.advisories().stream().anyMatch(a -> a.state() == Advisory.State.DISPUTED);
    return disputed ? Optional.of("disputed") : Optional.empty();
  }

  private Line affected() {
    LineWriter line = labelled("product");
    List<Product> products = about.products();
    if (products.isEmpty()) {
      return line.own(words.of("see-sources")).line();
    }
    boolean first = true;
    for (Product product : products.subList(0, Math.min(PRODUCTS, products.size()))) {
      String affected = versions.affected(product);
      line.own(first ? "" : " / ").feed(Words.brief(About.name(product), bounds.cell()));
      line.own(" ");
      if (affected.isEmpty()) {
        line.own(words.of("versions.unknown"));
      } else {
        line.feed(Words.brief(affected, bounds.cell()));
      }
      first = false;
    }
    int more = products.size() - PRODUCTS;
    return (more > 0 ? line.own(" " + words.of("more", more)) : line).line();
  }

  private Line severity() {
    LineWriter line = labelled(about.several() ? "most-severe" : "severity");
    Vulnerability worst = about.worst().vulnerability();
    Optional<Score> score = about.score();
    if (score.isEmpty()) {
      line.own(words.of("unscored"));
    } else {
      Score s = score.get();
      line.own(words.of("score", s.version().number(), s.base(), words.severity(s.severity())));
      String how = CvssWords.of(s, words.language());
      line.own(how.isEmpty() ? "" : words.of("colon") + how);
    }
    String kinds =
        worst.weaknesses().stream()
            .limit(WEAKNESSES)
            .map(words::weakness)
            .collect(Collectors.joining(words.of("and")));
    line.own(kinds.isEmpty() ? "" : " / " + kinds);
    return about.several() && score.isPresent()
        ? line.own(" / ").feed(worst.id().value()).line()
        : line.line();
  }

  private String exploited() {
    if (!about.several()) {
      return exploited(words, about.founder().vulnerability());
    }
    List<String> known =
        about.subject().concerns().stream()
            .map(Concern::vulnerability)
            .filter(v -> v.exploited() || proven(v))
            .map(v -> v.id().value() + " " + exploited(words, v))
            .toList();
    return known.isEmpty() ? words.of("exploited.unknown") : versions.listed(known);
  }

  /** Whether a vulnerability is exploited, in words. */
  static String exploited(Words words, Vulnerability vulnerability) {
    Optional<Enrichment.Kev> kev = vulnerability.fact(Enrichment.Kev.class);
    Optional<Enrichment.Epss> epss = vulnerability.fact(Enrichment.Epss.class);
    String said =
        kev.map(k -> words.of(k.ransomware() ? "exploited.ransomware" : "exploited.kev", k.added()))
            .orElse(
                words.of(
                    vulnerability.exploited()
                        ? "exploited.active"
                        : proven(vulnerability) ? "exploited.poc" : "exploited.unknown"));
    return said
        + epss.map(
                e ->
                    words.of(
                        "epss", String.format(Locale.ROOT, "%.1f", e.probability() * 100), e.day()))
            .orElse("");
  }

  private static boolean proven(Vulnerability vulnerability) {
    return vulnerability.facts().stream()
        .anyMatch(f -> f instanceof Enrichment.Ssvc s && s.exploitation().equals("poc"));
  }

  private Line fixed() {
    Map<String, Set<String>> fixed = new LinkedHashMap<>();
    for (Product product : about.everyProduct()) {
      List<String> found = VersionText.fixed(product);
      if (!found.isEmpty()) {
        fixed.computeIfAbsent(About.name(product), n -> new LinkedHashSet<>()).addAll(found);
      }
    }
    LineWriter line = labelled("fixed");
    if (fixed.isEmpty()) {
      return line.own(words.of("see-sources")).line();
    }
    boolean named = about.products().size() > 1;
    List<String> said =
        fixed.entrySet().stream()
            .map(e -> (named ? e.getKey() + " " : "") + versions.listed(List.copyOf(e.getValue())))
            .toList();
    String some = String.join(" / ", said.stream().limit(PRODUCTS).toList());
    int more = said.size() - PRODUCTS;
    line.feed(Words.brief(some, PRODUCTS * bounds.cell()));
    return (more > 0 ? line.own(" " + words.of("more", more)) : line).line();
  }

  private String why() {
    if (about.unmatched()) {
      return words.of(about.alert().isPresent() ? "why.alert" : "why.unknown");
    }
    Set<String> reasons = new LinkedHashSet<>();
    for (Concern concern : about.subject().concerns()) {
      for (Verdict.Matched match : concern.matches()) {
        reasons.add(why(match));
      }
    }
    String some = String.join(words.of("why.and"), reasons.stream().limit(WATCHES).toList());
    int more = reasons.size() - WATCHES;
    return more > 0 ? some + " " + words.of("more", more) : some;
  }

  private String why(Verdict.Matched match) {
    Evidence best = match.best();
    String field = words.of("field." + best.field().name().toLowerCase(Locale.ROOT));
    String tier = words.of("tier." + best.tier().name().toLowerCase(Locale.ROOT));
    String watch = Words.brief(match.watch().name(), 60);
    String word = Words.brief(best.word(), 60);
    return watch.equals(word)
        ? words.of("why.same", watch, field, tier)
        : words.of("why.match", watch, word, field, tier);
  }

  private LineWriter labelled(String key) {
    return new LineWriter().strong(words.of("label." + key) + words.of("colon").strip()).own(" ");
  }
}
