package hinomi.watch.when;

import hinomi.advisory.Vulnerability;
import hinomi.language.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A condition on a vulnerability beyond its score, as in {@code kev or (epss >= 0.1 and av:n)}. The
 * language is described in {@code docs/when.md}. Immutable; two conditions are equal where they say
 * the same in the same order, whatever the spaces, letter case and way of writing.
 */
public final class When {
  private static final String ROOM = "watch/when";
  private static final int LONGEST = 4_000;
  private static final int SHOWN = 80;

  private final String text;
  private final Part whole;

  private When(String text, Part whole) {
    this.text = text;
    this.whole = whole;
  }

  /**
   * Reads a condition that may name any source.
   *
   * @throws WhenError where it cannot be understood
   */
  public static When parse(String text) throws WhenError {
    return parse(text, List.of());
  }

  /**
   * Reads a condition.
   *
   * @param sources the names of sources that a comparison may hold; empty for any
   * @throws WhenError where it cannot be understood
   */
  public static When parse(String text, Collection<String> sources) throws WhenError {
    if (text.length() > LONGEST) {
      throw new WhenError(LONGEST, "long", LONGEST);
    }
    return new When(text.strip(), new Parser(text, sources).read());
  }

  /**
   * Whether the condition holds.
   *
   * @param now from when the age is counted
   */
  public Answer judge(Vulnerability vulnerability, Instant now) {
    Finding finding = whole.judge(vulnerability, now);
    String decided = finding.decided().text();
    Map<String, String> seen = seen(finding.decided(), vulnerability, now);
    return switch (finding.truth()) {
      case YES -> new Answer.Holds();
      case NO ->
          new Answer.Fails(
              Message.of(
                  ROOM,
                  "fails",
                  decided,
                  seen.entrySet().stream()
                      .map(e -> e.getKey() + ": " + (e.getValue().isEmpty() ? "?" : e.getValue()))
                      .collect(Collectors.joining("; "))));
      case UNKNOWN ->
          new Answer.Unknown(
              Message.of(
                  ROOM,
                  "unknown",
                  decided,
                  seen.entrySet().stream()
                      .filter(e -> e.getValue().isEmpty())
                      .map(Map.Entry::getKey)
                      .collect(Collectors.joining(", "))));
    };
  }

  /** What is known of everything that a part asks for; empty words for nothing. */
  private static Map<String, String> seen(Part part, Vulnerability vulnerability, Instant now) {
    Map<String, String> seen = new LinkedHashMap<>();
    part.properties()
        .distinct()
        .forEach(
            property ->
                seen.put(
                    property.name(),
                    cut(
                        property.values(vulnerability, now).stream()
                            .map(Value::text)
                            .collect(Collectors.joining(", ")))));
    return seen;
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
  }

  /** The EPSS probabilities, 0 to 1, that the condition compares with. */
  public List<Double> epssBars() {
    return whole
        .comparisons()
        .filter(c -> c.property().name().equals("epss"))
        .flatMap(c -> c.asked().stream())
        .map(value -> value.rank())
        .distinct()
        .toList();
  }

  /** The condition as the user wrote it. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof When when && when.whole.text().equals(whole.text());
  }

  @Override
  public int hashCode() {
    return whole.text().hashCode();
  }

  /** The condition in its normal form. */
  @Override
  public String toString() {
    return whole.text();
  }
}
