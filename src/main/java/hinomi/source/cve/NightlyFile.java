package hinomi.source.cve;

import hinomi.advisory.Advisory;
import hinomi.advisory.CveId;
import hinomi.language.Message;
import hinomi.source.Archive.PageSink;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Reject;
import hinomi.source.SourceFailure;
import hinomi.source.json.Dates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the file of all records that the CVE List publishes every midnight. */
final class NightlyFile {
  private static final String BEGUN = "archive";
  private static final Pattern FORM = Pattern.compile("(\\S+) (\\d{1,9})");
  private static final Pattern NAME = Pattern.compile(".*?(\\d{4}-\\d\\d-\\d\\d)_all_CVEs.*");
  private static final int A_PAGE = 1000;

  /** A page without news is made after so many records, so that a crash need not begin again. */
  private static final int A_STRETCH = 25_000;

  /** A record comes into the list some time after it was updated. */
  private static final Duration LAG = Duration.ofDays(1);

  private static final long MOST_AN_ENTRY = 1L << 30;
  private static final long MOST_IN_ALL = 32L << 30;

  private final RecordParser parser;

  NightlyFile(RecordParser parser) {
    this.parser = parser;
  }

  /** The day of a file that was begun and not finished. */
  static Optional<LocalDate> begun(Cursor cursor) {
    return cursor
        .get(BEGUN)
        .map(FORM::matcher)
        .filter(Matcher::matches)
        .flatMap(m -> Optional.ofNullable(Dates.day(m.group(1))));
  }

  /**
   * @param day the file's day, or null where only the file itself can tell
   * @param after records that were last updated well before are left out
   */
  void read(Path file, @Nullable LocalDate day, Cursor from, Instant after, PageSink to)
      throws IOException, InterruptedException {
    LocalDate known = day != null ? day : dayOf(file);
    Reading reading = new Reading(known, from, after, to);
    ZippedRecords records = new ZippedRecords(file, MOST_AN_ENTRY, MOST_IN_ALL);
    records.each(reading::take);
    records.leftOut().ifPresent(reading::leftOut);
    if (reading.read == 0) {
      throw new SourceFailure(
          Message.of(RecordParser.ROOM, "archive-no-records", file.getFileName()));
    }
    reading.finish();
  }

  private static @Nullable LocalDate dayOf(Path file) {
    Matcher m = NAME.matcher(String.valueOf(file.getFileName()));
    return m.matches() ? Dates.day(m.group(1)) : null;
  }

  private final class Reading {
    private final @Nullable LocalDate day;
    private final Cursor from;
    private final Instant after;
    private final PageSink to;
    private final int skip;
    private final List<Advisory> advisories = new ArrayList<>(A_PAGE);
    private final List<Reject> rejects = new ArrayList<>();
    private Instant newest = Instant.EPOCH;
    private int read;
    private int told;

    Reading(@Nullable LocalDate day, Cursor from, Instant after, PageSink to) {
      this.day = day;
      this.from = from;
      this.after = after.isAfter(Instant.EPOCH) ? after.minus(LAG) : Instant.EPOCH;
      this.to = to;
      Matcher begun = FORM.matcher(from.get(BEGUN).orElse(""));
      this.skip =
          begun.matches() && begun.group(1).equals(label()) ? Integer.parseInt(begun.group(2)) : 0;
      this.told = skip;
    }

    private String label() {
      return day == null ? "file" : day.toString();
    }

    void take(CveId id, byte[] bytes, int length) throws IOException, InterruptedException {
      if (read++ < skip) {
        return;
      }
      keep(id, bytes, length);
      if (advisories.size() + rejects.size() >= A_PAGE || read - told >= A_STRETCH) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        emit(from.with(BEGUN, label() + " " + read));
      }
    }

    private void keep(CveId id, byte[] bytes, int length) {
      switch (parser.parse(bytes, 0, length)) {
        case Parsed.Read(Advisory advisory) -> {
          newest = advisory.updated().isAfter(newest) ? advisory.updated() : newest;
          if (!advisory.id().value().equals(id.value())) {
            String other = advisory.id().value();
            reject(id, Message.of(RecordParser.ROOM, "other-id", id, other), bytes, length);
          } else if (!advisory.updated().isBefore(after)) {
            advisories.add(advisory);
          }
        }
        case Parsed.Refused(Message reason) -> reject(id, reason, bytes, length);
        case Parsed.Broken(Message reason) -> reject(id, reason, bytes, length);
      }
    }

    private void reject(CveId id, Message reason, byte[] bytes, int length) {
      rejects.add(new Reject(id.value(), reason, RecordFetch.sample(bytes, length)));
    }

    void leftOut(String zip) {
      rejects.add(new Reject(zip, Message.of(RecordParser.ROOM, "archive-zips", zip), ""));
    }

    /** The log goes on at the file's midnight, and must be asked for in full. */
    void finish() throws IOException {
      Instant midnight = day == null ? newest : day.atStartOfDay().toInstant(ZoneOffset.UTC);
      emit(Position.of(from).upTo(midnight).into(from.with(BEGUN, null)));
    }

    private void emit(Cursor next) throws IOException {
      Page.Progress progress = new Page.Progress(read, 0);
      to.accept(new Page(advisories, Map.of(), rejects, List.of(), next, true, progress));
      advisories.clear();
      rejects.clear();
      told = read;
    }
  }
}
