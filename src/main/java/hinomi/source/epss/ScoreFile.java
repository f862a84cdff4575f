package hinomi.source.epss;

import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment;
import hinomi.http.Ungzip;
import hinomi.language.Message;
import hinomi.source.Reject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day's scores: a line about the model with the day, a line of column names, then a line a CVE
 * (https://www.first.org/epss/data_stats). Unpacked as a whole first, so that a file that was cut
 * off is noticed before anything of it counts.
 */
final class ScoreFile {
  /** Three times what a day's file weighs in 2026. */
  private static final int MOST_BYTES = 32 << 20;

  private static final int LONGEST_LINE = 200;
  private static final Pattern SCORED =
      Pattern.compile("#.*\\bscore_date:(\\d{4}-\\d\\d-\\d\\d)([T0-9:.+Z-]{0,30})\\s*(?:,.*)?");

  private final byte[] bytes;
  private final String scored;
  private final LocalDate day;
  private final Columns columns;
  private int at;
  private int lines;

  /**
   * What was read of it.
   *
   * @param rejects lines that are none
   */
  record Rows(Map<CveId, List<Enrichment>> facts, List<Reject> rejects) {}

  private record Columns(int cve, int probability, int percentile, int count) {}

  /** The body is no file of scores. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;

    Unreadable(String key, String why) {
      super(why);
      this.key = key;
    }

    /** The message's key. */
    String key() {
      return key;
    }
  }

  private ScoreFile(byte[] bytes) throws Unreadable {
    this.bytes = bytes;
    String about = line();
    Matcher m = SCORED.matcher(about);
    if (!m.matches()) {
      throw new Unreadable("no-scores", about);
    }
    this.scored = m.group(1) + m.group(2);
    try {
      this.day = LocalDate.parse(m.group(1));
    } catch (DateTimeException e) {
      throw new Unreadable("no-scores", about);
    }
    String names = line();
    List<String> columns = List.of(names.strip().split(",", -1));
    this.columns =
        new Columns(
            columns.indexOf("cve"),
            columns.indexOf("epss"),
            columns.indexOf("percentile"),
            columns.size());
    if (Math.min(this.columns.cve, Math.min(this.columns.probability, this.columns.percentile)) < 0
        || at >= bytes.length) {
      throw new Unreadable("no-scores", names);
    }
  }

  /** Opens the file, packed or already unpacked on the way. */
  static ScoreFile open(byte[] body) throws Unreadable {
    return new ScoreFile(unpacked(body));
  }

  private static byte[] unpacked(byte[] body) throws Unreadable {
    if (body.length < 2 || body[0] != 0x1f || body[1] != (byte) 0x8b) {
      return body;
    }
    try (Ungzip in = new Ungzip(new ByteArrayInputStream(body), MOST_BYTES)) {
      return in.readAllBytes();
    } catch (Ungzip.Bomb e) {
      throw new Unreadable("too-large", String.valueOf(MOST_BYTES >> 20));
    } catch (IOException e) {
      throw new Unreadable("cut", String.valueOf(e.getMessage()));
    }
  }

  /** The {@code score_date}, as it is written. */
  String scored() {
    return scored;
  }

  /** Lines read or left out so far. */
  int lines() {
    return lines;
  }

  boolean hasMore() {
    return at < bytes.length;
  }

  /** Leaves out as many lines as were read before. */
  void skip(String count) {
    int until = count.matches("\\d{1,9}") ? Integer.parseInt(count) : 0;
    while (lines < until && hasMore()) {
      line();
      lines++;
    }
  }

  /** Reads the next so many lines. */
  Rows next(int most) {
    Map<CveId, List<Enrichment>> facts = HashMap.newHashMap(most);
    List<Reject> rejects = new ArrayList<>();
    for (int i = 0; i < most && hasMore(); i++) {
      String line = line().strip();
      lines++;
      if (!line.isEmpty()) {
        row(line, facts, rejects);
      }
    }
    return new Rows(facts, rejects);
  }

  private void row(String line, Map<CveId, List<Enrichment>> facts, List<Reject> rejects) {
    String[] fields = line.split(",", -1);
    if (fields.length != columns.count) {
      rejects.add(reject("bad-row", line));
      return;
    }
    CveId cve = CveId.parse(fields[columns.cve]).orElse(null);
    double probability = share(fields[columns.probability]);
    double percentile = share(fields[columns.percentile]);
    if (cve == null) {
      rejects.add(reject("bad-id", line));
    } else if (Double.isNaN(probability) || Double.isNaN(percentile)) {
      rejects.add(reject("bad-number", line));
    } else {
      facts.put(cve, List.of(new Enrichment.Epss(probability, percentile, day)));
    }
  }

  private Reject reject(String key, String line) {
    return new Reject("row " + lines, Message.of(EpssSource.ROOM, key), line);
  }

  /** A number from 0 to 1; anything else is not a number. */
  private static double share(String text) {
    try {
      double value = Double.parseDouble(text);
      return value >= 0 && value <= 1 ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The next line without its end, or as much as is looked at of it. */
  private String line() {
    int from = at;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    int length = Math.min(at - from, LONGEST_LINE);
    at = Math.min(at + 1, bytes.length);
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }
}
