package hinomi.ticket.text;

import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Product;
import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Concern;
import hinomi.ticket.Fixes;
import hinomi.watch.Evidence;
import hinomi.watch.Naming;
import hinomi.watch.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
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
    lines.addAll(new InstalledText(words, about, bounds).lines());
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
    Map<String, List<String>> known = new LinkedHashMap<>();
    for (Concern concern : about.gravest()) {
      Vulnerability v = concern.vulnerability();
      if (v.exploited() || proven(v)) {
        known.computeIfAbsent(state(words, v), s -> new ArrayList<>()).add(v.id().value());
      }
    }
    return known.isEmpty()
        ? words.of("exploited.unknown")
        : known.entrySet().stream()
            .map(e -> e.getKey() + words.of("colon") + versions.listed(e.getValue()))
            .collect(Collectors.joining(" / "));
  }

  /** Whether a vulnerability is exploited, in words. */
  static String exploited(Words words, Vulnerability vulnerability) {
    return state(words, vulnerability)
        + vulnerability
            .fact(Enrichment.Epss.class)
            .map(
                e ->
                    words.of(
                        "epss", String.format(Locale.ROOT, "%.1f", e.probability() * 100), e.day()))
            .orElse("");
  }

  private static String state(Words words, Vulnerability vulnerability) {
    return vulnerability
        .fact(Enrichment.Kev.class)
        .map(k -> words.of(k.ransomware() ? "exploited.ransomware" : "exploited.kev", k.added()))
        .orElse(
            words.of(
                vulnerability.exploited()
                    ? "exploited.active"
                    : proven(vulnerability) ? "exploited.poc" : "exploited.unknown"));
  }

  private static boolean proven(Vulnerability vulnerability) {
    return vulnerability.facts().stream()
        .anyMatch(f -> f instanceof Enrichment.Ssvc s && s.exploitation().equals("poc"));
  }

  private Line fixed() {
    Map<String, Set<String>> fixed = new LinkedHashMap<>();
    for (Product product : about.everyProduct()) {
      List<String> found = Fixes.of(product);
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
    Map<String, List<Verdict.Matched>> byWatch = new LinkedHashMap<>();
    for (Concern concern : about.subject().concerns()) {
      for (Verdict.Matched match : concern.matches()) {
        byWatch.computeIfAbsent(match.watch().name(), w -> new ArrayList<>()).add(match);
      }
    }
    String some =
        byWatch.values().stream()
            .limit(WATCHES)
            .map(this::why)
            .collect(Collectors.joining(words.of("why.and")));
    int more = byWatch.size() - WATCHES;
    return more > 0 ? some + " " + words.of("more", more) : some;
  }

  /** A watch's surest reason, and how many of the members it spoke of where that is not all. */
  private String why(List<Verdict.Matched> matches) {
    int all = about.subject().concerns().size();
    String reason =
        why(matches.stream().min(Comparator.comparing(m -> m.best().tier())).orElseThrow());
    return matches.size() < all ? words.of("why.some", reason, matches.size(), all) : reason;
  }

  private String why(Verdict.Matched match) {
    Evidence best = match.best();
    String field = words.of("field." + best.field().name().toLowerCase(Locale.ROOT));
    String tier = words.of("tier." + best.tier().name().toLowerCase(Locale.ROOT));
    String watch = Words.brief(match.watch().name(), 60);
    String word = Words.brief(best.word(), 60);
    String naming = best.naming().name().toLowerCase(Locale.ROOT);
    return watch.equals(word) && best.naming() == Naming.PRODUCT
        ? words.of("why.same", watch, field, tier)
        : words.of("why.match", watch, words.of("naming." + naming, word), field, tier);
  }

  private LineWriter labelled(String key) {
    return new LineWriter().strong(words.of("label." + key) + words.of("colon").strip()).own(" ");
  }
}
