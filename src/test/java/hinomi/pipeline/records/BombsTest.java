package hinomi.pipeline.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.pipeline.Watcher;
import hinomi.source.SourceFailure;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that claim or hold far more than real ones, or other things than they should. */
class BombsTest {
  private static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");
  private static final String GOOD =
      RecordZip.record("CVE-2020-1000", "one", "2020-01-01T00:00:00Z").replace("\n", "");

  @TempDir Path folder;
  private Path work;
  private Store store;

  @BeforeEach
  void open() throws IOException {
    work = Files.createDirectory(folder.resolve("work"));
    store = SqlStore.open("jdbc:sqlite:h.db", folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private HistoryOf into() {
    return new HistoryOf(store, "cve", NOW, true, Language.EN, InstantSource.fixed(NOW));
  }

  private FileReport read(Path file) throws Exception {
    FileReport report =
        new Importer(into(), work.resolve("inner.zip"), Watcher.SILENT)
            .read(file.getFileName().toString(), file, "");
    nothingLeft();
    return report;
  }

  /** Reads a zip with limits that a test can reach; the counts of what was read before. */
  private FileReport read(Path file, ZipOfRecords.Limits limits, String failure) throws Exception {
    try (Loading loading = new Loading(into(), new Marks(Map.of()), done -> {})) {
      ZipOfRecords zip = new ZipOfRecords(file, work.resolve("inner.zip"), limits);
      assertThatThrownBy(() -> zip.read(new Marks(Map.of()), loading, count -> {}))
          .isInstanceOfSatisfying(SourceFailure.class, e -> told(e.message(), failure));
      loading.drain();
      nothingLeft();
      return loading.report("zip", Optional.empty());
    }
  }

  private static void told(Message message, String key) {
    assertThat(message.key()).isEqualTo(key);
    for (Language language : Language.values()) {
      assertThat(message.in(language)).doesNotContain("{0}", "{1}", "{2}", key);
    }
  }

  private void nothingLeft() throws IOException {
    try (Stream<Path> left = Files.list(work)) {
      assertThat(left).isEmpty();
    }
    assertThat(folder.resolve("outside.json")).doesNotExist();
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @FunctionalInterface
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private Path gzip(Writing writing) throws IOException {
    Path file = folder.resolve("records.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      writing.to(out);
    }
    return file;
  }

  @Test
  void a_record_that_claims_to_be_small_costs_only_itself() throws Exception {
    byte[] zip =
        new RecordZip()
            .many(2020, 1000, 3, "one")
            .put("CVE-2020-1001", "x".repeat(50 << 20))
            .plain();
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int lies = 0;
    for (int at = 0; at < zip.length - 24; at++) {
      if (bytes.getInt(at) == 0x02014b50 && bytes.getInt(at + 24) == 50 << 20) {
        bytes.putInt(at + 24, 10);
        lies++;
      }
    }
    assertThat(lies).isEqualTo(1);
    FileReport report = read(file("all.zip", zip));
    assertThat(report.fresh()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.reasons().keySet())
        .extracting(Message::key)
        .containsExactly("records.too-large");
    assertThat(report.failure()).isEmpty();
  }

  @Test
  void records_that_are_too_much_together_end_the_reading_and_those_before_are_kept()
      throws Exception {
    RecordZip zip = new RecordZip().many(2019, 1000, 500, "one");
    for (int i = 1000; i < 1400; i++) {
      zip.put("CVE-2020-" + i, "x".repeat(1 << 20));
    }
    FileReport report =
        read(
            zip.write(folder.resolve("all.zip")),
            new ZipOfRecords.Limits(1L << 30, 1L << 20, 20L << 20),
            "records.bomb");
    assertThat(report.fresh()).isEqualTo(500);
    assertThat(store.named("CVE-2019-1499")).hasSize(1);
    assertThat(report.records()).isEqualTo(500 + report.rejected());
  }

  @Test
  void a_list_of_too_many_entries_is_not_even_loaded() throws Exception {
    Path file = new RecordZip().many(2019, 1000, 500, "one").write(folder.resolve("all.zip"));
    read(file, new ZipOfRecords.Limits(1L << 30, 10_000, 1L << 30), "records.entries");

    Path claimed = folder.resolve("claimed.zip");
    try (RandomAccessFile large = new RandomAccessFile(claimed.toFile(), "rw")) {
      large.write(new byte[] {'P', 'K', 3, 4});
      large.setLength(200L << 20);
      ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
      end.putInt(0x06054b50).putInt(0).putShort((short) -2).putShort((short) -2);
      end.putInt(170 << 20).putInt(0).putShort((short) 0);
      large.seek(large.length());
      large.write(end.array());
    }
    told(read(claimed).failure().orElseThrow(), "records.entries");
  }

  @Test
  void a_zip_in_a_zip_that_unpacks_without_end_is_given_up_and_removed() throws Exception {
    Path file = folder.resolve("all.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("cves.zip"));
      byte[] some = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        zip.write(some);
      }
    }
    FileReport report = read(file);
    told(report.failure().orElseThrow(), "records.bomb");
    assertThat(report.records()).isZero();
  }

  @Test
  void a_zip_in_a_zip_may_be_no_larger_than_the_limit() throws Exception {
    Path file = new RecordZip().many(2019, 1000, 500, "one").write(folder.resolve("all.zip"));
    read(file, new ZipOfRecords.Limits(10_000, 1L << 20, 1L << 30), "records.bomb");
  }

  @Test
  void of_two_zips_in_a_zip_the_first_is_read_and_the_other_named() throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("cves.zip", new RecordZip().many(2019, 1000, 5, "one").plain());
    entries.put("more.zip", new RecordZip().many(2020, 1000, 5, "two").plain());
    FileReport report = read(file("all.zip", zip(entries)));
    assertThat(report.fresh()).isEqualTo(5);
    Message failure = report.failure().orElseThrow();
    told(failure, "records.zips");
    assertThat(failure.in(Language.EN)).contains("cves.zip was read", "more.zip was not");
  }

  @Test
  void a_zip_with_no_zip_in_it_and_no_record_says_so() throws Exception {
    Path file = file("all.zip", zip(Map.of("README.md", new byte[9])));
    told(read(file).failure().orElseThrow(), "records.none");
  }

  @Test
  void a_zip_in_a_zip_that_is_none_says_so() throws Exception {
    Path file = file("all.zip", zip(Map.of("cves.zip", "<html>".getBytes(StandardCharsets.UTF_8))));
    told(read(file).failure().orElseThrow(), "records.zip");
  }

  @Test
  void names_that_lead_elsewhere_lead_nowhere() throws Exception {
    byte[] record = GOOD.getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> records = new LinkedHashMap<>();
    records.put("../outside.json", record);
    records.put("cves/2020/1xxx/../../../../outside.json", record);
    records.put("/etc/cves/2020/1xxx/CVE-2020-1000.json", record);
    Map<String, byte[]> outer = Map.of("../../outside.json/cves.zip", zip(records));
    FileReport report = read(file("all.zip", zip(outer)));
    assertThat(report.failure()).isEmpty();
    assertThat(report.fresh()).isEqualTo(1);
    assertThat(store.named("CVE-2020-1000")).hasSize(1);
  }

  @Test
  void gzip_that_unpacks_without_end_is_given_up_and_what_came_before_is_kept() throws Exception {
    byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    Path file =
        gzip(
            out -> {
              out.write((GOOD + "\n").getBytes(StandardCharsets.UTF_8));
              for (int i = 0; i < 200; i++) {
                out.write(spaces);
              }
            });
    FileReport report = read(file);
    told(report.failure().orElseThrow(), "records.bomb");
    assertThat(report.fresh()).isEqualTo(1);
    assertThat(store.named("CVE-2020-1000")).hasSize(1);
  }

  @Test
  void a_row_of_empty_gzip_parts_is_given_up_and_what_came_before_is_kept() throws Exception {
    Path file = gzip(out -> out.write((GOOD + "\n").getBytes(StandardCharsets.UTF_8)));
    ByteArrayOutputStream empty = new ByteArrayOutputStream();
    new GZIPOutputStream(empty).close();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(Files.readAllBytes(file));
    for (int i = 0; i < 200_000; i++) {
      all.writeBytes(empty.toByteArray());
    }
    FileReport report = read(file("many.json.gz", all.toByteArray()));
    told(report.failure().orElseThrow(), "records.bomb");
    assertThat(report.fresh()).isEqualTo(1);
  }

  @Test
  void a_line_that_never_ends_is_not_held() throws Exception {
    byte[] letters = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    Path file =
        gzip(
            out -> {
              out.write("{\"id\": \"".getBytes(StandardCharsets.US_ASCII));
              for (int i = 0; i < 30; i++) {
                out.write(letters);
              }
              out.write(("\"}\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_8));
            });
    FileReport report = read(file);
    assertThat(report.failure()).isEmpty();
    assertThat(report.fresh()).isEqualTo(1);
    assertThat(report.reasons().keySet())
        .extracting(Message::key)
        .containsExactly("records.too-large");
  }

  @ParameterizedTest
  @CsvSource({
    "xz, FD377A585A000000",
    "bzip2, 425A683931415926",
    "zstd, 28B52FFD04000000",
    "7z, 377ABCAF271C0004",
    "'gzip, twice', ''"
  })
  void what_is_packed_in_another_way_says_how(String packing, String bytes) throws Exception {
    byte[] head =
        bytes.isEmpty()
            ? Files.readAllBytes(gzip(out -> new GZIPOutputStream(out).finish()))
            : java.util.HexFormat.of().parseHex(bytes);
    FileReport report = read(file("records.json.xz", head));
    assertThat(report.rejected()).isEqualTo(1);
    Message reason = report.reasons().keySet().iterator().next();
    told(reason, "records.packed");
    assertThat(reason.in(Language.EN)).contains("packed by " + packing);
  }
}
