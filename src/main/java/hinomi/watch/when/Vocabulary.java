package hinomi.watch.when;

import hinomi.advisory.Enrichment.Epss;
import hinomi.advisory.Enrichment.Kev;
import hinomi.advisory.Enrichment.Ssvc;
import hinomi.advisory.Product;
import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All properties that a condition may ask for, by their names. */
final class Vocabulary {

  /** The base metrics of CVSS v2.0, v3.x and v4.0, with the values of all versions. */
  private static final List<String> METRICS =
      List.of(
          "av n/network a/adjacent l/local p/physical",
          "ac l/low m/medium h/high",
          "at n/none p/present",
          "au n/none s/single m/multiple",
          "pr n/none l/low h/high",
          "ui n/none r/required p/passive a/active",
          "s u/unchanged c/changed",
          "c h/high l/low n/none p/partial c/complete",
          "i h/high l/low n/none p/partial c/complete",
          "a h/high l/low n/none p/partial c/complete",
          "vc h/high l/low n/none",
          "vi h/high l/low n/none",
          "va h/high l/low n/none",
          "sc h/high l/low n/none",
          "si h/high l/low n/none",
          "sa h/high l/low n/none");

  private static final SequencedMap<String, Property> ALL = new LinkedHashMap<>();
  private static final Map<String, Property> SHORT = new LinkedHashMap<>();

  static {
    add("cvss", new Scale.Numbers(10, false), (v, _) -> score(v).map(s -> "" + s.base()));
    add("cvss.version", new Scale.Versions(), (v, _) -> score(v).map(s -> s.version().number()));
    for (String line : METRICS) {
      metric(line.split(" "));
    }
    add(
        "severity",
        new Scale.Steps(List.of("none", "low", "medium", "high", "critical")),
        (v, _) -> v.severity().stream().map(s -> s.name().toLowerCase(Locale.ROOT)));
    add("epss", new Scale.Numbers(1, true), (v, _) -> epss(v).map(e -> "" + e.probability()));
    add(
        "epss.percentile",
        new Scale.Numbers(1, true),
        (v, _) -> epss(v).map(e -> "" + e.percentile()));
    add("kev", new Scale.Flag(), (v, _) -> yes(v.fact(Kev.class).isPresent()));
    add(
        "kev.ransomware",
        new Scale.Flag(),
        (v, _) -> yes(v.facts().stream().anyMatch(f -> f instanceof Kev k && k.ransomware())));
    add(
        "ssvc.exploitation",
        new Scale.Steps(List.of("none", "poc", "active")),
        (v, _) -> ssvc(v).map(Ssvc::exploitation));
    add("ssvc.automatable", new Scale.Flag(), (v, _) -> ssvc(v).map(Ssvc::automatable));
    add(
        "ssvc.impact",
        new Scale.Steps(List.of("partial", "total")),
        (v, _) -> ssvc(v).map(Ssvc::technicalImpact));
    add("cwe", new Scale.Weaknesses(), (v, _) -> v.weaknesses().stream().map(Weakness::id));
    add(
        "source",
        new Scale.Texts(false),
        (v, _) -> v.advisories().stream().map(a -> a.id().source()));
    add("age", new Scale.Times(), Vocabulary::age);
    add("title", new Scale.Texts(true), (v, _) -> texts(v.title()));
    add("summary", new Scale.Texts(true), (v, _) -> texts(v.summary()));
    add("vendor", new Scale.Texts(true), (v, _) -> affected(v).map(Product::vendor));
    add("product", new Scale.Texts(true), (v, _) -> affected(v).map(Product::name));
  }

  private Vocabulary() {}

  /** The property that a word names, in its full or its short form. */
  static Optional<Property> find(String word) {
    return Optional.ofNullable(ALL.getOrDefault(word, SHORT.get(word)));
  }

  /** The full names, as the documentation lists them. */
  static Set<String> names() {
    return ALL.sequencedKeySet();
  }

  private static void add(String name, Scale scale, Property.Reader reader) {
    ALL.put(name, new Property(name, scale, reader));
  }

  private static void metric(String... words) {
    Map<String, String> letters = new LinkedHashMap<>();
    for (String pair : List.of(words).subList(1, words.length)) {
      letters.put(pair.substring(0, 1), pair.substring(2));
    }
    String name = "cvss." + words[0];
    add(name, new Scale.Letters(letters), (v, _) -> metric(v, words[0]).stream());
    SHORT.put(words[0], Objects.requireNonNull(ALL.get(name)));
  }

  private static Stream<Score> score(Vulnerability v) {
    return v.score().stream();
  }

  private static Stream<Epss> epss(Vulnerability v) {
    return v.fact(Epss.class).stream();
  }

  private static Stream<Ssvc> ssvc(Vulnerability v) {
    return v.fact(Ssvc.class).stream();
  }

  private static Stream<String> yes(boolean known) {
    return Stream.of(known ? "yes" : "no");
  }

  private static Stream<Product> affected(Vulnerability v) {
    return v.products().stream().filter(Product::vulnerable);
  }

  private static Stream<String> texts(Localized text) {
    return Stream.of(text.ja(), text.en()).filter(Objects::nonNull).map(Objects::requireNonNull);
  }

  private static Stream<String> age(Vulnerability v, Instant now) {
    return Stream.of(Math.max(0, Duration.between(v.published(), now).toSeconds()) + "s");
  }

  /** The metric in the first vector that has it, of the scores in the order in which they count. */
  private static Optional<String> metric(Vulnerability v, String metric) {
    return v.scores().stream()
        .map(Score::vector)
        .flatMap(vector -> part(vector, metric).stream())
        .findFirst();
  }

  private static Optional<String> part(@Nullable String vector, String metric) {
    return vector == null
        ? Optional.empty()
        : Arrays.stream(vector.replaceAll("[()\\s]", "").toLowerCase(Locale.ROOT).split("/"))
            .filter(part -> part.startsWith(metric + ":"))
            .map(part -> part.substring(metric.length() + 1))
            .findFirst();
  }
}
