package hinomi.config.yaml;

import java.util.List;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Tells what the parser stumbled over in the words of someone who knows the usual causes. */
final class Syntax {
  private final List<String> lines;

  Syntax(List<String> lines) {
    this.lines = lines;
  }

  static Fault unmarked(YamlEngineException e) {
    String why = String.valueOf(e.getMessage());
    return why.contains("aliases")
        ? Fault.of(Place.FILE, "yaml.aliases")
        : Fault.of(Place.FILE, "yaml.syntax", why.lines().findFirst().orElse(""));
  }

  Fault explain(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    String context = String.valueOf(e.getContext());
    Place at = Nodes.place(e.getProblemMark().or(e::getContextMark));
    Place begin = Nodes.place(e.getContextMark().or(e::getProblemMark));
    for (int line = Math.min(begin.line(), at.line() - 1); line <= at.line(); line++) {
      int colon = line(line).indexOf('：');
      if (colon >= 0 && colon < comment(line(line))) {
        Place there = new Place(line, line(line).codePointCount(0, colon) + 1);
        return Fault.of(there, "char.wide-colon", line(line).substring(0, colon).strip());
      }
    }
    if (problem.contains("cannot start any token")) {
      return charAt(at) == '\t' ? Characters.space(at, '\t') : reserved(at);
    }
    if (problem.contains("undefined alias")
        || context.matches("while scanning an? (alias|anchor|tag).*")) {
      return reserved(begin);
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return Fault.of(at, "yaml.second-colon", line(at.line()).strip());
    }
    if (problem.startsWith("sequence entries are not allowed")) {
      return Fault.of(at, "yaml.dash-inline");
    }
    if (problem.startsWith("could not find expected ':'")) {
      return Fault.of(begin, "yaml.missing-colon", line(begin.line()).strip());
    }
    if (problem.contains("escape character") || problem.contains("escape sequence")) {
      return Fault.of(at, "yaml.escape", Character.toString(charAt(at)));
    }
    if (context.contains("quoted scalar")) {
      return Fault.of(begin, "yaml.open-quote", Character.toString(charAt(begin)));
    }
    if (context.contains("flow sequence") || context.contains("flow mapping")) {
      return Fault.of(begin, "yaml.open-bracket", Character.toString(charAt(begin)), at.line());
    }
    if (problem.startsWith("expected <block end>")) {
      return Fault.of(at, "yaml.indent", line(at.line()).strip());
    }
    return Fault.of(at, "yaml.syntax", problem);
  }

  private Fault reserved(Place at) {
    return Fault.of(at, "char.reserved", Character.toString(charAt(at)), value(at));
  }

  /** The rest of the line from a place, without a comment. */
  private String value(Place at) {
    String line = line(at.line());
    String rest =
        line.substring(Math.min(line.length(), line.offsetByCodePoints(0, at.column() - 1)));
    return rest.substring(0, comment(rest)).strip();
  }

  private static int comment(String line) {
    int hash = line.indexOf(" #");
    return hash < 0 ? line.length() : hash;
  }

  private int charAt(Place at) {
    String line = line(at.line());
    return at.column() > 0 && at.column() <= line.codePointCount(0, line.length())
        ? line.codePointAt(line.offsetByCodePoints(0, at.column() - 1))
        : ' ';
  }

  private String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
