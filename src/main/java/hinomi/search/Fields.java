package hinomi.search;

import hinomi.advisory.Severity;
import hinomi.advisory.Weakness;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a query, such as {@code cvss>=9}. */
final class Fields {
  static final List<String> NAMES =
      List.of(
          "product",
          "vendor",
          "cve",
          "id",
          "cvss",
          "severity",
          "since",
          "until",
          "kev",
          "source",
          "cwe");

  private static final int HIGHEST = 100;
  private static final Pattern RANGE =
      Pattern.compile("(\\d{1,2}(?:\\.\\d)?)?(\\.\\.)?(\\d{1,2}(?:\\.\\d)?)?");
  private static final Pattern AGE = Pattern.compile("(\\d{1,5})([dw])");

  private final ZoneId zone;
  private final Instant now;

  Fields(ZoneId zone, Instant now) {
    this.zone = zone;
    this.now = now;
  }

  /**
   * The condition of a field.
   *
   * @param column of its name
   * @param valueColumn of its value
   */
  Condition condition(int column, String name, String sign, String value, int valueColumn)
      throws QueryProblem {
    if (value.isBlank()) {
      throw new QueryProblem(valueColumn, "value", name, example(name));
    }
    if (!name.equals("cvss") && !sign.equals(":") && !sign.equals("=")) {
      throw new QueryProblem(column, "sign", name, sign, example(name));
    }
    Optional<? extends Condition> condition =
        switch (name) {
          case "product" -> QueryReader.row(Condition.Where.PRODUCT, value, false, valueColumn);
          case "vendor" -> QueryReader.row(Condition.Where.VENDOR, value, false, valueColumn);
          case "cve" -> Optional.of(new Condition.Named(cve(value)));
          case "id" -> Optional.of(new Condition.Named(value.strip()));
          case "cvss" -> cvss(sign, value);
          case "severity" -> severity(value);
          case "since" -> since(value);
          case "until" -> until(value);
          case "kev" -> kev(value);
          case "source" -> Optional.of(new Condition.From(sources(value)));
          case "cwe" -> cwe(value);
          default -> Optional.empty();
        };
    if (condition.isEmpty()) {
      throw new QueryProblem(valueColumn, "bad-value", name, value, example(name));
    }
    return condition.get();
  }

  private static String example(String name) {
    return switch (name) {
      case "product" -> "product:nginx, product:\"HTTP Server\"";
      case "vendor" -> "vendor:apache";
      case "cve" -> "cve:2024-3094";
      case "id" -> "id:JVNVU#91137775";
      case "cvss" -> "cvss>=9, cvss:7..8.9";
      case "severity" -> "severity:critical, severity:high,critical, severity:unscored";
      case "since" -> "since:2025, since:2025-03, since:2025-03-01, since:30d";
      case "until" -> "until:2025, until:2025-03, until:2025-03-01";
      case "kev" -> "kev:yes, kev:no";
      case "source" -> "source:jvn, source:jvn,jpcert";
      default -> "cwe:79, cwe:79,89";
    };
  }

  private static String cve(String value) {
    String id = value.strip().toUpperCase(Locale.ROOT);
    return id.startsWith("CVE-") ? id : "CVE-" + id;
  }

  /** {@code cvss>=9}, {@code cvss:9.8}, {@code cvss:7..8.9}, {@code cvss:9..}. */
  private static Optional<Condition> cvss(String sign, String value) {
    Matcher range = RANGE.matcher(value);
    if (!range.matches() || (range.group(2) != null && !sign.equals(":") && !sign.equals("="))) {
      return Optional.empty();
    }
    Optional<Integer> low = tenths(range.group(1));
    Optional<Integer> high = tenths(range.group(3));
    if (range.group(2) != null) {
      return low.isEmpty() && high.isEmpty()
          ? Optional.empty()
          : scored(low.orElse(0), high.orElse(HIGHEST));
    }
    int one = low.orElse(-1);
    return low.isEmpty() || high.isPresent()
        ? Optional.empty()
        : switch (sign) {
          case ">=" -> scored(one, HIGHEST);
          case ">" -> scored(one + 1, HIGHEST);
          case "<=" -> scored(0, one);
          case "<" -> scored(0, one - 1);
          default -> scored(one, one);
        };
  }

  private static Optional<Integer> tenths(@org.jspecify.annotations.Nullable String number) {
    return Optional.ofNullable(number).map(n -> IndexWords.tenths(Double.parseDouble(n)));
  }

  private static Optional<Condition> scored(int from, int to) {
    return from > to || to > HIGHEST
        ? Optional.empty()
        : Optional.of(new Condition.Scored(from, to));
  }

  private static Optional<Condition> severity(String value) {
    Set<Optional<Severity>> severities = new LinkedHashSet<>();
    for (String word : words(value)) {
      Optional<Severity> one =
          Arrays.stream(Severity.values()).filter(s -> s.name().equalsIgnoreCase(word)).findFirst();
      if (one.isEmpty() && !word.equalsIgnoreCase("unscored")) {
        return Optional.empty();
      }
      severities.add(one);
    }
    return severities.isEmpty() ? Optional.empty() : Optional.of(new Condition.Rated(severities));
  }

  private static Optional<Condition> cwe(String value) {
    Set<Weakness> weaknesses = new LinkedHashSet<>();
    for (String word : words(value)) {
      Optional<Weakness> one = Weakness.parse(word.matches("\\d{1,5}") ? "CWE-" + word : word);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      weaknesses.add(one.get());
    }
    return weaknesses.isEmpty() ? Optional.empty() : Optional.of(new Condition.Weak(weaknesses));
  }

  private static Set<String> sources(String value) {
    Set<String> sources = new LinkedHashSet<>();
    words(value).forEach(word -> sources.add(IndexWords.source(word)));
    return sources;
  }

  private static List<String> words(String value) {
    return Arrays.stream(value.split("[,、]", -1))
        .map(String::strip)
        .filter(w -> !w.isEmpty())
        .toList();
  }

  private static Optional<Condition> kev(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> Optional.of(new Condition.Exploited(true));
      case "no", "false" -> Optional.of(new Condition.Exploited(false));
      default -> Optional.empty();
    };
  }

  private Optional<Condition> since(String value) {
    Matcher age = AGE.matcher(value);
    if (age.matches()) {
      long days = Long.parseLong(age.group(1)) * (age.group(2).equals("w") ? 7 : 1);
      return Optional.of(new Condition.Published(now.minus(Duration.ofDays(days)), Instant.MAX));
    }
    return first(value).map(day -> new Condition.Published(begin(day), Instant.MAX));
  }

  private Optional<Condition> until(String value) {
    return after(value).map(day -> new Condition.Published(Instant.MIN, begin(day)));
  }

  private Instant begin(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** The first day of a year, a month or a day. */
  private static Optional<LocalDate> first(String value) {
    String text = value.replace('/', '-');
    try {
      return Optional.of(
          switch (text.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(text), 1, 1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
          });
    } catch (DateTimeParseException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The first day after it. */
  private static Optional<LocalDate> after(String value) {
    return first(value)
        .map(
            day ->
                switch (value.length()) {
                  case 4 -> day.plusYears(1);
                  case 7 -> day.plusMonths(1);
                  default -> day.plusDays(1);
                });
  }
}
