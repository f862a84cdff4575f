package hinomi.source.nvd;

import hinomi.source.Cursor;
import hinomi.source.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes that are being asked for from the interface, which answers for at most 120 days at a
 * time. Lives in the cursor, so that work goes on where it stopped.
 *
 * @param from the first moment of change
 * @param until the last moment that is wanted
 * @param next the position to ask for next in the part that begins with {@code from}, from 0
 * @param total the fewest records that this part was seen to have; 0 before the first answer
 */
record Window(Instant from, Instant until, long next, long total) {
  private static final Duration MOST = Duration.ofDays(119);
  private static final String FROM = "api from";
  private static final String UNTIL = "api until";
  private static final String NEXT = "api next";
  private static final String TOTAL = "api total";

  static Window of(Instant from, Instant until) {
    return new Window(from, until, 0, 0);
  }

  static Optional<Window> in(Cursor cursor) {
    return cursor
        .get(FROM)
        .map(
            from ->
                new Window(
                    Instant.parse(from),
                    Instant.parse(cursor.get(UNTIL).orElse(from)),
                    Long.parseLong(cursor.get(NEXT).orElse("0")),
                    Long.parseLong(cursor.get(TOTAL).orElse("0"))));
  }

  Cursor into(Cursor cursor) {
    return cursor
        .with(FROM, from.toString())
        .with(UNTIL, until.toString())
        .with(NEXT, String.valueOf(next))
        .with(TOTAL, String.valueOf(total));
  }

  static Cursor none(Cursor cursor) {
    return cursor.with(FROM, null).with(UNTIL, null).with(NEXT, null).with(TOTAL, null);
  }

  /** The last moment of the part that is asked for now. */
  Instant partEnds() {
    Instant longest = from.plus(MOST);
    return longest.isBefore(until) ? longest : until;
  }

  /**
   * The window after an answer; empty at its end. A record that changes meanwhile leaves this part,
   * and those behind it move up: as many positions are then asked for again.
   */
  Optional<Window> after(int records, long totalNow) {
    long gone = total > 0 ? Math.max(0, total - totalNow) : 0;
    long on = gone > 0 ? Math.max(0, next - gone) : next + records;
    if (on < totalNow && (records > 0 || gone > 0)) {
      return Optional.of(new Window(from, until, on, totalNow));
    }
    return partEnds().isBefore(until) ? Optional.of(of(partEnds(), until)) : Optional.empty();
  }

  Page.Progress progress() {
    return new Page.Progress(Math.min(next, total), total);
  }
}
