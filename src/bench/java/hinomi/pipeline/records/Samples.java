package hinomi.pipeline.records;

import hinomi.advisory.Advisory;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import hinomi.watch.Watch;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Captured records to measure with; {@code hinomi.feeds} names their folder. */
public final class Samples {
  /** So many records are taken in turn, since a single one would be learnt by heart. */
  public static final int COUNT = 256;

  private static final Path FEEDS =
      Path.of(Objects.requireNonNull(System.getProperty("hinomi.feeds"), "hinomi.feeds"));

  private static final int EVERY_SOME = 16;
  private static final int JVN_BYTES = 1 << 20;
  private static final Pattern NAME = Pattern.compile("\"pname\": \"([^\"\\\\]{3,60})\"");

  private Samples() {}

  /** CVE records as they are published, each a JSON object. */
  public static List<byte[]> cveRecords() {
    List<byte[]> records = new ArrayList<>();
    try (BufferedReader lines = lines("cve/cve5-20250124-2023.ndjson.gz")) {
      String line;
      for (int i = 0; records.size() < COUNT && (line = lines.readLine()) != null; i++) {
        if (i % EVERY_SOME == 0) {
          records.add(line.getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  /** Items of JVN iPedia's feed, each as a document of its own. */
  static List<Piece> jvnItems() {
    List<Piece> items = new ArrayList<>();
    try (InputStream in = Files.newInputStream(FEEDS.resolve("jvnipedia/jvndb_2023.rdf"))) {
      byte[] beginning = in.readNBytes(JVN_BYTES);
      new Cutter(
              "jvn",
              piece -> {
                if (items.size() < COUNT && piece instanceof Piece.Xml) {
                  items.add(piece);
                }
              })
          .cut(new ByteArrayInputStream(beginning));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return items;
  }

  /** The same CVE records, read. */
  public static List<Vulnerability> vulnerabilities() {
    List<Piece> pieces = new ArrayList<>();
    cveRecords().forEach(bytes -> pieces.add(new Piece.Json("cve", bytes)));
    return read(pieces);
  }

  /** The same items of JVN iPedia, read. */
  public static List<Vulnerability> japanese() {
    return read(jvnItems());
  }

  private static List<Vulnerability> read(List<Piece> from) {
    List<Vulnerability> all = new ArrayList<>();
    Pieces pieces = new Pieces();
    from.forEach(piece -> pieces.read(piece, taker(all)));
    return all;
  }

  private static RecordTaker taker(List<Vulnerability> into) {
    return new RecordTaker() {
      @Override
      public void take(Advisory a) {
        VulnerabilityId id = VulnerabilityId.of(a.id());
        into.add(new Vulnerability(id, new TreeSet<>(), List.of(a), List.of()));
      }

      @Override
      public void refuse(Reject reject) {
        throw new IllegalStateException(reject.toString());
      }
    };
  }

  /** Watches of so many products of JVN's dictionary, from its beginning to its end. */
  public static List<Watch> watches(int number) {
    Set<String> names = new LinkedHashSet<>();
    try (BufferedReader lines = lines("jvnipedia/jvn_products_2025-02-03.jsonl.gz")) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher name = NAME.matcher(line);
        if (name.find()) {
          names.add(name.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> all = List.copyOf(names);
    List<Watch> watches = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      watches.add(Watch.of(all.get((int) ((long) i * all.size() / number))));
    }
    return watches;
  }

  private static BufferedReader lines(String file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(FEEDS.resolve(file))),
            StandardCharsets.UTF_8));
  }
}
