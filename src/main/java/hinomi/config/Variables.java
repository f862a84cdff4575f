package hinomi.config;

import hinomi.config.yaml.Place;
import hinomi.config.yaml.Value;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces <code>${NAME}</code>; a doubled dollar sign stands for a single one before a brace. */
final class Variables {
  private static final Pattern USE =
      Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]*)}|\\$\\{");

  private final Map<String, String> environment;
  private final Map<String, String> more;
  private final Problems problems;

  /**
   * @param more for what the environment lacks
   */
  Variables(Map<String, String> environment, Map<String, String> more, Problems problems) {
    this.environment = environment;
    this.more = more;
    this.problems = problems;
  }

  /** The word; empty, with the problem told, where a variable is missing. */
  Optional<Word> expand(Value.Text value) {
    String text = value.text();
    if (!text.contains("${")) {
      return Optional.of(new Word(value.at(), text, value.plain(), true));
    }
    StringBuilder out = new StringBuilder();
    boolean literal = true;
    boolean complete = true;
    int from = 0;
    Matcher m = USE.matcher(text);
    while (m.find()) {
      out.append(text, from, m.start());
      from = m.end();
      String name = m.group(1);
      Place at = value.at().plus(text.codePointCount(0, m.start()) + (value.plain() ? 0 : 1));
      if (m.group().equals("$${")) {
        out.append("${");
      } else if (name == null) {
        problems.error(at, "variable.form");
        complete = false;
      } else {
        literal = false;
        Optional<String> found = find(name);
        found.ifPresent(out::append);
        if (found.isEmpty()) {
          problems.error(at, "variable.unset", name);
          complete = false;
        }
      }
    }
    out.append(text, from, text.length());
    return complete
        ? Optional.of(new Word(value.at(), out.toString(), value.plain(), literal))
        : Optional.empty();
  }

  private Optional<String> find(String name) {
    String value = environment.getOrDefault(name, "").strip();
    value = value.isEmpty() ? more.getOrDefault(name, "") : value;
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
