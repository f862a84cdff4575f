package hinomi.watch;

import hinomi.watch.dictionary.KnownProduct;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
   * @param known what decides whether a name in a text is the product
   */
  record Entry(Map<String, String> names, Set<String> records, Known known) {}

  /** Words of vendors' names that tell nothing of whose a product is. */
  private static final Set<String> VAGUE =
      Set.of(
          "the", "software", "project", "systems", "technologies", "networks", "of", "and", "go");

  private final List<Entry> entries;
  private final Map<String, Entry> byName = new HashMap<>();
  private final Set<String> vendors = new HashSet<>();

  Catalogue(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    for (Entry entry : this.entries) {
      entry.names().keySet().forEach(name -> byName.putIfAbsent(name, entry));
      vendors.addAll(entry.known().vendors());
    }
  }

  /** A catalogue that knows nothing. */
  public static Catalogue empty() {
    return new Catalogue(List.of());
  }

  /**
   * The small catalogue that comes with the program: one product a line, tab-separated: its names
   * joined by {@code |}, its {@code vendor:product} pairs joined by {@code |}, and how much else
   * goes by its name ({@code platform} or {@code word}, else nothing).
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
          Set<String> records = records(columns.length > 1 ? columns[1] : "");
          Kind kind = kind(columns.length > 2 ? columns[2] : "");
          entries.add(
              new Entry(
                  names, records, new Known(kind, vendors(records), Set.copyOf(names.values()))));
        }
      }
    }
    return new Catalogue(entries);
  }

  /** A catalogue of products of which no more is known than their names and records. */
  public static Catalogue of(Collection<KnownProduct> products) {
    List<Entry> entries = new ArrayList<>();
    for (KnownProduct product : products) {
      Map<String, String> names = names(String.join("|", product.names()));
      if (!names.isEmpty()) {
        Set<String> records = records(String.join("|", product.records()));
        Set<String> vendors = vendors(records);
        entries.add(
            new Entry(names, records, new Known(Kind.PLAIN, vendors, Set.copyOf(names.values()))));
      }
    }
    return new Catalogue(entries);
  }

  /** This catalogue and what another one knows besides. */
  public Catalogue with(Catalogue more) {
    return new Catalogue(Stream.concat(entries.stream(), more.entries.stream()).toList());
  }

  /** What is known under a name, in whatever letter case and width. */
  public Optional<KnownProduct> product(String name) {
    return Optional.ofNullable(byName.get(Normal.of(name))).map(Catalogue::product);
  }

  /** Every product, in the order of the catalogue. */
  public List<KnownProduct> products() {
    return entries.stream().map(Catalogue::product).toList();
  }

  private static KnownProduct product(Entry entry) {
    return new KnownProduct(List.copyOf(entry.names().values()), List.copyOf(entry.records()));
  }

  List<Entry> entries() {
    return entries;
  }

  /** What is known under a name; null for nothing. */
  @org.jspecify.annotations.Nullable
  Entry entry(String name) {
    return byName.get(name);
  }

  /** Whether a word is part of a vendor's name. */
  boolean isVendor(String word) {
    return vendors.contains(word);
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

  private static Kind kind(String column) {
    return switch (column.strip()) {
      case "platform" -> Kind.PLATFORM;
      case "word" -> Kind.WORD;
      default -> Kind.PLAIN;
    };
  }

  private static Set<String> vendors(Set<String> records) {
    Set<String> words = new HashSet<>();
    for (String pair : records) {
      for (String word : pair.substring(0, pair.indexOf(':')).split(" ", -1)) {
        if (word.length() > 1 && !VAGUE.contains(word)) {
          words.add(word);
        }
      }
    }
    return Set.copyOf(words);
  }

  private static Set<String> records(String column) {
    Set<String> all = new LinkedHashSet<>();
    for (String pair : column.toLowerCase(Locale.ROOT).split("\\|", -1)) {
      int colon = pair.indexOf(':');
      if (colon > 0) {
        all.add(
            RecordName.vendor(pair.substring(0, colon))
                + ":"
                + Normal.name(pair.substring(colon + 1)));
      }
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
}
