package hinomi.pipeline;

import hinomi.advisory.Advisory;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import hinomi.source.cve.CveRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The captured records of some days by their publication, one a line in files by year. */
final class ReplayRecords {
  private static final Pattern PUBLISHED =
      Pattern.compile("\"datePublished\": ?\"([0-9]{4}-[0-9]{2}-[0-9]{2})");

  /** A line and the latest day that it names as its publication. */
  private record Line(LocalDate day, String file, String text) {}

  private ReplayRecords() {}

  /**
   * Those of so many days, oldest first.
   *
   * @param until the last day, in UTC; null for the newest that there is
   * @throws IllegalStateException where the parser refuses one
   */
  static List<Advisory> of(Path folder, int days, @Nullable LocalDate until) throws IOException {
    List<Line> lines = new ArrayList<>();
    LocalDate newest = until == null ? LocalDate.MIN : until;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ndjson.gz")).sorted().toList()) {
        try (BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
          for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            LocalDate day = day(text);
            if (until == null && day.isAfter(newest)) {
              newest = day;
              LocalDate from = from(newest, days);
              lines.removeIf(line -> line.day().isBefore(from));
            }
            if (!newest.equals(LocalDate.MIN)
                && !day.isBefore(from(newest, days))
                && !day.isAfter(newest)) {
              lines.add(new Line(day, file.toString(), text));
            }
          }
        }
      }
    }
    return within(parsed(lines), days, until);
  }

  /** A day more than is asked for, since the last may not be whole. */
  private static LocalDate from(LocalDate newest, int days) {
    return newest.minusDays(days + 1);
  }

  private static LocalDate day(String line) {
    LocalDate day = LocalDate.MIN;
    for (Matcher found = PUBLISHED.matcher(line); found.find(); ) {
      LocalDate one = LocalDate.parse(found.group(1));
      day = one.isAfter(day) ? one : day;
    }
    return day;
  }

  private static List<Advisory> parsed(List<Line> lines) {
    List<Advisory> all = new ArrayList<>();
    CveRecords parser = new CveRecords();
    RecordTaker taker =
        new RecordTaker() {
          @Override
          public void take(Advisory advisory) {
            all.add(advisory);
          }

          @Override
          public void refuse(Reject reject) {
            throw new IllegalStateException(reject.ref());
          }
        };
    for (Line line : lines) {
      parser.read(line.text().getBytes(StandardCharsets.UTF_8), line.file(), taker);
    }
    return all;
  }

  private static List<Advisory> within(List<Advisory> all, int days, @Nullable LocalDate until) {
    Instant last =
        until == null
            ? all.stream().map(Advisory::published).max(Comparator.naturalOrder()).orElseThrow()
            : until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
    return all.stream()
        .filter(a -> a.published().isAfter(last.minus(Duration.ofDays(days))))
        .filter(a -> !a.published().isAfter(last))
        .sorted(Comparator.comparing(Advisory::published).thenComparing(Advisory::id))
        .toList();
  }
}
