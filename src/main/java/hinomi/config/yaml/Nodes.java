package hinomi.config.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Turns the parser's nodes into values. */
final class Nodes {
  private static final int DEEPEST = 30;
  private static final int MOST = 100_000;
  private static final Pattern HASH = Pattern.compile("^[ \\t]+#(?:\\d.*)?$");

  private final List<String> lines;
  private final List<Fault> faults = new ArrayList<>();
  private int depth;
  private int count;

  Nodes(List<String> lines) {
    this.lines = lines;
  }

  List<Fault> faults() {
    return faults;
  }

  static Place place(Optional<Mark> mark) {
    return mark.map(m -> new Place(m.getLine() + 1, m.getColumn() + 1)).orElse(Place.FILE);
  }

  Value value(Node node) {
    Place at = place(node.getStartMark());
    if (depth >= DEEPEST || ++count > MOST) {
      if (count <= MOST + 1) {
        count = MOST + 1;
        faults.add(Fault.of(at, "yaml.deep"));
      }
      return nothing(at);
    }
    depth++;
    try {
      if (ownTag(node)) {
        faults.add(Fault.of(at, "char.reserved", "!", rest(at)));
        return nothing(at);
      }
      return switch (node) {
        case ScalarNode scalar -> text(scalar, at);
        case SequenceNode list ->
            new Value.Items(at, list.getValue().stream().map(this::value).toList());
        case MappingNode map -> table(map, at);
        default -> nothing(at);
      };
    } finally {
      depth--;
    }
  }

  private static boolean ownTag(Node node) {
    return !node.getTag().getValue().startsWith("tag:yaml.org,2002:");
  }

  private String rest(Place at) {
    String line = at.line() <= lines.size() ? lines.get(at.line() - 1) : "";
    return line.substring(line.offsetByCodePoints(0, at.column() - 1)).strip();
  }

  private static Value.Text nothing(Place at) {
    return new Value.Text(at, "", true, false);
  }

  private Value.Text text(ScalarNode node, Place at) {
    String text = Characters.trim(node.getValue());
    boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
    Characters.inAny(at, text).ifPresent(faults::add);
    if (plain) {
      Characters.inPlain(at, text).ifPresent(faults::add);
    }
    Place end = place(node.getEndMark());
    if (plain && end.line() > at.line() && !text.isEmpty()) {
      faults.add(Fault.of(at, "yaml.several-lines", text));
    }
    boolean hash = end.line() == at.line() && end.line() > 0 && HASH.matcher(after(end)).matches();
    return new Value.Text(at, text, plain, hash);
  }

  private String after(Place end) {
    String line = lines.get(end.line() - 1);
    int from = Math.min(end.column() - 1, line.codePointCount(0, line.length()));
    return line.substring(line.offsetByCodePoints(0, from));
  }

  private Value.Table table(MappingNode node, Place at) {
    List<Value.Entry> entries = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Place there = place(tuple.getKeyNode().getStartMark());
      if (!(value(tuple.getKeyNode()) instanceof Value.Text key)) {
        faults.add(Fault.of(there, "yaml.key"));
        continue;
      }
      Place before = seen.putIfAbsent(key.text(), there);
      if (before != null) {
        faults.add(Fault.of(there, "yaml.twice", key.text(), before.line()));
        continue;
      }
      entries.add(new Value.Entry(there, key.text(), value(tuple.getValueNode())));
    }
    return new Value.Table(at, entries);
  }
}
