package hinomi.config.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * A YAML file (1.2) as values.
 *
 * @param root what it holds; empty for an empty file, or one that cannot be read
 * @param faults what is wrong with it, in the order of the file
 */
public record Yaml(Optional<Value> root, List<Fault> faults) {
  private static final int LARGEST = 4 << 20;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new FailsafeSchema())
          .setAllowDuplicateKeys(true)
          .setAllowNonScalarKeys(true)
          .setMaxAliasesForCollections(50)
          .setCodePointLimit(LARGEST + 1)
          .build();

  public Yaml {
    faults = List.copyOf(faults);
  }

  /** The line of three dashes above a document. */
  private static Place begin(List<String> lines, Optional<Mark> content) {
    int line = Nodes.place(content).line();
    while (line > 1 && !lines.get(line - 1).startsWith("---")) {
      line--;
    }
    return new Place(line, 1);
  }

  /**
   * Reads a text.
   *
   * @param text without byte order mark
   * @param keys all keys that may stand in it, wherever: where one of them is followed by the wrong
   *     colon, that is told
   */
  public static Yaml read(String text, Set<String> keys) {
    List<String> lines = new ArrayList<>(Layout.lines(text));
    List<Fault> faults = new Layout(keys).check(lines);
    if (!faults.isEmpty()) {
      return new Yaml(Optional.empty(), faults);
    }
    try {
      Iterator<Node> documents =
          new Compose(SETTINGS).composeAllFromString(String.join("\n", lines)).iterator();
      if (!documents.hasNext()) {
        return new Yaml(Optional.empty(), List.of());
      }
      Nodes nodes = new Nodes(lines);
      Value root = nodes.value(documents.next());
      faults = new ArrayList<>(nodes.faults());
      if (faults.isEmpty() && documents.hasNext()) {
        faults.add(Fault.of(begin(lines, documents.next().getStartMark()), "yaml.documents"));
      }
      return new Yaml(Optional.of(root), faults);
    } catch (MarkedYamlEngineException e) {
      return new Yaml(Optional.empty(), List.of(new Syntax(lines).explain(e)));
    } catch (YamlEngineException e) {
      return new Yaml(Optional.empty(), List.of(Syntax.unmarked(e)));
    } catch (StackOverflowError e) {
      return new Yaml(Optional.empty(), List.of(Fault.of(Place.FILE, "yaml.deep")));
    }
  }
}
