package hinomi.config.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Finds in a YAML text where its parts stand, for those who change one and nothing else. */
final class Outline {
  private static final LoadSettings SETTINGS = LoadSettings.builder().build();

  private final List<String> lines;
  private final List<Integer> starts = new ArrayList<>();

  private Outline(String text) {
    this.lines = Layout.lines(text);
    int at = 0;
    for (String line : lines) {
      starts.add(at);
      at += line.length();
      at += text.startsWith("\r\n", at) ? 2 : 1;
    }
  }

  /**
   * The root of the only document in a text.
   *
   * @param text without byte order mark
   * @return empty where there is none, or more than one, or it cannot be read
   */
  static Optional<Branch> of(String text) {
    return new Outline(text).root();
  }

  private Optional<Branch> root() {
    List<String> clean = new ArrayList<>(lines);
    if (!new Layout(Set.of()).check(clean).isEmpty()) {
      return Optional.empty();
    }
    try {
      Iterator<Event> events = new Parse(SETTINGS).parseString(String.join("\n", clean)).iterator();
      Optional<Branch> root = Optional.empty();
      while (events.hasNext()) {
        if (events.next() instanceof DocumentStartEvent) {
          if (root.isPresent()) {
            return Optional.empty();
          }
          root = Optional.of(branch(events.next(), events));
        }
      }
      return root;
    } catch (YamlEngineException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  private Branch branch(Event event, Iterator<Event> events) {
    int start = offset(event.getStartMark());
    return switch (event) {
      case CollectionStartEvent open -> collection(open, start, events);
      case ScalarEvent scalar ->
          leaf(Branch.Form.SCALAR, start, scalar.getEndMark(), scalar.getValue());
      case AliasEvent alias -> leaf(Branch.Form.ALIAS, start, alias.getEndMark(), "");
      default -> throw new YamlEngineException("unexpected " + event);
    };
  }

  private Branch leaf(Branch.Form form, int start, Optional<Mark> end, String value) {
    return new Branch(form, false, start, Math.max(start, offset(end)), value, List.of());
  }

  private Branch collection(CollectionStartEvent open, int start, Iterator<Event> events) {
    List<Branch> parts = new ArrayList<>();
    Event next = events.next();
    while (!(next instanceof CollectionEndEvent)) {
      parts.add(branch(next, events));
      next = events.next();
    }
    // One without brackets ends where something else begins, far behind its last sign.
    int end =
        open.isFlow()
            ? offset(next.getEndMark())
            : parts.stream().mapToInt(Branch::end).max().orElse(start);
    return new Branch(
        open instanceof MappingStartEvent ? Branch.Form.TABLE : Branch.Form.ITEMS,
        open.isFlow(),
        start,
        end,
        "",
        parts);
  }

  private int offset(Optional<Mark> mark) {
    int line = mark.map(Mark::getLine).orElse(0);
    int column = mark.map(Mark::getColumn).orElse(0);
    if (line >= lines.size()) {
      return starts.getLast() + lines.getLast().length();
    }
    String text = lines.get(line);
    int within = Math.min(column, text.codePointCount(0, text.length()));
    return starts.get(line) + text.offsetByCodePoints(0, within);
  }
}
