package hinomi.source.cve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import hinomi.language.Language;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Reject;
import hinomi.source.SourceFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyFileTest {
  private static final LocalDate DAY = LocalDate.parse("2026-02-10");
  @TempDir private Path folder;
  private final NightlyFile nightly = new NightlyFile(new RecordParser("cve"));
  private final List<Page> pages = new ArrayList<>();

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> records(int from, int to, String updated) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = from; i < to; i++) {
      String id = "CVE-2026-" + i;
      files.put(
          "cves/2026/" + i / 1000 + "xxx/" + id + ".json",
          CveServer.record(id, updated).getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private Path inner(Map<String, byte[]> files) throws IOException {
    Map<String, byte[]> outer = new LinkedHashMap<>();
    outer.put("README.md", "about".getBytes(StandardCharsets.UTF_8));
    outer.put("cves.zip", zip(files));
    return Files.write(folder.resolve("all.zip.zip"), zip(outer));
  }

  private void read(Path file, Cursor from, Instant after) throws Exception {
    nightly.read(file, DAY, from, after, pages::add);
  }

  private List<String> ids() {
    return pages.stream().flatMap(p -> p.advisories().stream()).map(a -> a.id().value()).toList();
  }

  @Test
  void records_come_in_pages_of_a_thousand_and_the_log_goes_on_at_midnight() throws Exception {
    Map<String, byte[]> files = records(10_000, 12_500, "2026-02-09T00:00:00Z");
    files.put("cves/deltaLog.json", "[]".getBytes(StandardCharsets.UTF_8));
    files.put("../../etc/passwd", "x".getBytes(StandardCharsets.UTF_8));
    Cursor from =
        new Cursor(Map.of("fetchTime", "2025-12-01T00:00:00Z", "pending", "CVE-2026-1:1"));
    read(inner(files), from, Instant.parse("2025-12-01T00:00:00Z"));
    assertThat(pages).extracting(p -> p.advisories().size()).containsExactly(1000, 1000, 500);
    assertThat(pages).allMatch(Page::more);
    assertThat(pages.get(1).next().entries())
        .containsEntry("fetchTime", "2025-12-01T00:00:00Z")
        .containsEntry("archive", "2026-02-10 2000");
    assertThat(pages.getLast().next().entries())
        .containsOnly(Map.entry("fetchTime", "2026-02-10T00:00:00Z"));
    assertThat(ids()).hasSize(2500).doesNotHaveDuplicates();
  }

  @Test
  void reading_goes_on_after_the_last_committed_page() throws Exception {
    Path file = inner(records(10_000, 12_500, "2026-02-09T00:00:00Z"));
    assertThatThrownBy(
            () ->
                nightly.read(
                    file,
                    DAY,
                    Cursor.START,
                    Instant.MIN,
                    page -> {
                      if (!pages.isEmpty()) {
                        throw new IOException("the power went");
                      }
                      pages.add(page);
                    }))
        .hasMessage("the power went");
    Cursor committed = pages.getFirst().next();
    assertThat(NightlyFile.begun(committed)).contains(DAY);
    read(file, committed, Instant.MIN);
    assertThat(ids()).hasSize(2500).doesNotHaveDuplicates();
  }

  @Test
  void what_was_last_updated_well_before_is_left_out() throws Exception {
    Map<String, byte[]> files = records(1000, 1010, "2026-01-30T23:59:59Z");
    files.putAll(records(2000, 2003, "2026-01-31T00:00:00Z"));
    read(inner(files), Cursor.START, Instant.parse("2026-02-01T00:00:00Z"));
    assertThat(ids()).containsExactly("CVE-2026-2000", "CVE-2026-2001", "CVE-2026-2002");
  }

  @Test
  void a_plain_zip_will_do() throws Exception {
    Path file =
        Files.write(folder.resolve("x.zip"), zip(records(1000, 1003, "2026-02-09T00:00:00Z")));
    read(file, Cursor.START, Instant.MIN);
    assertThat(ids()).hasSize(3);
  }

  @Test
  void without_a_known_day_the_file_name_or_the_newest_record_tells_where_to_go_on()
      throws Exception {
    byte[] bytes = zip(records(1000, 1003, "2026-02-09T05:00:00Z"));
    Path named = Files.write(folder.resolve("2026-02-08_all_CVEs_at_midnight.zip.zip"), bytes);
    nightly.read(named, null, Cursor.START, Instant.MIN, pages::add);
    Path unnamed = Files.write(folder.resolve("download"), bytes);
    nightly.read(unnamed, null, Cursor.START, Instant.MIN, pages::add);
    assertThat(pages)
        .extracting(p -> p.next().entries().get("fetchTime"))
        .containsExactly("2026-02-08T00:00:00Z", "2026-02-09T05:00:00Z");
  }

  @Test
  void bad_records_are_rejected_and_the_others_read() throws Exception {
    Map<String, byte[]> files = records(1000, 1002, "2026-02-09T00:00:00Z");
    files.put("cves/2026/5xxx/CVE-2026-5000.json", new byte[RecordParser.LARGEST + 5_000_000]);
    files.put("cves/2026/5xxx/CVE-2026-5001.json", "{".getBytes(StandardCharsets.UTF_8));
    files.put("cves/2026/5xxx/CVE-2026-5002.json", files.values().iterator().next());
    files.putAll(records(6000, 6002, "2026-02-09T00:00:00Z"));
    read(inner(files), Cursor.START, Instant.MIN);
    assertThat(ids()).hasSize(4);
    assertThat(pages.getLast().rejects())
        .extracting(Reject::ref, r -> r.reason().key())
        .containsExactly(
            tuple("CVE-2026-5000", "too-large"),
            tuple("CVE-2026-5001", "broken-json"),
            tuple("CVE-2026-5002", "other-id"));
  }

  @Test
  void a_zip_bomb_is_refused() throws Exception {
    Path one = inner(Map.of("cves/note.txt", new byte[3_000_000]));
    assertThatThrownBy(() -> new ZippedRecords(one, 2_000_000, 9_000_000).each((id, b, n) -> {}))
        .isInstanceOfSatisfying(
            SourceFailure.class, e -> assertThat(e.message().key()).isEqualTo("archive-bomb"));
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i < 10; i++) {
      many.put("cves/note" + i, new byte[1_000_000]);
    }
    Path all = inner(many);
    assertThatThrownBy(() -> new ZippedRecords(all, 2_000_000, 9_000_000).each((id, b, n) -> {}))
        .isInstanceOf(SourceFailure.class);
  }

  @Test
  void of_two_zips_the_first_is_read_and_the_other_told() throws Exception {
    Map<String, byte[]> outer = new LinkedHashMap<>();
    outer.put("cves.zip", zip(records(1000, 1003, "2026-02-09T00:00:00Z")));
    outer.put("../more.zip", zip(records(2000, 2003, "2026-02-09T00:00:00Z")));
    read(Files.write(folder.resolve("two.zip"), zip(outer)), Cursor.START, Instant.MIN);
    assertThat(ids()).containsExactly("CVE-2026-1000", "CVE-2026-1001", "CVE-2026-1002");
    assertThat(pages.getLast().rejects())
        .extracting(Reject::ref, r -> r.reason().key())
        .containsExactly(tuple("../more.zip", "archive-zips"));
  }

  @Test
  void half_a_file_an_html_page_and_a_zip_without_records_are_failures() throws Exception {
    byte[] whole = Files.readAllBytes(inner(records(1000, 1400, "2026-02-09T00:00:00Z")));
    Path half = Files.write(folder.resolve("half"), Arrays.copyOf(whole, whole.length / 2));
    assertFailure(half, "archive-unreadable");
    Path html = Files.writeString(folder.resolve("html"), "<!DOCTYPE html><html></html>");
    assertFailure(html, "archive-no-records");
    assertFailure(inner(Map.of("README.md", new byte[3])), "archive-no-records");
    assertThat(pages).isEmpty();
  }

  private void assertFailure(Path file, String key) {
    assertThatThrownBy(() -> read(file, Cursor.START, Instant.MIN))
        .isInstanceOfSatisfying(
            SourceFailure.class,
            e -> {
              assertThat(e.message().key()).isEqualTo(key);
              assertThat(e.message().in(Language.JA)).doesNotContain("{0}", key);
            });
  }
}
