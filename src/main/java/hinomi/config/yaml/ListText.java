package hinomi.config.yaml;

import hinomi.config.yaml.Branch.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Changes a list in a YAML text, and nothing else of it: comments, order, indentation and the ends
 * of lines stay as they are.
 */
public final class ListText {
  private final String text;
  private final Branch root;

  private ListText(String text, Branch root) {
    this.text = text;
    this.root = root;
  }

  /**
   * An entry to be added.
   *
   * @param lines as it is written below each other, without indentation
   * @param flow as it is written in brackets
   */
  public record Entry(List<String> lines, String flow) {
    public Entry {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The text with one more entry at the end of a list, which is made where there is none.
   *
   * @param text without byte order mark
   * @param key of the list, in the table that the text is
   */
  public static String add(String text, String key, Entry entry) throws Unfit {
    if (text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
      return atEnd(text, 0, key, entry);
    }
    ListText at = of(text);
    if (at.root.at(key).isEmpty()) {
      if (at.root.flow()) {
        return at.changed()
            .insert(at.last(at.root), ", " + key + ": [" + entry.flow() + "]")
            .made();
      }
      return atEnd(text, at.column(at.root.start()), key, entry);
    }
    Branch list = at.root.at(key).get();
    boolean emptyBrackets = list.form() == Form.ITEMS && list.parts().isEmpty();
    if (list.nothing() || (emptyBrackets && !at.root.flow())) {
      Branch named = at.root.key(key).orElseThrow();
      int column = at.column(named.start());
      if (list.start() < list.end() && at.aloneInLine(list)) {
        String lines = String.join(at.changed().lineEnd(), item(entry, at.column(list.start())));
        return at.changed().replace(list.start(), list.end(), lines.strip()).made();
      }
      return at.changed()
          .replace(at.withSpace(list), list.end(), "")
          .after(list.end(), column, item(entry, column + 2))
          .made();
    }
    return at.appended(list, entry);
  }

  private static String atEnd(String text, int column, String key, Entry entry) {
    Changed changed = new Changed(text);
    boolean open = !text.isEmpty() && !text.endsWith("\n") && !text.endsWith("\r");
    String lineEnd = changed.lineEnd();
    List<String> lines = new ArrayList<>(List.of(" ".repeat(column) + key + ":"));
    lines.addAll(item(entry, column + 2));
    return text + (open ? lineEnd : "") + String.join(lineEnd, lines) + lineEnd;
  }

  private static List<String> item(Entry entry, int column) {
    return IntStream.range(0, entry.lines().size())
        .mapToObj(i -> " ".repeat(column) + (i == 0 ? "- " : "  ") + entry.lines().get(i))
        .toList();
  }

  /** The text without an entry of a list. */
  public static String remove(String text, String key, int number) throws Unfit {
    ListText at = of(text);
    return at.removed(at.root.key(key).orElseThrow(() -> new Unfit(key)), at.list(key), number);
  }

  /**
   * The text in which a key of an entry, a table or a single word, has these words.
   *
   * @param key of the list
   * @param alone the key for which a single word stands
   * @param inner the key within the entry
   * @param words as they are written in YAML
   */
  public static String set(
      String text, String key, int number, String alone, String inner, List<String> words)
      throws Unfit {
    ListText at = of(text);
    Branch list = at.list(key);
    Branch entry = list.parts().get(number);
    String written = "[" + String.join(", ", words) + "]";
    return switch (entry.form()) {
      case SCALAR -> at.widened(list, entry, alone, inner + ": " + written);
      case TABLE ->
          entry.at(inner).isEmpty()
              ? at.added(entry, inner + ": " + written)
              : at.replaced(entry.key(inner).orElseThrow(), entry.at(inner).orElseThrow(), written);
      case ALIAS, ITEMS -> throw new Unfit(key);
    };
  }

  private String widened(Branch list, Branch word, String alone, String line) {
    Changed changed = changed();
    if (list.flow()) {
      return changed
          .insert(word.start(), "{" + alone + ": ")
          .insert(word.end(), ", " + line + "}")
          .made();
    }
    int column = column(word.start());
    return changed
        .insert(word.start(), alone + ": ")
        .after(word.end(), column - 1, List.of(" ".repeat(column) + line))
        .made();
  }

  private String added(Branch table, String line) {
    if (table.flow()) {
      return changed().insert(last(table), ", " + line).made();
    }
    int column = column(table.parts().getFirst().start());
    return changed().after(lastSign(table), column - 1, List.of(" ".repeat(column) + line)).made();
  }

  private String replaced(Branch key, Branch value, String written) throws Unfit {
    if (value.form() == Form.ITEMS && !value.flow()) {
      int from = afterColon(key);
      int column = dash(value.parts().getFirst().start()) - lineStart(value.parts().getFirst());
      return changed()
          .insert(from, " " + written)
          .without(dash(value.parts().getFirst().start()), lastSign(value), column)
          .made();
    }
    if (value.form() == Form.ALIAS || value.form() == Form.TABLE || comment(value)) {
      throw new Unfit(key.value());
    }
    return changed()
        .replace(value.start(), value.end(), (value.start() == value.end() ? " " : "") + written)
        .made();
  }

  private boolean comment(Branch value) {
    return value.form() == Form.ITEMS
        && text.substring(value.start(), value.end()).lines().count() > 1;
  }

  private String appended(Branch list, Entry entry) throws Unfit {
    return switch (list.form()) {
      case SCALAR ->
          changed().insert(list.start(), "[").insert(list.end(), ", " + entry.flow() + "]").made();
      case ITEMS -> {
        if (list.parts().isEmpty()) {
          yield changed().insert(text.indexOf('[', list.start()) + 1, entry.flow()).made();
        }
        if (list.flow()) {
          yield changed().insert(last(list), ", " + entry.flow()).made();
        }
        Branch before = list.parts().getLast();
        int dash = dash(before.start());
        int column = dash - changed().lineStart(dash);
        yield changed().after(lastSign(before), column, item(entry, column)).made();
      }
      case ALIAS, TABLE -> throw new Unfit("");
    };
  }

  private String removed(Branch key, Branch list, int number) throws Unfit {
    Branch entry = list.parts().get(number);
    if (!list.flow()) {
      int dash = dash(entry.start());
      int column = dash - changed().lineStart(dash);
      Changed changed = changed().without(dash, lastSign(entry), column);
      return list.parts().size() == 1
          ? changed.insert(afterColon(key), " []").made()
          : changed.made();
    }
    boolean last = number == list.parts().size() - 1;
    int from = entry.start();
    int to = entry.end();
    if (last && number > 0) {
      int before = list.parts().get(number - 1).end();
      from = text.substring(before, from).matches(" *, *") ? before : from;
    } else if (!last) {
      int at = to;
      while (Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (text.charAt(at) != ',') {
        throw new Unfit("");
      }
      to = at + 1;
      while (text.charAt(to) == ' ') {
        to++;
      }
    }
    return changed().replace(from, to, "").made();
  }

  private static ListText of(String text) throws Unfit {
    Branch root =
        Outline.of(text)
            .filter(branch -> branch.form() == Form.TABLE && !branch.parts().isEmpty())
            .orElseThrow(() -> new Unfit("root"));
    return new ListText(text, root);
  }

  private Branch list(String key) throws Unfit {
    return root.at(key).filter(b -> b.form() == Form.ITEMS).orElseThrow(() -> new Unfit(key));
  }

  /** Where a part begins, or the space before it where nothing comes after it in its line. */
  private int withSpace(Branch part) {
    boolean more = !text.substring(part.end(), changed().lineEnd(part.end())).isBlank();
    int at = part.start();
    while (!more && text.charAt(at - 1) == ' ') {
      at--;
    }
    return at;
  }

  private boolean aloneInLine(Branch part) {
    return text.substring(changed().lineStart(part.start()), part.start()).isBlank()
        && text.substring(part.end(), changed().lineEnd(part.end())).isBlank();
  }

  private Changed changed() {
    return new Changed(text);
  }

  private int column(int at) {
    return at - changed().lineStart(at);
  }

  private int lineStart(Branch entry) {
    return changed().lineStart(dash(entry.start()));
  }

  private int last(Branch brackets) {
    return brackets.parts().getLast().end();
  }

  /** The last sign of an entry; one of several lines may end on the line after it. */
  private int lastSign(Branch entry) {
    int at = entry.end();
    while (at > entry.start() && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** The dash before an entry, which may stand above it. */
  private int dash(int start) {
    int end = start;
    while (true) {
      int begin = changed().lineStart(end);
      String before = text.substring(begin, end).stripTrailing();
      if (before.endsWith("-") && !before.strip().startsWith("#")) {
        return begin + before.length() - 1;
      }
      if (begin == 0) {
        throw new IllegalStateException("an entry without a dash");
      }
      end = begin - 1;
    }
  }

  private int afterColon(Branch key) throws Unfit {
    int colon = text.indexOf(':', key.end());
    if (colon < 0 || !text.substring(key.end(), colon).isBlank()) {
      throw new Unfit(key.value());
    }
    return colon + 1;
  }
}
