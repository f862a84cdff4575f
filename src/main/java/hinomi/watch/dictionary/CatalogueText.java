package hinomi.watch.dictionary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A catalogue as text, as the bundled one is: one product a line, its names joined by {@code |}, a
 * tab, its {@code vendor:product} pairs joined by {@code |}. A third column says {@code collected}
 * of what nobody has looked at. Lines that begin with {@code #} say something to people.
 */
public final class CatalogueText {
  /** The longest line that is believed, in characters. */
  static final int LONGEST_LINE = 20_000;

  /** The third column of a product that was collected and not looked at by anybody. */
  private static final String COLLECTED = "collected";

  private CatalogueText() {}

  /** Writes a product that was collected: {@link Aliases} are to judge what its names are worth. */
  public static void writeCollected(KnownProduct product, Appendable to) throws IOException {
    StringBuilder line = new StringBuilder();
    write(List.of(product), line);
    line.setLength(line.length() - 1);
    to.append(line).append('\t').append(COLLECTED).append('\n');
  }

  /** The product of a line if it is one that was collected. */
  public static Optional<KnownProduct> collected(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != 3 || !columns[2].equals(COLLECTED) || line.length() > LONGEST_LINE) {
      return Optional.empty();
    }
    List<String> names = parts(columns[0]);
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(new KnownProduct(names, parts(columns[1])));
  }

  /** Writes products, one a line. */
  public static void write(Iterable<KnownProduct> products, Appendable to) throws IOException {
    for (KnownProduct product : products) {
      String names = joined(product.names());
      // A name may begin with the sign of a comment.
      to.append(names.startsWith("#") ? " " : "").append(names);
      to.append('\t').append(joined(product.records())).append('\n');
    }
  }

  /**
   * Reads products, one after another.
   *
   * @return the numbers of the lines that are none, counted from 1
   * @throws IOException when the reader fails
   */
  public static List<Integer> read(Reader text, Consumer<KnownProduct> to) throws IOException {
    List<Integer> bad = new ArrayList<>();
    BufferedReader lines = new BufferedReader(text);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      List<String> names = parts(columns[0]);
      List<String> records = columns.length > 1 ? parts(columns[1]) : List.of();
      if (line.length() > LONGEST_LINE
          || names.isEmpty()
          || records.stream().anyMatch(r -> r.indexOf(':') <= 0)) {
        bad.add(number);
      } else {
        to.accept(new KnownProduct(names, records));
      }
    }
    return bad;
  }

  private static String joined(List<String> parts) {
    return String.join("|", parts.stream().map(Text::clean).filter(p -> !p.isEmpty()).toList());
  }

  private static List<String> parts(String column) {
    return Arrays.stream(column.split("\\|", -1))
        .map(Text::clean)
        .filter(p -> !p.isEmpty())
        .toList();
  }
}
