package hinomi.source.nvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hinomi.advisory.Advisory;
import hinomi.source.Cursor;
import hinomi.source.LocalSite;
import hinomi.source.LocalSite.Reply;
import hinomi.source.Page;
import hinomi.source.SourceFailure;
import hinomi.source.SourceSetup;
import hinomi.source.linked.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NvdSourceTest {
  private static final String FEED = "/nvdcve-2.0-modified.json.gz";
  private static final String META = "/nvdcve-2.0-modified.meta";
  private static final Pattern INDEX = Pattern.compile("startIndex=(\\d+)");

  private final SettableClock clock = new SettableClock("2026-03-15T12:00:00Z");

  @TempDir Path folder;
  private LocalSite site;

  @BeforeEach
  void start() throws IOException {
    site = new LocalSite();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private NvdSource feed() {
    return source(FEED, SourceSetup.Access.USUAL, Optional.empty());
  }

  private NvdSource api(Optional<Instant> since, Optional<String> key) {
    return source("/api", new SourceSetup.Access(true, key), since);
  }

  private NvdSource source(String path, SourceSetup.Access access, Optional<Instant> since) {
    return new NvdSource(
        new SourceSetup(
            "nvd", Optional.of(site.uri(path)), since, false, access, site.http(), clock));
  }

  private static String records(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(
            i ->
                """
                {"cve":{"id":"CVE-2026-%d","published":"2026-03-01T00:00:00.000",
                "lastModified":"2026-03-10T00:00:00.000","vulnStatus":"Received",
                "descriptions":[{"lang":"en","value":"A flaw."}]}}\
                """
                    .formatted(10_000 + i))
        .collect(Collectors.joining(","));
  }

  private static String document(String records, int total) {
    return "{\"totalResults\":" + total + ",\"vulnerabilities\":[" + records + "]}";
  }

  private Path publish(String json, String modified) throws Exception {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    site.serve(
        META,
        Reply.of(
            "text/plain",
            "lastModifiedDate:%s\r\nsize:%d\r\nsha256:%s\r\n"
                .formatted(modified, bytes.length, sum)
                .getBytes(StandardCharsets.UTF_8)));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return Files.write(folder.resolve("feed.json.gz"), packed.toByteArray());
  }

  /** One pass as the pipeline makes it; what was read. */
  private List<Page> pass(NvdSource source, Cursor from, Path file) throws Exception {
    List<Page> pages = new ArrayList<>();
    Cursor at = from;
    if (source.due(at).isPresent()) {
      source.read(file, at, pages::add);
      at = pages.getLast().next();
    }
    Page page;
    do {
      page = source.fetch(at);
      pages.add(page);
      at = page.next();
    } while (page.more());
    return pages;
  }

  private static List<String> ids(List<Page> pages) {
    return pages.stream()
        .flatMap(page -> page.advisories().stream())
        .map(Advisory::id)
        .map(id -> id.value())
        .toList();
  }

  @Test
  void a_feed_is_read_page_by_page_and_then_left_alone_for_two_hours() throws Exception {
    Path file = publish(document(records(0, 2500), 2500), "2026-03-15T04:00:00-04:00");
    List<Page> pages = pass(feed(), Cursor.START, file);

    assertThat(pages).extracting(p -> p.advisories().size()).containsExactly(1000, 1000, 500, 0);
    assertThat(site.asked()).containsExactly(META);

    Cursor at = pages.getLast().next();
    clock.advance(Duration.ofMinutes(119));
    assertThat(ids(pass(feed(), at, file))).isEmpty();
    assertThat(site.asked()).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    assertThat(feed().due(at)).isEmpty();
    assertThat(site.asked()).as("the same sum").containsExactly(META);
    assertThat(feed().fetch(at).next()).as("notes when it looked").isNotEqualTo(at);

    publish(document(records(5, 1), 1), "2026-03-15T06:00:00-04:00");
    assertThat(feed().due(at)).contains(site.uri(FEED));
  }

  @Test
  void a_reading_that_broke_off_goes_on_after_the_last_page() throws Exception {
    Path file = publish(document(records(0, 2500), 2500), "2026-03-15T04:00:00-04:00");
    List<Page> first = new ArrayList<>();
    NvdSource source = feed();
    source.due(Cursor.START);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                source.read(
                    file,
                    Cursor.START,
                    page -> {
                      if (first.size() == 1) {
                        throw new IOException("killed");
                      }
                      first.add(
                          new Page(
                              page.advisories(),
                              page.enrichments(),
                              page.rejects(),
                              page.notices(),
                              page.next(),
                              page.more(),
                              page.progress()));
                    }));

    List<Page> rest = pass(feed(), first.getLast().next(), file);
    assertThat(ids(rest)).hasSize(1500).doesNotContain("CVE-2026-10999").contains("CVE-2026-11000");
  }

  @Test
  void a_bad_record_does_not_lose_the_feed() throws Exception {
    Path file =
        publish(
            document(records(0, 1) + ",{\"cve\":{\"id\":\"CVE-26-1\"}}," + records(1, 1), 3),
            "2026-03-15T04:00:00-04:00");
    List<Page> pages = pass(feed(), Cursor.START, file);

    assertThat(ids(pages)).containsExactly("CVE-2026-10000", "CVE-2026-10001");
    assertThat(pages.getFirst().rejects())
        .extracting(r -> r.ref() + " " + r.reason().key())
        .containsExactly("CVE-26-1 bad-id");
  }

  @Test
  void a_page_for_people_in_place_of_the_meta_is_noticed() {
    site.serve(META, Reply.html("<html>busy</html>"));
    assertThatExceptionOfType(SourceFailure.class)
        .isThrownBy(() -> feed().due(Cursor.START))
        .satisfies(e -> assertThat(e.message().key()).isEqualTo("no-meta"));
  }

  @Test
  void a_file_that_is_not_the_one_its_meta_tells_of_brings_nothing() throws Exception {
    Path file = publish(document(records(0, 5), 5), "2026-03-15T04:00:00-04:00");
    byte[] whole = Files.readAllBytes(file);
    for (byte[] bad :
        List.of(
            java.util.Arrays.copyOf(whole, whole.length / 2),
            "<html>busy</html>".getBytes(StandardCharsets.UTF_8))) {
      Files.write(file, bad);
      NvdSource source = feed();
      source.due(Cursor.START);
      List<Page> pages = new ArrayList<>();
      assertThatExceptionOfType(SourceFailure.class)
          .isThrownBy(() -> source.read(file, Cursor.START, pages::add))
          .satisfies(e -> assertThat(e.message().key()).isEqualTo("other-sum"));
      assertThat(pages).isEmpty();
    }
  }

  @Test
  void what_the_feed_does_not_reach_back_to_is_noted_to_be_asked_for() throws Exception {
    Path file = publish(document(records(0, 1), 1), "2026-03-15T04:00:00-04:00");
    Cursor from = Cursor.START.with("reached", "2026-02-01T00:00:00Z");
    NvdSource source = feed();
    source.due(from);
    List<Page> pages = new ArrayList<>();
    source.read(file, from, pages::add);

    assertThat(Window.in(pages.getLast().next()))
        .contains(
            Window.of(
                Instant.parse("2026-01-31T23:00:00Z"), Instant.parse("2026-03-08T08:00:00Z")));
  }

  /** The interface with so many records in each part. */
  private void serveApi(int records) {
    site.serve(
        "/api",
        asked -> {
          Matcher m = INDEX.matcher(asked.getQuery());
          int from = m.find() ? Integer.parseInt(m.group(1)) : 0;
          int count = Math.min(1000, records - from);
          return Reply.of(
              "application/json",
              document(records(from, count), records).getBytes(StandardCharsets.UTF_8));
        });
  }

  @Test
  void the_interface_is_asked_for_parts_of_at_most_120_days_page_by_page() throws Exception {
    serveApi(1500);
    NvdSource source = api(Optional.of(Instant.parse("2025-08-01T00:00:00Z")), Optional.empty());
    List<Page> pages = pass(source, Cursor.START, folder);

    assertThat(ids(pages)).hasSize(3000);
    assertThat(site.asked())
        .extracting(a -> URI.create(a.replace(' ', '_')).getQuery())
        .containsExactly(
            "lastModStartDate=2025-07-31T23:00:00.000Z&lastModEndDate=2025-11-27T23:00:00.000Z"
                + "&resultsPerPage=1000&startIndex=0",
            "lastModStartDate=2025-07-31T23:00:00.000Z&lastModEndDate=2025-11-27T23:00:00.000Z"
                + "&resultsPerPage=1000&startIndex=1000",
            "lastModStartDate=2025-11-27T23:00:00.000Z&lastModEndDate=2026-03-15T12:00:00.000Z"
                + "&resultsPerPage=1000&startIndex=0",
            "lastModStartDate=2025-11-27T23:00:00.000Z&lastModEndDate=2026-03-15T12:00:00.000Z"
                + "&resultsPerPage=1000&startIndex=1000");

    Cursor at = pages.getLast().next();
    assertThat(Window.in(at)).isEmpty();
    clock.advance(Duration.ofMinutes(119));
    assertThat(source.fetch(at).next()).isEqualTo(at);
    assertThat(site.asked()).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    source.fetch(at);
    assertThat(site.asked().getFirst()).contains("lastModStartDate=2026-03-15T11:00:00.000Z");
  }

  @Test
  void records_that_move_up_meanwhile_are_asked_for_again() {
    Window window = Window.of(Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
    Window first = window.after(1000, 1500).orElseThrow();
    Window moved = first.after(490, 1490).orElseThrow();

    assertThat(first.next()).isEqualTo(1000);
    assertThat(moved.next()).isEqualTo(990);
    assertThat(moved.after(500, 1490)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"404, key-refused", "403, forbidden"})
  void a_refusal_says_what_to_do_and_not_the_key(int status, String key) {
    site.serve("/api", Reply.status(status));
    assertThatExceptionOfType(SourceFailure.class)
        .isThrownBy(() -> api(Optional.empty(), Optional.of("s3cret")).fetch(Cursor.START))
        .satisfies(e -> assertThat(e.message().key()).isEqualTo(key))
        .satisfies(e -> assertThat(String.valueOf(e)).doesNotContain("s3cret"));
    assertThat(site.asked()).as("is not asked for in vain again").hasSize(1);
  }

  @Test
  void an_answer_that_ends_in_the_middle_is_asked_for_again() throws Exception {
    byte[] whole = document(records(0, 3), 3).getBytes(StandardCharsets.UTF_8);
    int[] tries = {0};
    site.serve(
        "/api",
        asked ->
            Reply.of(
                "application/json",
                tries[0]++ == 0 ? java.util.Arrays.copyOf(whole, whole.length / 2) : whole));

    assertThat(ids(List.of(api(Optional.empty(), Optional.empty()).fetch(Cursor.START))))
        .hasSize(3);
    assertThat(tries[0]).isEqualTo(2);
  }

  @Test
  void the_setup_does_not_print_the_key() {
    assertThat(new SourceSetup.Access(true, Optional.of("s3cret")).toString())
        .doesNotContain("s3cret");
  }
}
