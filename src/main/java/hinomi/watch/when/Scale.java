package hinomi.watch.when;

import hinomi.advisory.CvssVersion;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the values of a property are written and compared. */
sealed interface Scale {

  /** Ways to compare values without an order. */
  Set<Operator> UNORDERED =
      EnumSet.of(Operator.EQUAL, Operator.UNEQUAL, Operator.IN, Operator.NOT_IN);

  /** Ways to compare values with one. */
  Set<Operator> ORDERED = EnumSet.complementOf(EnumSet.of(Operator.CONTAINS));

  /** The value that a word stands for; empty where it is none. */
  Optional<Value> value(String word);

  /** The key of the message that says what values look like. */
  String expected();

  /** What they look like, for that message. */
  String form();

  /** The ways to compare them. */
  default Set<Operator> operators() {
    return ORDERED;
  }

  /** Where a value seen stands to one asked for: below, at or above 0. */
  default int compare(Value seen, Value asked) {
    return Double.compare(seen.rank(), asked.rank());
  }

  /** Whether a value seen is the one asked for. */
  default boolean equal(Value seen, Value asked) {
    return operators().contains(Operator.LESS)
        ? compare(seen, asked) == 0
        : seen.text().equals(asked.text());
  }

  /** Words that are all there are, for hints. */
  default Set<String> choices() {
    return Set.of();
  }

