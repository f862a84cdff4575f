package hinomi.config.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks through the lines for signs that YAML would take for something else than was meant. */
final class Layout {
  private static final Pattern KEY =
      Pattern.compile("^ *(?:- +)*([\\p{L}\\p{N}_－-]+)([ \\x{3000}\\x{A0}]*)([:：])(.?)");

  private final Set<String> keys;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param keys all keys that may stand in the file, wherever
   */
  Layout(Set<String> keys) {
    this.keys = keys;
  }

  /** The lines of a text, however they end, without their ends. */
  static List<String> lines(String text) {
    return List.of(text.split("\r\n|\n|\r", -1));
  }

  /**
   * What is wrong with the lines. Lines that hold nothing, or only a comment, after wide spaces are
   * emptied in {@code lines}.
   */
  List<Fault> check(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int start = 0;
      while (start < line.length() && line.charAt(start) == ' ') {
        start++;
      }
      String after = Characters.trim(line);
      if (after.isEmpty() || after.startsWith("#")) {
        lines.set(i, "");
        unprintable(i + 1, line);
      } else {
        check(i + 1, line, start);
      }
    }
    return faults;
  }

  private void check(int number, String line, int start) {
    Place at = new Place(number, start + 1);
    char first = line.charAt(start);
    unprintable(number, line);
    if (first == '\t' || Characters.wideSpace(first)) {
      faults.add(Characters.space(at, first));
    } else if (Characters.bullet(first)) {
      faults.add(Fault.of(at, "char.bullet", first, Characters.code(first)));
    } else if (first == '-' && start + 1 < line.length()) {
      dash(at, line.charAt(start + 1));
    }
    key(number, line);
  }

  private void dash(Place at, char next) {
    if (Characters.wideSpace(next)) {
      faults.add(Characters.space(at.plus(1), next));
    } else if (next != ' ' && next != '\t' && next != '-') {
      faults.add(Fault.of(at, "char.dash", next));
    }
  }

  private void key(int number, String line) {
    Matcher m = KEY.matcher(line);
    if (!m.find() || !keys.contains(m.group(1))) {
      return;
    }
    Place colon = new Place(number, line.codePointCount(0, m.start(3)) + 1);
    String next = m.group(4);
    if (m.group(3).equals("：")) {
      faults.add(Fault.of(colon, "char.wide-colon", m.group(1)));
    } else if (!next.isEmpty() && Characters.wideSpace(next.charAt(0))) {
      faults.add(Characters.space(colon.plus(1), next.charAt(0)));
    } else if (!next.isBlank() && !line.startsWith("//", m.end(3))) {
      faults.add(Fault.of(colon, "char.colon", m.group(1)));
    }
  }

  private void unprintable(int number, String line) {
    for (int i = 0; i < line.length(); i++) {
      if (Characters.unprintable(line.charAt(i))) {
        faults.add(
            Fault.of(
                new Place(number, line.codePointCount(0, i) + 1),
                "char.control",
                Characters.code(line.charAt(i))));
        return;
      }
    }
  }
}
