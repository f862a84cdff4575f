package hinomi.source.jvnipedia;

import hinomi.source.Cursor;
import hinomi.source.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the RSS no longer holds, and how far it has been filled from MyJVN. Lives in the cursor, so
 * that work goes on where it stopped.
 *
 * @param from the first day of updates to ask for, in Japan
 * @param to the last day
 * @param covers until when every update is known once the hole is filled
 * @param next the position of the entry to ask for next, from 1
 * @param total the fewest entries that MyJVN was seen to have of these days; 0 before the first
 *     answer
 * @param looked when the RSS was read last
 */
record Hole(LocalDate from, LocalDate to, Instant covers, long next, long total, Instant looked) {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final String FROM = "hole from";
  private static final String TO = "hole to";
  private static final String COVERS = "hole covers";
  private static final String NEXT = "hole next";
  private static final String TOTAL = "hole total";
  private static final String LOOKED = "hole looked";

  /**
   * The hole between two moments. It begins a day early, as MyJVN counts in days, and covers the
   * minute of its end, as the RSS tells no seconds.
   */
  static Hole between(Instant from, Instant to, Instant now) {
    return new Hole(
        LocalDate.ofInstant(from, JAPAN).minusDays(1),
        LocalDate.ofInstant(to, JAPAN),
        to.plusSeconds(60),
        1,
        0,
        now);
  }

  static Optional<Hole> in(Cursor cursor) {
    return cursor
        .get(FROM)
        .map(
            from ->
                new Hole(
                    LocalDate.parse(from),
                    LocalDate.parse(cursor.get(TO).orElse(from)),
                    Instant.parse(cursor.get(COVERS).orElseThrow()),
                    Long.parseLong(cursor.get(NEXT).orElse("1")),
                    Long.parseLong(cursor.get(TOTAL).orElse("0")),
                    Instant.parse(cursor.get(LOOKED).orElseThrow())));
  }

  Cursor into(Cursor cursor) {
    return cursor
        .with(FROM, from.toString())
        .with(TO, to.toString())
        .with(COVERS, covers.toString())
        .with(NEXT, String.valueOf(next))
        .with(TOTAL, String.valueOf(total))
        .with(LOOKED, looked.toString());
  }

  static Cursor none(Cursor cursor) {
    return cursor
        .with(FROM, null)
        .with(TO, null)
        .with(COVERS, null)
        .with(NEXT, null)
        .with(TOTAL, null)
        .with(LOOKED, null);
  }

  Hole looked(Instant now) {
    return new Hole(from, to, covers, next, total, now);
  }

  /**
   * The hole after a page of entries. An entry that is updated meanwhile leaves these days, and
   * those behind it move up: as many positions are then asked for again.
   */
  Hole after(long entries, long totalNow) {
    long gone = total > 0 ? Math.max(0, total - totalNow) : 0;
    long least = total > 0 ? Math.min(total, totalNow) : totalNow;
    long on = gone > 0 ? Math.max(1, next - gone) : next + entries;
    return new Hole(from, to, covers, on, least, looked);
  }

  boolean isFilled() {
    return next > total;
  }

  Page.Progress progress() {
    return new Page.Progress(Math.min(next - 1, total), total);
  }
}
