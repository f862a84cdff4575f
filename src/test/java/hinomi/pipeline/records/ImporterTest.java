package hinomi.pipeline.records;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.pipeline.Watcher;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
  private static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");

  @TempDir Path folder;
  private Store store;
  private Path inner;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void open() {
    store = SqlStore.open("jdbc:sqlite:h.db", folder);
    inner = folder.resolve("inner.zip");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private FileReport read(Path file) throws InterruptedException {
    return read(file, "");
  }

  private FileReport read(Path file, String sum) throws InterruptedException {
    Watcher watcher = (what, done, total) -> progress.add(what + " " + done + "/" + total);
    return new Importer(
            new HistoryOf(store, "cve", NOW, true, Language.EN, InstantSource.fixed(NOW)),
            inner,
            watcher)
        .read(file.getFileName().toString(), file, sum);
  }

  private static void adds(
      FileReport report, long fresh, long changed, long unchanged, long rejected) {
    assertThat(report.fresh()).as("fresh").isEqualTo(fresh);
    assertThat(report.changed()).as("changed").isEqualTo(changed);
    assertThat(report.unchanged()).as("unchanged").isEqualTo(unchanged);
    assertThat(report.rejected()).as("rejected").isEqualTo(rejected);
    assertThat(report.records()).isEqualTo(fresh + changed + unchanged + rejected);
  }

  private Path zip(RecordZip zip) throws IOException {
    return zip.write(folder.resolve("all.zip.zip"));
  }

  @Test
  void a_zip_in_a_zip_is_read_and_nothing_of_it_stays() throws Exception {
    FileReport report = read(zip(new RecordZip().many(2020, 1000, 1500, "one")));

    adds(report, 1500, 0, 0, 0);
    assertThat(report.failure()).isEmpty();
    assertThat(store.named("CVE-2020-2499")).hasSize(1);
    assertThat(store.undecided(NOW)).isEmpty();
    assertThat(inner).doesNotExist();
    assertThat(progress).last().isEqualTo("cve 1500/1501");
  }

  @Test
  void a_zip_without_another_in_it_is_read_as_well() throws Exception {
    Path file =
        Files.write(
            folder.resolve("plain.zip"), new RecordZip().many(2020, 1000, 3, "one").plain());
    adds(read(file), 3, 0, 0, 0);
  }

  @Test
  void what_has_the_same_check_sum_is_not_unpacked_again() throws Exception {
    RecordZip zip = new RecordZip().many(2020, 1000, 1500, "one");
    read(zip(zip));
    adds(read(zip(zip)), 0, 0, 1500, 0);

    adds(
        read(
            zip(
                zip.with("CVE-2020-1007", "another", "2020-03-03T00:00:00Z")
                    .with("CVE-2020-1008", "an older one", "2019-03-03T00:00:00Z")
                    .with("CVE-2021-1000", "a new one", "2021-03-03T00:00:00Z"))),
        1,
        1,
        1499,
        0);
  }

  @Test
  void a_damaged_record_is_rejected_and_read_again_when_it_is_whole() throws Exception {
    RecordZip zip = new RecordZip().many(2020, 1000, 3, "one");
    byte[] whole = zip.plain();
    byte[] broken = whole.clone();
    int at = new String(whole, StandardCharsets.ISO_8859_1).indexOf("CVE-2020-1001.json") + 40;
    broken[at] ^= 0x55;
    broken[at + 1] ^= 0x55;
    FileReport report = read(Files.write(folder.resolve("b.zip"), broken));

    adds(report, 2, 0, 0, 1);
    assertThat(report.reasons().keySet())
        .extracting(Message::key)
        .containsExactly("records.broken");
    assertThat(store.rejects("cve", 9)).extracting(Store.RejectRow::ref).contains("CVE-2020-1001");
    adds(read(Files.write(folder.resolve("b.zip"), whole)), 1, 0, 2, 0);
  }

  @Test
  void what_is_no_record_or_another_ones_is_rejected_with_its_reason() throws Exception {
    FileReport report =
        read(
            zip(
                new RecordZip()
                    .many(2020, 1000, 2, "one")
                    .put("CVE-2020-1001", "<html>busy</html>")
                    .put("CVE-2020-1003", RecordZip.record("CVE-2020-9999", "x", "2020-01-01"))
                    .put("CVE-2020-1004", "x".repeat(5 << 20))));

    adds(report, 1, 0, 0, 3);
    assertThat(report.reasons().keySet())
        .extracting(Message::key)
        .containsExactlyInAnyOrder("broken-json", "records.other-id", "records.too-large");
    assertThat(store.named("CVE-2020-9999")).isEmpty();
  }

  @Test
  void a_zip_that_is_cut_off_or_holds_no_record_is_told() throws Exception {
    Path file = zip(new RecordZip().many(2020, 1000, 50, "one"));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(read(file).failure().map(Message::key)).contains("records.zip");

    assertThat(read(zip(new RecordZip())).failure().map(Message::key)).contains("records.none");
    assertThat(inner).doesNotExist();
  }

  @Test
  void the_sum_of_a_file_is_remembered_once_all_of_it_is_read() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("records.ndjson"),
            RecordZip.record("CVE-2020-1000", "one", "2020-01-01T00:00:00Z").replace("\n", "")
                + "\n{\"cut\n");
    Importer importer =
        new Importer(
            new HistoryOf(store, "cve", NOW, true, Language.EN, InstantSource.fixed(NOW)),
            inner,
            Watcher.SILENT);
    assertThat(importer.isKnown("records.ndjson", "SUM")).isFalse();
    adds(read(file, "SUM"), 1, 0, 0, 1);
    assertThat(importer.isKnown("records.ndjson", "SUM")).isTrue();
    assertThat(importer.isKnown("records.ndjson", "ANOTHER")).isFalse();
    assertThat(importer.isKnown("records.ndjson", "")).isFalse();
    Optional<VulnerabilityId> known = store.named("CVE-2020-1000").stream().findFirst();
    assertThat(known).isPresent();
  }
}
