package hinomi.watch.version;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a version taken apart.
 *
 * @param prefix letters before the first number, but for a mere {@code v}; versions with different
 *     ones cannot be compared
 * @param head the numbers between dots that it begins with, at least one, as written
 * @param tail what follows
 * @param wild whether any version that begins so is meant: {@code 5.15.*}, {@code 4.5.x}
 * @param build what stands behind a {@code +}, which orders nothing
 */
record Release(String prefix, List<String> head, List<Part> tail, boolean wild, String build) {
  private static final int LONGEST = 80;
  private static final Pattern OTHER =
      Pattern.compile(
          "[^\\x20-\\x7e]|[,;:<>|&\"'=!?@#$%^{}~\\[\\]\\\\/]"
              + "|(?<![a-z])(?:and|or|to|before|through|until|prior|all|earlier)(?![a-z])");
  private static final Pattern LABEL =
      Pattern.compile("(?:versions?|ver|release|rel|v)[.\\s_-]*(?=\\d)|バージョン\\s*");
  private static final Pattern FORM =
      Pattern.compile("([a-z][a-z _.-]*)?(\\d+(?:\\.\\d+)*)((?:\\.(?:x|\\*))+(?![a-z\\d]))?(.*)");
  private static final Pattern PART = Pattern.compile("([^a-z\\d]*)(\\d+|[a-z]+)");

  /**
   * A number or a word of the tail.
   *
   * @param before the characters between it and what stands before it
   */
  record Part(String before, String text, boolean number) {}

  Release {
    head = List.copyOf(head);
    tail = List.copyOf(tail);
  }

  /** The parts of a version's text; empty for what is not one version. */
  static Optional<Release> parse(String text) {
    String t = plain(text);
    if (t.isEmpty() || t.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher label = LABEL.matcher(t);
    if (label.lookingAt()) {
      t = t.substring(label.end());
    }
    int plus = t.indexOf('+');
    String build = plus < 0 ? "" : t.substring(plus + 1);
    Matcher m = FORM.matcher(plus < 0 ? t : t.substring(0, plus));
    if (OTHER.matcher(t).find() || !m.matches() || m.group(4).indexOf('*') >= 0) {
      return Optional.empty();
    }
    String prefix = m.group(1) == null ? "" : m.group(1).replaceAll("[^a-z]", "");
    List<Part> tail = new ArrayList<>();
    Matcher part = PART.matcher(m.group(4));
    while (part.find()) {
      boolean number = Character.isDigit(part.group(2).charAt(0));
      tail.add(new Part(part.group(1), part.group(2), number));
    }
    boolean wild = m.group(3) != null;
    if (wild && !tail.isEmpty()) {
      return Optional.empty();
    }
    List<String> head = List.of(m.group(2).split("\\.", -1));
    return Optional.of(new Release(prefix, head, tail, wild, build));
  }

  /**
   * The text in the form in which versions are compared: NFKC, lower case, CPE's escapes undone.
   */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\\\(?=[^a-z\\d])", "")
        .strip();
  }

  /** Whether a revision of a packager may follow: {@code 1.18.0-6}. */
  boolean revised() {
    return !tail.isEmpty() && tail.getFirst().number() && tail.getFirst().before().equals("-");
  }

  /** The number at a place of the head; {@code 0} behind its end. */
  String at(int place) {
    return place < head.size() ? head.get(place) : "0";
  }

  /** Whether the head has no number but zeros from a place on. */
  boolean zerosFrom(int place) {
    return head.stream().skip(place).allMatch(n -> Numbers.compare(n, "0") == 0);
  }

  /** Whether the heads agree on the first places. */
  boolean beginsLike(Release other, int places) {
    for (int i = 0; i < places; i++) {
      if (Numbers.compare(at(i), other.at(i)) != 0) {
        return false;
      }
    }
    return prefix.equals(other.prefix);
  }
}
