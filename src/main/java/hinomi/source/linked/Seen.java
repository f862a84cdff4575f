package hinomi.source.linked;

import hinomi.source.Cursor;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the cursor remembers of an entry.
 *
 * @param page how its page stands
 * @param detailed whether an advisory with the page's details was ever handed on
 * @param tries how often the page was missing in a row
 * @param notBefore when a missing page may be asked for again
 * @param revision of the entry that this is about
 */
record Seen(Standing page, boolean detailed, int tries, Instant notBefore, String revision) {
  private static final String KEY = "item ";
  private static final List<Duration> WAITS =
      List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));

  /** How an entry's page stands. */
  enum Standing {
    /** Read, or there is none to read. */
    DONE,
    /** It could not be fetched; the next pass tries again. */
    FAILED,
    /** The server does not have it; tried again after a while. */
    MISSING,
    /** The server did not have it often enough. */
    GIVEN_UP
  }

  static Seen done(String revision, boolean detailed) {
    return new Seen(Standing.DONE, detailed, 0, Instant.EPOCH, revision);
  }

  static Seen failed(String revision, boolean detailed) {
    return new Seen(Standing.FAILED, detailed, 0, Instant.EPOCH, revision);
  }

  /** After the server did not have the page for the given number of times before. */
  static Seen missing(String revision, boolean detailed, int triesBefore, Instant now) {
    return triesBefore < WAITS.size()
        ? new Seen(
            Standing.MISSING, detailed, triesBefore + 1, now.plus(WAITS.get(triesBefore)), revision)
        : new Seen(Standing.GIVEN_UP, detailed, triesBefore, Instant.EPOCH, revision);
  }

  /** Whether the page is to be asked for again although the entry has not changed. */
  boolean dueAt(Instant now) {
    return switch (page) {
      case DONE, GIVEN_UP -> false;
      case FAILED -> true;
      case MISSING -> !now.isBefore(notBefore);
    };
  }

  static Cursor remember(Cursor cursor, String key, Seen seen) {
    return cursor.with(
        KEY + key,
        String.join(
            " ",
            seen.page.name(),
            seen.detailed ? "detailed" : "brief",
            Integer.toString(seen.tries),
            seen.notBefore.toString(),
            seen.revision));
  }

  /** Everything that a cursor remembers, by key. What cannot be read is forgotten. */
  static SortedMap<String, Seen> all(Cursor cursor) {
    SortedMap<String, Seen> all = new TreeMap<>();
    cursor
        .entries()
        .tailMap(KEY)
        .forEach(
            (key, value) -> {
              if (key.startsWith(KEY)) {
                parse(value).ifPresent(seen -> all.put(key.substring(KEY.length()), seen));
              }
            });
    return all;
  }

  private static Optional<Seen> parse(String value) {
    String[] parts = value.split(" ", 5);
    try {
      return parts.length < 5
          ? Optional.empty()
          : Optional.of(
              new Seen(
                  Standing.valueOf(parts[0]),
                  parts[1].equals("detailed"),
                  Integer.parseInt(parts[2]),
                  Instant.parse(parts[3]),
                  parts[4]));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
