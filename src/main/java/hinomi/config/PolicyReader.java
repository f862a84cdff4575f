package hinomi.config;

import hinomi.advisory.Severity;
import hinomi.config.yaml.Value;
import hinomi.watch.Grouping;
import hinomi.watch.Grouping.By;
import hinomi.watch.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads how a watch's hits become tickets and how these live on. */
final class PolicyReader {
  private static final Map<String, By> GROUPINGS =
      Map.of("product", By.PRODUCT, "advisory", By.ADVISORY, "none", By.NONE);

  /** From which confidence on there is a ticket, and from which a line of the digest. */
  private record Bars(int ticket, int digest) {
    static final Map<String, Bars> FOR_MENTIONS =
        Map.of(
            "ticket", new Bars(0, 0),
            "digest", new Bars(Policy.SURE, 0),
            "drop", new Bars(Policy.SURE, Policy.SURE));
  }

  private final Section section;
  private final Policy otherwise;

  private PolicyReader(Section section, Policy otherwise) {
    this.section = section;
    this.otherwise = otherwise;
  }

  /**
   * Reads it.
   *
   * @param section the watch, or the top of the file
   * @param otherwise what holds where it is silent
   */
  static Policy read(Section section, Policy otherwise) {
    return new PolicyReader(section, otherwise).read();
  }

  private Policy read() {
    Bars bars = bars();
    return new Policy(
        bars.ticket,
        bars.digest,
        group(),
        epss(),
        severities("due", otherwise.due()),
        severities("remind", otherwise.remind()),
        section.yes("reopen").orElse(otherwise.reopen()));
  }

  private Bars bars() {
    Bars inherited = new Bars(otherwise.ticketFrom(), otherwise.digestFrom());
    if (section.has("mentions") && section.has("confidence")) {
      section.reading().problems().error(section.at("mentions"), "confidence.both");
      return inherited;
    }
    if (section.has("mentions")) {
      return section.choice("mentions", Bars.FOR_MENTIONS).orElse(inherited);
    }
    if (section.value("confidence").filter(Value.Text.class::isInstance).isPresent()) {
      int ticket = percent(section, "confidence", Policy.SURE).orElse(inherited.ticket);
      return new Bars(ticket, Math.min(ticket, inherited.digest));
    }
    return section
        .section("confidence", Keys.CONFIDENCE)
        .map(below -> bars(below, inherited))
        .orElse(inherited);
  }

  private static Bars bars(Section below, Bars inherited) {
    int ticket = percent(below, "ticket", Policy.SURE).orElse(inherited.ticket);
    int digest = percent(below, "digest", 20).orElse(Math.min(ticket, inherited.digest));
    if (digest > ticket) {
      below.reading().problems().error(below.at("digest"), "confidence.order", digest, ticket);
    }
    return new Bars(ticket, Math.min(ticket, digest));
  }

  private static Optional<Integer> percent(Section section, String key, int example) {
    return section.form(
        key,
        "expect.percent",
        String.valueOf(example),
        word ->
            word.folded().matches("[0-9]{1,3}")
                ? Optional.of(Integer.valueOf(word.folded())).filter(n -> n <= 100)
                : Optional.empty());
  }

  private Grouping group() {
    Grouping inherited = otherwise.group();
    if (section.value("group").filter(Value.Text.class::isInstance).isPresent()) {
      By by = section.choice("group", GROUPINGS).orElse(inherited.by());
      return new Grouping(by, inherited.within());
    }
    return section
        .section("group", Keys.GROUP)
        .map(
            below ->
                new Grouping(
                    below.choice("by", GROUPINGS).orElse(inherited.by()),
                    below.duration("within", "24h").orElse(inherited.within())))
        .orElse(inherited);
  }

  private @Nullable Double epss() {
    Optional<Value> value = section.value("epss");
    if (value.isEmpty()) {
      return otherwise.epssBar();
    }
    return Section.off(value.get())
        ? null
        : section
            .<Double>form("epss", "expect.form", "0.5 | 50%", PolicyReader::probability)
            .orElse(null);
  }

  private static Optional<Double> probability(Word word) {
    String text = word.folded();
    boolean percent = text.endsWith("%");
    String number = percent ? text.substring(0, text.length() - 1).strip() : text;
    if (!number.matches("[0-9]{1,3}(\\.[0-9]{1,6})?")) {
      return Optional.empty();
    }
    double value = Double.parseDouble(number);
    return Optional.of(percent ? value / 100 : value).filter(p -> p <= 1);
  }

  private SortedMap<Severity, Duration> severities(
      String key, SortedMap<Severity, Duration> inherited) {
    Optional<Value> value = section.value(key);
    if (value.isEmpty()) {
      return inherited;
    }
    SortedMap<Severity, Duration> found = new TreeMap<>();
    if (Section.off(value.get())) {
      return found;
    }
    found.putAll(inherited);
    section.section(key, Keys.SEVERITIES).ifPresent(below -> overlay(below, found));
    return found;
  }

  private static void overlay(Section below, SortedMap<Severity, Duration> found) {
    for (Severity severity : List.of(Severity.values())) {
      String name = severity.name().toLowerCase(Locale.ROOT);
      Optional<Value> value = below.value(name);
      if (value.filter(Section::off).isPresent()) {
        found.remove(severity);
      } else {
        below
            .<Duration>form(
                name,
                "expect.duration",
                "3d | off",
                word -> Durations.parse(word.folded()).filter(Duration::isPositive))
            .ifPresent(duration -> found.put(severity, duration));
      }
    }
  }
}
