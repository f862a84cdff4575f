package hinomi.source.cve;

import static hinomi.source.cve.CveServer.delta;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.advisory.Advisory;
import hinomi.http.HttpSettings;
import hinomi.http.PoliteHttp;
import hinomi.http.Validators;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Reject;
import hinomi.source.SourceFailure;
import hinomi.source.SourceSetup;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CveSourceTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-02-10T12:00:00Z"));
  private CveServer server;

  @BeforeEach
  void start() throws IOException {
    server = new CveServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CveSource source() {
    return source(null, NOON);
  }

  private CveSource source(@Nullable String since, InstantSource clock) {
    PoliteHttp http =
        new PoliteHttp("test", HttpSettings.NONE, clock, time -> {}, RandomGenerator.getDefault());
    return new CveSource(
        new SourceSetup(
            "cve",
            Optional.of(server.log()),
            Optional.ofNullable(since).map(Instant::parse),
            false,
            http,
            clock));
  }

  private static List<String> ids(Page page) {
    return page.advisories().stream().map(a -> a.id().value()).toList();
  }

  private void log(String... newestFirst) {
    server.log("[" + String.join(",", newestFirst) + "]");
  }

  private static String[] many(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "CVE-2026-%05d".formatted(i))
        .toArray(String[]::new);
  }

  @Test
  void the_first_run_takes_everything_in_the_log_each_record_once() throws Exception {
    log(
        delta("2026-02-02T00:00:00Z", "CVE-2026-1002", "CVE-2026-100001"),
        delta("2026-02-01T00:00:00Z", "CVE-2026-1002", "CVE-2025-9999"));
    Page page = source().fetch(Cursor.START);
    assertThat(ids(page)).containsExactly("CVE-2025-9999", "CVE-2026-1002", "CVE-2026-100001");
    assertThat(server.requests())
        .containsExactly(
            "/cves/2025/9xxx/CVE-2025-9999.json",
            "/cves/2026/100xxx/CVE-2026-100001.json",
            "/cves/2026/1xxx/CVE-2026-1002.json",
            "log");
    assertThat(page.more()).isFalse();
    assertThat(page.progress()).isEqualTo(new Page.Progress(3, 3));
    assertThat(page.next().get("fetchTime")).contains("2026-02-02T00:00:00Z");
  }

  @Test
  void nothing_new_costs_one_conditional_request() throws Exception {
    log(delta("2026-02-02T00:00:00Z", "CVE-2026-1002"));
    CveSource source = source();
    Cursor at = source.fetch(Cursor.START).next();
    server.requests();
    assertThat(source.due(at)).isEmpty();
    assertThat(source.fetch(at)).isEqualTo(Page.unchanged(at));
    assertThat(server.requests()).containsExactly("log unchanged");
  }

  @Test
  void only_what_is_newer_than_the_cursor_is_fetched() throws Exception {
    String old = delta("2026-02-01T00:00:00Z", "CVE-2026-1001");
    log(old);
    CveSource source = source();
    Cursor at = source.fetch(Cursor.START).next();
    log(delta("2026-02-02T00:00:00Z", "CVE-2026-1002"), old);
    assertThat(ids(source.fetch(at))).containsExactly("CVE-2026-1002");
  }

  @Test
  void since_leaves_out_older_deltas() throws Exception {
    log(
        delta("2026-02-03T00:00:00Z", "CVE-2026-1003"),
        delta("2026-02-02T00:00:00Z", "CVE-2026-1002"),
        delta("2026-02-01T00:00:00Z", "CVE-2026-1001"));
    assertThat(ids(source("2026-02-02T00:00:00Z", NOON).fetch(Cursor.START)))
        .containsExactly("CVE-2026-1002", "CVE-2026-1003");
  }

  @Test
  void long_work_comes_in_pages_of_250_and_asks_for_the_log_once() throws Exception {
    log(
        delta("2026-02-02T00:00:00Z", many(1200, 1700)),
        delta("2026-02-01T00:00:00Z", many(1000, 1300)));
    CveSource source = source();
    List<Page> pages = pagesFrom(source, Cursor.START);
    assertThat(pages).extracting(p -> p.advisories().size()).containsExactly(250, 250, 200);
    assertThat(pages).extracting(p -> p.progress().done()).containsExactly(250L, 500L, 700L);
    assertThat(pages.stream().flatMap(p -> ids(p).stream())).doesNotHaveDuplicates().hasSize(700);
    assertThat(pages.getFirst().next().validators(server.log())).isEqualTo(Validators.NONE);
    assertThat(pages.getLast().next().validators(server.log())).isNotEqualTo(Validators.NONE);
    assertThat(server.requests()).filteredOn(r -> r.startsWith("log")).containsExactly("log");
  }

  @Test
  void a_crash_between_pages_goes_on_where_the_last_commit_was() throws Exception {
    log(
        delta("2026-02-02T00:00:00Z", many(1200, 1700)),
        delta("2026-02-01T00:00:00Z", many(1000, 1300)));
    for (int committed = 1; committed <= 2; committed++) {
      List<String> seen = new ArrayList<>();
      CveSource before = source();
      Cursor at = Cursor.START;
      for (int i = 0; i < committed; i++) {
        Page page = before.fetch(at);
        seen.addAll(ids(page));
        at = page.next();
      }
      pagesFrom(source(), at).forEach(p -> seen.addAll(ids(p)));
      assertThat(seen).doesNotHaveDuplicates().hasSize(700);
    }
  }

  @Test
  void what_the_log_gains_while_a_pass_is_interrupted_is_not_lost() throws Exception {
    String first = delta("2026-02-01T00:00:00Z", many(1000, 1600));
    log(first);
    Page page = source().fetch(Cursor.START);
    log(delta("2026-02-02T00:00:00Z", "CVE-2026-01000", "CVE-2026-01599", "CVE-2026-09999"), first);
    List<String> rest = new ArrayList<>();
    pagesFrom(source(), page.next()).forEach(p -> rest.addAll(ids(p)));
    assertThat(rest)
        .contains("CVE-2026-01000", "CVE-2026-09999")
        .hasSize(352)
        .doesNotHaveDuplicates();
  }

  private static List<Page> pagesFrom(CveSource source, Cursor from) throws Exception {
    List<Page> pages = new ArrayList<>();
    Cursor at = from;
    do {
      pages.add(source.fetch(at));
      at = pages.getLast().next();
    } while (pages.getLast().more());
    return pages;
  }

  @Test
  void a_record_that_fails_is_pending_and_tried_again_though_the_log_is_unchanged()
      throws Exception {
    log(delta("2026-02-01T00:00:00Z", "CVE-2026-1001", "CVE-2026-1002", "CVE-2026-1003"));
    server.status("CVE-2026-1002", 500);
    server.body("CVE-2026-1003", "<!DOCTYPE html><html></html>");
    CveSource source = source();
    Page page = source.fetch(Cursor.START);
    assertThat(ids(page)).containsExactly("CVE-2026-1001");
    assertThat(page.rejects()).isEmpty();
    assertThat(page.notices()).extracting(n -> n.key()).containsExactly("later");
    assertThat(page.next().get("pending")).contains("CVE-2026-1002:1 CVE-2026-1003:1");
    server.requests();

    server.status("CVE-2026-1002", 200);
    Page second = source.fetch(page.next());
    assertThat(ids(second)).containsExactly("CVE-2026-1002");
    assertThat(server.requests())
        .containsExactly(
            "/cves/2026/1xxx/CVE-2026-1002.json",
            "/cves/2026/1xxx/CVE-2026-1003.json",
            "log unchanged");
    assertThat(second.next().get("pending")).contains("CVE-2026-1003:2");
  }

  @Test
  void a_record_that_stays_broken_ends_as_a_reject() throws Exception {
    log(delta("2026-02-01T00:00:00Z", "CVE-2026-1001"));
    String whole = CveServer.record("CVE-2026-1001", "2026-02-01T00:00:00Z");
    server.body("CVE-2026-1001", whole.substring(0, whole.length() / 2));
    CveSource source = source();
    Cursor at = Cursor.START;
    for (int pass = 1; pass < 10; pass++) {
      Page page = source.fetch(at);
      assertThat(page.rejects()).isEmpty();
      at = page.next();
    }
    Page last = source.fetch(at);
    assertThat(last.rejects()).extracting(Reject::ref).containsExactly("CVE-2026-1001");
    assertThat(last.rejects().getFirst().sample()).startsWith("{\"dataType\"");
    assertThat(last.next().get("pending")).isEmpty();
  }

  @Test
  void what_is_gone_or_another_record_or_none_is_rejected_at_once() throws Exception {
    log(
        delta(
            "2026-02-01T00:00:00Z", "CVE-2026-1001", "CVE-2026-1002", "CVE-2026-1003", "../../etc"),
        "{\"fetchTime\":\"once\",\"new\":[{\"cveId\":\"CVE-2026-1009\"}]}");
    server.status("CVE-2026-1001", 404);
    server.body("CVE-2026-1002", CveServer.record("CVE-2026-7777", "2026-02-01T00:00:00Z"));
    server.body("CVE-2026-1003", "{}");
    Page page = source().fetch(Cursor.START);
    assertThat(page.rejects())
        .extracting(r -> r.ref() + " " + r.reason().key())
        .containsExactlyInAnyOrder(
            "deltaLog.json ../../etc log-id",
            "deltaLog.json once log-time",
            "CVE-2026-1001 gone",
            "CVE-2026-1002 other-id",
            "CVE-2026-1003 no-id");
    assertThat(page.next().get("pending")).isEmpty();
    server.log("[" + delta("2026-02-01T00:00:00Z", "../../etc") + "]");
    assertThat(source().fetch(page.next()).rejects()).isEmpty();
  }

  @Test
  void a_nightly_file_that_was_begun_is_asked_for_again_for_a_week() throws Exception {
    log(delta("2026-02-05T00:00:00Z", "CVE-2026-1002"));
    Cursor begun = new Cursor(Map.of("fetchTime", "2026-01-01T00:00:00Z"));
    assertThat(source().due(begun.with("archive", "2026-02-08 2000")))
        .hasValueSatisfying(uri -> assertThat(uri.toString()).contains("cve_2026-02-08_0000Z"));
    assertThat(source().due(begun.with("archive", "2026-02-01 2000")))
        .hasValueSatisfying(uri -> assertThat(uri.toString()).contains("cve_2026-02-10_0000Z"));
  }

  @Test
  void when_most_of_a_page_fails_nothing_moves() {
    log(delta("2026-02-01T00:00:00Z", many(1000, 1010)));
    IntStream.range(1000, 1006).forEach(i -> server.status("CVE-2026-%05d".formatted(i), 500));
    CveSource source = source();
    assertThatThrownBy(() -> source.fetch(Cursor.START)).isInstanceOf(SourceFailure.class);
    assertThat(server.requests()).contains("log");
    IntStream.range(1000, 1006).forEach(i -> server.status("CVE-2026-%05d".formatted(i), 200));
    assertThat(fetched(source)).hasSize(10);
  }

  private static List<Advisory> fetched(CveSource source) {
    try {
      return source.fetch(Cursor.START).advisories();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_log_that_is_html_or_cut_is_a_failure_of_the_source() {
    server.log("<!DOCTYPE html><html><body>Service unavailable</body></html>");
    assertThatThrownBy(() -> source().fetch(Cursor.START)).isInstanceOf(SourceFailure.class);
    String whole = "[" + delta("2026-02-01T00:00:00Z", "CVE-2026-1001") + "]";
    server.log(whole.substring(0, whole.length() / 2));
    assertThatThrownBy(() -> source().fetch(Cursor.START)).isInstanceOf(SourceFailure.class);
    assertThat(server.requests()).containsExactly("log", "log");
  }

  @Test
  void an_empty_log_is_nothing_new() throws Exception {
    Page page = source().fetch(Cursor.START);
    assertThat(page.advisories()).isEmpty();
    assertThat(page.more()).isFalse();
  }

  @Test
  void the_nightly_file_is_due_only_when_the_log_does_not_reach_back() throws Exception {
    log(
        delta("2026-02-05T00:00:00Z", "CVE-2026-1002"),
        delta("2026-02-03T00:00:00Z", "CVE-2026-1001"));
    assertThat(source().due(Cursor.START)).isEmpty();
    assertThat(source("2026-02-02T00:00:00Z", NOON).due(Cursor.START)).isEmpty();
    assertThat(source().due(new Cursor(Map.of("fetchTime", "2026-02-03T00:00:00Z")))).isEmpty();
    URI today =
        URI.create(
            "https://github.com/CVEProject/cvelistV5/releases/download/"
                + "cve_2026-02-10_0000Z/2026-02-10_all_CVEs_at_midnight.zip.zip");
    assertThat(source("2026-02-01T00:00:00Z", NOON).due(Cursor.START)).contains(today);
    assertThat(source().due(new Cursor(Map.of("fetchTime", "2026-02-02T23:59:59Z"))))
        .contains(today);
    InstantSource night = InstantSource.fixed(Instant.parse("2026-02-10T02:59:59Z"));
    assertThat(source("2026-02-01T00:00:00Z", night).due(Cursor.START))
        .hasValueSatisfying(uri -> assertThat(uri.toString()).contains("cve_2026-02-09_0000Z"));
  }

  @Test
  void a_log_that_begins_too_late_is_said_when_it_is_walked_all_the_same() throws Exception {
    log(delta("2026-02-05T00:00:00Z", "CVE-2026-1002"));
    Page page = source().fetch(new Cursor(Map.of("fetchTime", "2026-01-01T00:00:00Z")));
    assertThat(page.notices()).extracting(n -> n.key()).containsExactly("gap");
  }
}
