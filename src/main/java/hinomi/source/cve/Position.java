package hinomi.source.cve;

import hinomi.advisory.CveId;
import hinomi.source.Cursor;
import hinomi.source.json.Dates;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the delta log has been walked.
 *
 * @param walked the fetch time of the newest delta that is done, or null
 * @param part the delta after it that is done in part, or null
 * @param done how many entries of that delta are done
 * @param pending records that could not be fetched, and how often that was tried
 */
record Position(
    @Nullable Instant walked, @Nullable Instant part, int done, SortedMap<CveId, Integer> pending) {
  private static final String WALKED = "fetchTime";
  private static final String PART = "within";
  private static final String PENDING = "pending";
  private static final Pattern PARTLY = Pattern.compile("(\\S+) (\\d{1,9})");
  private static final Pattern WAITING = Pattern.compile("(CVE-\\d{4}-\\d{4,19}):(\\d{1,3})");

  Position {
    pending = Collections.unmodifiableSortedMap(new TreeMap<>(pending));
  }

  /** The position in a cursor; whatever is not understood counts as absent. */
  static Position of(Cursor cursor) {
    Instant walked = Dates.instant(cursor.get(WALKED).orElse(null));
    Optional<Matcher> partly = cursor.get(PART).map(PARTLY::matcher).filter(Matcher::matches);
    Instant part = partly.map(m -> Dates.instant(m.group(1))).orElse(null);
    int done = part == null ? 0 : partly.map(m -> Integer.parseInt(m.group(2))).orElse(0);
    SortedMap<CveId, Integer> pending = new TreeMap<>();
    Matcher waiting = WAITING.matcher(cursor.get(PENDING).orElse(""));
    while (waiting.find()) {
      pending.put(new CveId(waiting.group(1)), Integer.parseInt(waiting.group(2)));
    }
    return new Position(walked, part, done, pending);
  }

  Cursor into(Cursor cursor) {
    String waiting =
        pending.entrySet().stream()
            .map(e -> e.getKey() + ":" + e.getValue())
            .collect(Collectors.joining(" "));
    return cursor
        .with(WALKED, walked == null ? null : walked.toString())
        .with(PART, part == null ? null : part + " " + done)
        .with(PENDING, waiting.isEmpty() ? null : waiting);
  }

  /** Up to when everything has been seen, or null before the first time. */
  @Nullable Instant reached() {
    return part != null ? part : walked;
  }

  /** Everything up to a time is done. */
  Position upTo(@Nullable Instant time) {
    return new Position(time, null, 0, pending);
  }

  Position waitingFor(SortedMap<CveId, Integer> records) {
    return new Position(walked, part, done, records);
  }
}
