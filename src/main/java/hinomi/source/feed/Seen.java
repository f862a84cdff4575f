package hinomi.source.feed;

import hinomi.source.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the cursor remembers of an entry.
 *
 * @param hash of what the feed said of it
 * @param dated the date it was given where the feed gives none, else null
 * @param tries how often reading its page has failed
 * @param due when its page is to be read; null when it has been, or no more
 */
record Seen(String hash, @Nullable Instant dated, int tries, @Nullable Instant due) {
  private static final String KEY = "seen ";
  private static final String NONE = "-";
  private static final List<Duration> WAITS =
      List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));

  boolean isDue(Instant now) {
    return due != null && !due.isAfter(now);
  }

  /** With its page to be read as soon as there is time. */
  Seen pending(Instant now) {
    return new Seen(hash, dated, 0, now);
  }

  /** With its page read, or none to read. */
  Seen done() {
    return new Seen(hash, dated, 0, null);
  }

  /** With its page to be read later, or no more after the last wait. */
  Seen failed(Instant now) {
    Instant again = tries < WAITS.size() ? now.plus(WAITS.get(tries)) : null;
    return new Seen(hash, dated, tries + 1, again);
  }

  /** All that a cursor remembers, by the entries' keys. */
  static Map<String, Seen> in(Cursor cursor) {
    Map<String, Seen> all = new HashMap<>();
    cursor
        .entries()
        .forEach(
            (key, value) -> {
              if (key.startsWith(KEY)) {
                parse(value).ifPresent(seen -> all.put(key.substring(KEY.length()), seen));
              }
            });
    return all;
  }

  /** A cursor with its memory replaced. */
  static Cursor replace(Cursor cursor, Map<String, Seen> all) {
    Map<String, String> entries = new TreeMap<>(cursor.entries());
    entries.keySet().removeIf(key -> key.startsWith(KEY));
    all.forEach((key, seen) -> entries.put(KEY + key, seen.text()));
    return new Cursor(entries);
  }

  private String text() {
    return String.join(" ", hash, text(dated), String.valueOf(tries), text(due));
  }

  private static String text(@Nullable Instant instant) {
    return instant == null ? NONE : String.valueOf(instant.getEpochSecond());
  }

  private static Optional<Seen> parse(String text) {
    String[] parts = text.split(" ");
    try {
      return parts.length == 4
          ? Optional.of(
              new Seen(parts[0], instant(parts[1]), Integer.parseInt(parts[2]), instant(parts[3])))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Instant instant(String text) {
    return text.equals(NONE) ? null : Instant.ofEpochSecond(Long.parseLong(text));
  }
}
