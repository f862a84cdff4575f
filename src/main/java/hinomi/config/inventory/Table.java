package hinomi.config.inventory;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table that people keep, with a line of headings. */
final class Table {
  /** The headings stand among the first lines, below a title. */
  private static final int HEAD_WITHIN = 20;

  private static final List<Character> DELIMITERS = List.of('\t', ',', ';');

  /** What people write to say: as above. */
  private static final Set<String> DITTO = Set.of("〃", "同上", "々", "\"", "”");

  private final Head head;
  private final Sheet sheet;
  private final Map<Heading, String> above = new EnumMap<>(Heading.class);

  private Table(Head head, Sheet sheet) {
    this.head = head;
    this.sheet = sheet;
  }

  /**
   * Where the headings stand.
   *
   * @param line counted from 1
   */
  record Head(int line, char delimiter, Map<Heading, Integer> columns) {}

  /** The headings, if one of the first lines names the column of products. */
  static Optional<Head> head(List<String> lines) {
    for (int i = 0; i < Math.min(HEAD_WITHIN, lines.size()); i++) {
      Head best = null;
      for (char delimiter : DELIMITERS) {
        Map<Heading, Integer> columns = Heading.columns(cells(lines.get(i), delimiter));
        if (columns.containsKey(Heading.PRODUCT)
            && (best == null || columns.size() > best.columns().size())) {
          best = new Head(i + 1, delimiter, columns);
        }
      }
      if (best != null) {
        return Optional.of(best);
      }
    }
    return Optional.empty();
  }

  static void read(String text, Head head, Sheet sheet) {
    new Table(head, sheet).read(text);
  }

  private void read(String text) {
    int from = startOfLine(text, head.line() + 1);
    long last = 0;
    try (CSVParser parser =
        format(head.delimiter()).parse(new StringReader(text.substring(from)))) {
      for (CSVRecord row : parser) {
        last = parser.getCurrentLineNumber();
        row(Arrays.asList(row.values()), (int) last + head.line());
      }
    } catch (UncheckedIOException | IOException | IllegalStateException e) {
      sheet.error((int) last + head.line() + 1, "table.quote");
    }
  }

  private void row(List<String> cells, int line) {
    if (cells.stream().allMatch(c -> Names.word(c).isEmpty())) {
      return;
    }
    Optional<String> product = cell(cells, Heading.PRODUCT);
    if (product.isEmpty()) {
      sheet.unreadable(line, "entry.no-product", Names.shown(String.join(" ", cells)));
      return;
    }
    sheet.add(
        new Entry(
            line,
            product.get(),
            Optional.empty(),
            cell(cells, Heading.VERSION).flatMap(Names::version),
            Optional.empty(),
            Optional.empty(),
            cell(cells, Heading.VENDOR),
            cell(cells, Heading.CPE).filter(c -> c.startsWith("cpe:")),
            cell(cells, Heading.PURL).filter(p -> p.startsWith("pkg:")),
            cell(cells, Heading.ALIASES).map(Table::several).orElse(List.of()),
            cell(cells, Heading.HOST)
                .<Set<String>>map(h -> new LinkedHashSet<>(several(h)))
                .orElse(Set.of()),
            cell(cells, Heading.OWNER),
            cell(cells, Heading.NOTE)));
  }

  private Optional<String> cell(List<String> cells, Heading heading) {
    Integer column = head.columns().get(heading);
    if (column == null || column >= cells.size()) {
      return Optional.empty();
    }
    Optional<String> cell = Names.word(formula(cells.get(column)));
    if (cell.isPresent() && DITTO.contains(cell.get())) {
      return Optional.ofNullable(above.get(heading));
    }
    above.put(heading, cell.orElse(""));
    return cell;
  }

  /** Excel keeps {@code 1.10} from becoming {@code 1.1} where it is written {@code ="1.10"}. */
  private static String formula(String cell) {
    return cell.startsWith("=\"") && cell.endsWith("\"") && cell.length() > 2
        ? cell.substring(2, cell.length() - 1)
        : cell;
  }

  private static List<String> several(String cell) {
    return Arrays.stream(cell.split("[,、，;；|\\s]+", -1)).filter(s -> !s.isEmpty()).toList();
  }

  private static List<String> cells(String line, char delimiter) {
    if (line.length() > 20 * Names.LONGEST) {
      return List.of();
    }
    try (CSVParser parser = format(delimiter).parse(new StringReader(line))) {
      List<String> cells = new ArrayList<>();
      for (CSVRecord row : parser) {
        cells.addAll(Arrays.asList(row.values()));
      }
      return cells;
    } catch (UncheckedIOException | IOException | IllegalStateException e) {
      return List.of();
    }
  }

  private static CSVFormat format(char delimiter) {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(delimiter)
        .setIgnoreEmptyLines(false)
        .setTrailingData(true)
        .get();
  }

  private static int startOfLine(String text, int line) {
    int at = 0;
    for (int i = 1; i < line && at < text.length(); i++) {
      while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
      at += text.startsWith("\r\n", at) ? 2 : 1;
    }
    return Math.min(at, text.length());
  }
}
