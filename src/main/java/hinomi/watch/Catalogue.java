package hinomi.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What products are called: names of one product across languages and spellings, and the vendor and
 * product by which records know it. An immutable value.
 */
public final class Catalogue {

  /**
   * One product.
   *
   * @param names what people call it, normalised, with the way to write it
   * @param records the {@code vendor:product} pairs of CPEs and CVE records, normalised
   */
  record Entry(Map<String, String> names, Set<String> records) {}

  private final List<Entry> entries;
  private final Map<String, Entry> byName = new HashMap<>();

  Catalogue(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    for (Entry entry : this.entries) {
      entry.names().keySet().forEach(name -> byName.put(name, entry));
    }
  }

  /** A catalogue that knows nothing. */
  public static Catalogue empty() {
    return new Catalogue(List.of());
  }

  /**
   * The small catalogue that comes with the program: one product a line, tab-separated: its names
   * joined by {@code |}, its {@code vendor:product} pairs joined by {@code |}.
   */
  public static Catalogue bundled() {
    try (InputStream in =
            Objects.requireNonNull(
                Catalogue.class.getResourceAsStream("/hinomi/watch/catalogue.tsv"));
        Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return read(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A catalogue in the form of the bundled one. What has no name is passed over.
   *
   * @throws IOException when the text cannot be read
   */
  public static Catalogue read(Reader text) throws IOException {
    BufferedReader lines = new BufferedReader(text);
    List<Entry> entries = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] columns = line.split("\t", -1);
        Map<String, String> names = names(columns[0]);
        if (!names.isEmpty()) {
          entries.add(new Entry(names, records(columns.length > 1 ? columns[1] : "")));
        }
      }
    }
    return new Catalogue(entries);
  }

  /** This catalogue and what another one knows besides. */
  public Catalogue with(Catalogue more) {
    return new Catalogue(Stream.concat(entries.stream(), more.entries.stream()).toList());
  }

  /** Every name of a subject, normalised, with the way to write it; the user's own first. */
  Map<String, String> names(Subject subject) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String name : subject.names()) {
      names.putIfAbsent(Normal.of(name), name);
    }
    for (String name : List.copyOf(names.keySet())) {
      Entry entry = byName.get(name);
      if (entry != null) {
        entry.names().forEach(names::putIfAbsent);
      }
    }
    return names;
  }

  /** The {@code vendor:product} pairs by which records know a subject. */
  Set<String> records(Subject subject) {
    Set<String> records = new LinkedHashSet<>();
    for (String name : subject.names()) {
      Entry entry = byName.get(Normal.of(name));
      if (entry != null) {
        records.addAll(entry.records());
      }
    }
    return records;
  }

  private static Set<String> records(String column) {
    Set<String> all = new LinkedHashSet<>();
    for (String pair : set(column)) {
      int colon = pair.indexOf(':');
      if (colon < 0) {
        continue;
      }
      all.add(RecordName.vendor(pair.substring(0, colon)) + ":" + pair.substring(colon + 1));
    }
    return all;
  }

  private static Map<String, String> names(String column) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String name : column.split("\\|", -1)) {
      if (!name.isBlank()) {
        names.putIfAbsent(Normal.of(name), name);
      }
    }
    return names;
  }

  private static Set<String> set(String column) {
    Set<String> all = new LinkedHashSet<>();
    for (String part : column.split("\\|", -1)) {
      if (!part.isBlank()) {
        all.add(Normal.name(part));
      }
    }
    return all;
  }
}
