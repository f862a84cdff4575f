package hinomi.search;

import hinomi.advisory.CveId;
import hinomi.advisory.Weakness;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a query from left to right. */
final class QueryReader {
  private static final int MOST = 40;
  private static final int SHORTEST_BEGINNING = 2;
  private static final String QUOTES = "\"“”＂";
  private static final String MINUS = "-－−";
  private static final Pattern FIELD = Pattern.compile("([A-Za-z]+)(>=|<=|>|<|=|:)");
  private static final Pattern ID = Pattern.compile("(?i)[a-z][a-z#-]*\\d[\\w-]*");

  private final String text;
  private final Fields fields;
  private final List<Condition> wanted = new ArrayList<>();
  private final List<Condition> unwanted = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private int at;

  QueryReader(String text, ZoneId zone, Instant now) {
    this.text = text;
    this.fields = new Fields(zone, now);
  }

  Query read() throws QueryProblem {
    while (skipSpace()) {
      int start = at;
      boolean not = MINUS.indexOf(text.charAt(at)) >= 0;
      if (not) {
        at++;
      }
      Optional<Condition> condition = item(at, not);
      if (condition.isPresent()) {
        (not ? unwanted : wanted).add(condition.get());
      }
      if (wanted.size() + unwanted.size() > MOST) {
        throw new QueryProblem(start + 1, "too-many", MOST);
      }
    }
    if (wanted.isEmpty() && unwanted.isEmpty()) {
      throw new QueryProblem(1, "empty");
    }
    return new Query(wanted, unwanted, names);
  }

  private boolean skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private Optional<Condition> item(int start, boolean not) throws QueryProblem {
    Matcher field = FIELD.matcher(text).region(at, text.length());
    if (field.lookingAt()) {
      String name = field.group(1).toLowerCase(Locale.ROOT);
      boolean known = Fields.NAMES.contains(name);
      if (known) {
        at = field.end();
        int from = at;
        Value value = value();
        return Optional.of(
            fields.condition(start + 1, name, field.group(2), value.text(), from + 1));
      }
      if (field.group(2).equals(":")) {
        throw new QueryProblem(start + 1, "field", name, String.join(", ", Fields.NAMES));
      }
    }
    Value value = value();
    return value.text().isBlank() ? Optional.empty() : words(start, value, not);
  }

  private Optional<Condition> words(int start, Value value, boolean not) throws QueryProblem {
    String plain = value.text().strip();
    if (!value.quoted()) {
      if (plain.matches("(?i)CWE-\\d{1,5}")) {
        return Weakness.parse(plain).map(w -> new Condition.Weak(java.util.Set.of(w)));
      }
      if (ID.matcher(plain).matches() && !not) {
        names.add(plain);
      }
      if (CveId.parse(plain.toUpperCase(Locale.ROOT)).isPresent() && not) {
        return Optional.of(new Condition.Named(plain));
      }
    }
    return row(Condition.Where.ANYWHERE, value.text(), value.quoted(), start + 1);
  }

  /** Words as written; empty where there are only signs. */
  static Optional<Condition> row(Condition.Where where, String text, boolean quoted, int column)
      throws QueryProblem {
    Units units = Units.of(text);
    if (units.isEmpty()) {
      return Optional.empty();
    }
    boolean open = !quoted && text.endsWith("*") && !units.endsInJapanese();
    if (open && units.lastLength() < SHORTEST_BEGINNING) {
      throw new QueryProblem(column, "beginning", text, SHORTEST_BEGINNING);
    }
    return Optional.of(new Condition.Row(where, units, open));
  }

  /**
   * What stands up to the next space.
   *
   * @param quoted whether it stood in quotation marks
   */
  private record Value(String text, boolean quoted) {}

  private Value value() throws QueryProblem {
    if (at < text.length() && QUOTES.indexOf(text.charAt(at)) >= 0) {
      int start = at++;
      int from = at;
      while (at < text.length() && QUOTES.indexOf(text.charAt(at)) < 0) {
        at++;
      }
      if (at == text.length()) {
        throw new QueryProblem(start + 1, "quote");
      }
      return new Value(text.substring(from, at++), true);
    }
    int from = at;
    while (at < text.length() && !isSpace(text.charAt(at)) && QUOTES.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String found = text.substring(from, at);
    return new Value(
        Normalizer.isNormalized(found, Normalizer.Form.NFKC)
            ? found
            : Normalizer.normalize(found, Normalizer.Form.NFKC),
        false);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00a0' || c == '\u3000';
  }
}