  /**
   * Numbers from 0.
   *
   * @param most the highest
   * @param share whether a percentage may be written
   */
  record Numbers(double most, boolean share) implements Scale {
    private static final Pattern FORM =
        Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{0,17})?|\\.[0-9]{1,17})(e-?[0-9]{1,2})?(%?)");

    @Override
    public Optional<Value> value(String word) {
      Matcher m = FORM.matcher(word.toLowerCase(Locale.ROOT));
      if (!m.matches() || (!share && !m.group(3).isEmpty())) {
        return Optional.empty();
      }
      String power = m.group(2) == null ? "" : m.group(2);
      BigDecimal number = new BigDecimal(m.group(1) + power);
      if (!m.group(3).isEmpty()) {
        number = number.movePointLeft(2);
      }
      boolean fits = number.compareTo(BigDecimal.valueOf(most)) <= 0;
      return fits ? Optional.of(new Value(number.doubleValue(), plain(number))) : Optional.empty();
    }

    private static String plain(BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    @Override
    public String expected() {
      return share ? "value.share" : "value.number";
    }

    @Override
    public String form() {
      return plain(BigDecimal.valueOf(most));
    }
  }

  /**
   * Words with an order.
   *
   * @param words the least first
   */
  record Steps(List<String> words) implements Scale {
    @Override
    public Optional<Value> value(String word) {
      int rank = words.indexOf(word.toLowerCase(Locale.ROOT));
      return rank < 0 ? Optional.empty() : Optional.of(new Value(rank, words.get(rank)));
    }

    @Override
    public String expected() {
      return "value.choice";
    }

    @Override
    public String form() {
      return String.join(", ", words);
    }

    @Override
    public Set<String> choices() {
      return Set.copyOf(words);
    }
  }

  /** Yes or no; the name alone asks for yes. */
  record Flag() implements Scale {
    private static final Map<String, String> WORDS =
        Map.of("yes", "yes", "true", "yes", "on", "yes", "no", "no", "false", "no", "off", "no");

    @Override
    public Optional<Value> value(String word) {
      return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)))
          .map(text -> new Value(0, text));
    }

    @Override
    public Set<Operator> operators() {
      return UNORDERED;
    }

    @Override
    public String expected() {
      return "value.choice";
    }

    @Override
    public String form() {
      return "yes, no";
    }

    @Override
    public Set<String> choices() {
      return WORDS.keySet();
    }
  }

  /**
   * The values of one metric of a vector: the letter or the word.
   *
   * @param letters what each letter is called
   */
  record Letters(Map<String, String> letters) implements Scale {
    @Override
    public Optional<Value> value(String word) {
      String given = word.toLowerCase(Locale.ROOT);
      return letters.entrySet().stream()
          .filter(e -> e.getKey().equals(given) || e.getValue().equals(given))
          .findFirst()
          .map(e -> new Value(0, e.getKey()));
    }

    @Override
    public Set<Operator> operators() {
      return UNORDERED;
    }

    @Override
    public String expected() {
      return "value.choice";
    }

    @Override
    public String form() {
      return String.join(
          ", ", letters.entrySet().stream().map(e -> e.getKey() + "/" + e.getValue()).toList());
    }

    @Override
    public Set<String> choices() {
      return Set.copyOf(letters.values());
    }
  }

  /** Versions of CVSS; {@code 3} stands for 3.0 and 3.1. */
  record Versions() implements Scale {
    @Override
    public Optional<Value> value(String word) {
      return CvssVersion.parse(word).map(v -> new Value(Double.parseDouble(v.number()), word));
    }

    @Override
    public int compare(Value seen, Value asked) {
      boolean major = asked.text().indexOf('.') < 0;
      return Double.compare(major ? Math.floor(seen.rank()) : seen.rank(), asked.rank());
    }

    @Override
    public String expected() {
      return "value.choice";
    }

    @Override
    public String form() {
      return "2.0, 3, 3.0, 3.1, 4.0";
    }
  }

  /** Lengths of time. */
  record Times() implements Scale {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12}) ?(s|m|min|h|d|w)");

    @Override
    public Optional<Value> value(String word) {
      Matcher m = FORM.matcher(word.toLowerCase(Locale.ROOT));
      if (!m.matches()) {
        return Optional.empty();
      }
      long each =
          switch (m.group(2)) {
            case "s" -> 1;
            case "m", "min" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            default -> 604_800;
          };
      Duration time = Duration.ofSeconds(Long.parseLong(m.group(1)) * each);
      return Optional.of(new Value(time.toSeconds(), shown(time)));
    }

    private static String shown(Duration time) {
      long seconds = time.toSeconds();
      if (seconds >= 86_400 && (seconds % 86_400 == 0 || seconds >= 3 * 86_400)) {
        return seconds / 86_400 + "d";
      }
      return seconds % 3_600 == 0 || seconds >= 10_800
          ? seconds / 3_600 + "h"
          : seconds % 60 == 0 || seconds >= 180 ? seconds / 60 + "m" : seconds + "s";
    }

    @Override
    public String expected() {
      return "value.time";
    }

    @Override
    public String form() {
      return "12h, 30d, 2w";
    }
  }

  /** Entries of the CWE list, with or without {@code CWE-}. */
  record Weaknesses() implements Scale {
    private static final Pattern FORM = Pattern.compile("(?i)(?:CWE-?)?([0-9]{1,5})");

    @Override
    public Optional<Value> value(String word) {
      Matcher m = FORM.matcher(word);
      return m.matches()
          ? Optional.of(new Value(0, "CWE-" + Integer.parseInt(m.group(1))))
          : Optional.empty();
    }

    @Override
    public Set<Operator> operators() {
      return UNORDERED;
    }

    @Override
    public String expected() {
      return "value.cwe";
    }

    @Override
    public String form() {
      return "79, CWE-79";
    }
  }

  /** Names and texts of others, compared in NFKC and lower case. */
  record Texts(boolean searched) implements Scale {
    @Override
    public Optional<Value> value(String word) {
      String text =
          Normalizer.normalize(word, Normalizer.Form.NFKC)
              .toLowerCase(Locale.ROOT)
              .replaceAll("\\s+", " ")
              .strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(new Value(0, text));
    }

    @Override
    public Set<Operator> operators() {
      Set<Operator> all = EnumSet.copyOf(UNORDERED);
      if (searched) {
        all.add(Operator.CONTAINS);
      }
      return all;
    }

    @Override
    public String expected() {
      return "value.text";
    }

    @Override
    public String form() {
      return "\"…\"";
    }
  }
}
