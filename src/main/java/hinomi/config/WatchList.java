package hinomi.config;

import hinomi.config.yaml.FileText;
import hinomi.config.yaml.ListText;
import hinomi.config.yaml.Unfit;
import hinomi.config.yaml.Value;
import hinomi.config.yaml.Yaml;
import hinomi.language.Language;
import hinomi.watch.Watch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code watches:} of a {@code hinomi.yml} as it lies there, to be changed. Of the file nothing
 * but the entry concerned changes: comments, order and layout stay.
 *
 * @param file the file
 * @param bytes what it holds
 * @param text the same as text, without byte order mark
 */
public record WatchList(Path file, byte[] bytes, String text) {
  private static final String KEY = "watches";

  /**
   * Reads the file.
   *
   * @throws IOException where it cannot be read, or is no text in UTF-8
   */
  public static WatchList of(Path file) throws IOException {
    if (Files.size(file) > FileText.LARGEST) {
      throw new IOException("too large: " + file);
    }
    byte[] bytes = Files.readAllBytes(file);
    return switch (FileText.of(bytes)) {
      case FileText.Read(String text) -> new WatchList(file, bytes, text);
      case FileText.Unreadable(var fault) -> throw new IOException(fault.toString());
    };
  }

  /** A word that is another one as soon as the file is. */
  public String mark() {
    return mark(bytes);
  }

  static String mark(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the entries of the list are called; empty for one that says nothing clear. */
  public List<Optional<String>> names(Map<String, String> environment) {
    Problems ignored = new Problems(file);
    Path base = file.toAbsolutePath().normalize().getParent();
    Map<String, String> stored = EnvironmentFile.read(file.resolveSibling("hinomi.env"), ignored);
    Reading reading =
        new Reading(
            ignored,
            new Variables(environment, stored, ignored),
            base == null ? file.toAbsolutePath() : base);
    WatchReader reader = new WatchReader(reading, Conditions.NONE, Keys.BUILT_IN);
    return items(text).stream().map(item -> reader.watch(item).map(Watch::name)).toList();
  }

  /**
   * The text with one more watch at the end of the list.
   *
   * @throws Unfit where the file is not of a form in which that can be done
   */
  public String add(WatchEntry entry) throws Unfit {
    String made = ListText.add(text, KEY, entry.entry());
    List<String> before = shapes(text);
    List<String> after = shapes(made);
    return checked(made, after.size() == before.size() + 1 && starts(after, before));
  }

  /** The text without one of the watches, by its number in the list. */
  public String remove(int number) throws Unfit {
    String made = ListText.remove(text, KEY, number);
    List<String> left = new ArrayList<>(shapes(text));
    left.remove(number);
    return checked(made, shapes(made).equals(left));
  }

  /** The text in which one of the watches has these words to exclude, and no others. */
  public String exclude(int number, List<String> words) throws Unfit {
    String made =
        ListText.set(
            text,
            KEY,
            number,
            "product",
            "exclude",
            words.stream().map(WatchEntry::written).toList());
    List<String> before = new ArrayList<>(shapes(text));
    List<String> after = new ArrayList<>(shapes(made));
    boolean same = before.size() == after.size();
    if (same) {
      before.remove(number);
      after.remove(number);
    }
    return checked(made, same && before.equals(after));
  }

  private static boolean starts(List<String> all, List<String> with) {
    return all.subList(0, Math.min(all.size(), with.size())).equals(with);
  }

  /** Whatever way the file is written: what was not to change says what it said. */
  private String checked(String made, boolean listRight) throws Unfit {
    if (!listRight || !others(text).equals(others(made))) {
      throw new Unfit(KEY);
    }
    return made;
  }

  /** What the file would say with another text; nothing is written. */
  public Config check(String made, Map<String, String> environment, Language fallback)
      throws ConfigException {
    return Loader.load(file, made, environment, fallback);
  }

  private static List<Value> items(String text) {
    return table(text)
        .flatMap(table -> table.entry(KEY))
        .map(Value.Entry::value)
        .filter(value -> !(value instanceof Value.Text nothing && Reading.nothing(nothing)))
        .map(Reading::items)
        .orElse(List.of());
  }

  private static List<String> shapes(String text) {
    return items(text).stream().map(WatchList::shape).toList();
  }

  /** Everything but the list, without its places. */
  private static List<String> others(String text) {
    return table(text).stream()
        .flatMap(table -> table.entries().stream())
        .filter(entry -> !entry.key().equals(KEY))
        .map(entry -> entry.key() + "\n" + shape(entry.value()))
        .toList();
  }

  private static Optional<Value.Table> table(String text) {
    return Yaml.read(text, Keys.ALL)
        .root()
        .filter(Value.Table.class::isInstance)
        .map(Value.Table.class::cast);
  }

  private static String shape(Value value) {
    return switch (value) {
      case Value.Text word -> YamlName.quoted(word.text());
      case Value.Items list -> list.items().stream().map(WatchList::shape).toList().toString();
      case Value.Table table ->
          table.entries().stream()
              .map(entry -> YamlName.quoted(entry.key()) + ":" + shape(entry.value()))
              .toList()
              .toString();
    };
  }

  /** What came of the wish to save. */
  public enum Saved {
    DONE,
    /** The file is another one than it was. */
    CHANGED,
    /** It may not be written. */
    READ_ONLY
  }

  /** Whether the file may be replaced. */
  public boolean writable() {
    return new Replacing(file).allowed();
  }

  /**
   * Replaces the file, unless it has changed meanwhile or the new text says something wrong.
   *
   * @param made the text
   * @throws ConfigException with what is wrong with it
   * @throws IOException where the disk refuses; the file is as it was
   */
  public Saved save(String made, Map<String, String> environment, Language fallback)
      throws ConfigException, IOException {
    check(made, environment, fallback);
    boolean marked = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB;
    byte[] next = ((marked ? "\uFEFF" : "") + made).getBytes(StandardCharsets.UTF_8);
    return new Replacing(file).replace(mark(), next);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WatchList list && file.equals(list.file) && mark().equals(list.mark());
  }

  @Override
  public int hashCode() {
    return mark().hashCode();
  }

  @Override
  public String toString() {
    return "WatchList[" + file + "]";
  }
}
