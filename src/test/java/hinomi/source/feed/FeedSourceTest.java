package hinomi.source.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.http.HttpFailure;
import hinomi.source.Cursor;
import hinomi.source.LocalSite;
import hinomi.source.LocalSite.Reply;
import hinomi.source.Page;
import hinomi.source.SourceFailure;
import hinomi.source.SourceSetup;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedSourceTest {
  private static final String DATE = "<pubDate>Mon, 05 Oct 2026 12:00:00 GMT</pubDate>";

  private LocalSite site;
  private Instant now = Instant.parse("2026-10-20T03:00:00Z");

  @BeforeEach
  void open() throws IOException {
    site = new LocalSite();
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void it_goes_by_the_users_name_and_asks_conditionally() throws Exception {
    serve(item(1, "One"));

    Page first = source(false).fetch(Cursor.START);
    Page second = source(false).fetch(first.next());

    assertThat(first.advisories())
        .singleElement()
        .returns(new AdvisoryId("news", "id-1"), Advisory::id)
        .returns(Advisory.Kind.ITEM, Advisory::kind);
    assertThat(second).isEqualTo(Page.unchanged(first.next()));
    assertThat(site.asked()).hasSize(2).last().asString().startsWith("/feed \"");
  }

  @Test
  void only_new_and_changed_entries_are_told_and_the_gone_are_forgotten() throws Exception {
    serve(item(1, "One"), item(2, "Two"));
    Page first = source(false).fetch(Cursor.START);
    serve(item(1, "One"), item(2, "Two, changed"), item(3, "Three"));
    Page second = source(false).fetch(first.next());
    serve(item(3, "Three"));
    Page third = source(false).fetch(second.next());

    assertThat(titles(first)).containsExactly("One", "Two");
    assertThat(titles(second)).containsExactly("Two, changed", "Three");
    assertThat(titles(third)).isEmpty();
    assertThat(first.next().entries()).hasSize(3);
    assertThat(third.next().entries()).hasSize(2);
  }

  @Test
  void an_entry_without_a_date_keeps_the_time_it_was_first_seen() throws Exception {
    serve("<item><title>A</title><guid>g</guid></item>");
    Page first = source(false).fetch(Cursor.START);
    Instant then = now;
    now = now.plus(Duration.ofDays(3));
    serve("<item><title>A, changed</title><guid>g</guid></item>");
    Page second = source(false).fetch(first.next());

    assertThat(first.advisories().getFirst().published()).isEqualTo(then);
    assertThat(titles(second)).containsExactly("A, changed");
    assertThat(second.advisories().getFirst().published()).isEqualTo(then);
  }

  @Test
  void full_text_reads_the_main_text_of_the_linked_page_once() throws Exception {
    site.serve(
        "/page/1",
        Reply.html(
            "<html><body><nav>CVE-2026-39999</nav><article><header>CVE-2026-39998</header><p>"
                + "The real story of CVE-2026-30010. ".repeat(10)
                + "<a href='https://jvn.jp/jp/JVN11223344/'>note</a></p>"
                + "<script>CVE-2026-39997</script></article>"
                + "<footer>CVE-2026-39996</footer></body></html>"));
    serve(item(1, "One"));

    Page first = source(true).fetch(Cursor.START);
    source(true).fetch(first.next());

    Advisory told = first.advisories().getFirst();
    assertThat(told.cves()).containsExactly(new CveId("CVE-2026-30010"));
    assertThat(told.related()).containsExactly("JVN#11223344");
    assertThat(told.summary().en()).startsWith("The real story").endsWith("note");
    assertThat(site.asked()).filteredOn("/page/1"::equals).hasSize(1);
  }

  @Test
  void twenty_pages_are_read_a_pass_and_the_rest_later() throws Exception {
    String[] items = IntStream.range(0, 45).mapToObj(n -> item(n, "T" + n)).toArray(String[]::new);
    IntStream.range(0, 45)
        .forEach(n -> site.serve("/page/" + n, Reply.html("<p>CVE-2026-40%03d</p>".formatted(n))));
    serve(items);

    List<Page> passes = new ArrayList<>();
    List<Long> reads = new ArrayList<>();
    Cursor at = Cursor.START;
    for (int pass = 0; pass < 4; pass++) {
      passes.add(source(true).fetch(at));
      at = passes.getLast().next();
      reads.add(site.asked().stream().filter(asked -> asked.startsWith("/page/")).count());
    }

    assertThat(reads).containsExactly(20L, 20L, 5L, 0L);
    assertThat(passes.stream().map(page -> page.advisories().size()))
        .as("all at once in the feed's words, then each again with its page")
        .containsExactly(45, 20, 5, 0);
    assertThat(passes.get(2).advisories())
        .allSatisfy(advisory -> assertThat(advisory.cves()).hasSize(1));
    assertThat(passes).noneMatch(Page::more);
  }

  @Test
  void a_site_that_fails_is_left_alone_for_the_rest_of_the_pass() throws Exception {
    String[] items = IntStream.range(0, 8).mapToObj(n -> item(n, "T" + n)).toArray(String[]::new);
    IntStream.range(0, 8).forEach(n -> site.serve("/page/" + n, Reply.status(500)));
    serve(items);

    Page page = source(true).fetch(Cursor.START);

    assertThat(page.advisories()).hasSize(8);
    assertThat(site.asked()).hasSize(1 + 3);
  }

  @Test
  void a_page_that_fails_is_asked_again_after_an_hour_six_and_a_day() throws Exception {
    serve(item(1, "One"));
    site.serve("/page/1", Reply.status(500));
    Page page = source(true).fetch(Cursor.START);
    assertThat(titles(page)).containsExactly("One");

    for (Duration wait : List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24))) {
      site.asked();
      now = now.plus(wait).minusSeconds(1);
      page = source(true).fetch(page.next());
      assertThat(site.asked()).as("before %s", wait).hasSize(1);
      now = now.plusSeconds(1);
      page = source(true).fetch(page.next());
      assertThat(site.asked()).as("after %s", wait).containsExactly("/feed", "/page/1");
      assertThat(page.advisories()).isEmpty();
    }
    now = now.plus(Duration.ofDays(100));
    source(true).fetch(page.next());
    assertThat(site.asked()).hasSize(1).first().asString().startsWith("/feed \"");
  }

  @Test
  void a_page_that_failed_and_then_comes_is_told() throws Exception {
    serve(item(1, "One"));
    Page first = source(true).fetch(Cursor.START);
    site.serve("/page/1", Reply.html("<p>CVE-2026-30011</p>"));
    now = now.plus(Duration.ofHours(2));
    Page second = source(true).fetch(first.next());

    assertThat(second.advisories())
        .singleElement()
        .satisfies(a -> assertThat(a.cves()).hasSize(1))
        .returns(first.advisories().getFirst().published(), Advisory::published);
    assertThat(source(true).fetch(second.next())).isEqualTo(Page.unchanged(second.next()));
  }

  @Test
  void links_into_the_own_network_and_other_schemes_are_never_followed() throws Exception {
    LinkedPages pages = new LinkedPages(site.http(), java.net.URI.create("https://news.example/f"));
    for (String link :
        List.of(
            "http://127.0.0.1:8080/",
            "http://10.0.0.1/",
            "http://192.168.1.1/",
            "http://169.254.169.254/latest",
            "http://[::1]/",
            "http://[fd00::1]/",
            "http://localhost/",
            "http://redmine/",
            "http://server.local/",
            "file:///etc/passwd",
            "ftp://example.org/",
            "mailto:a@example.org")) {
      assertThat(pages.mayRead(Optional.of(java.net.URI.create(link)))).as(link).isFalse();
    }
    assertThat(pages.mayRead(Optional.of(java.net.URI.create("https://example.org/a")))).isTrue();
    assertThat(pages.mayRead(Optional.of(java.net.URI.create("http://news.example/a")))).isTrue();
  }

  @Test
  void a_pdf_behind_a_link_adds_nothing() throws Exception {
    serve(item(1, "One"));
    site.serve(
        "/page/1",
        Reply.of(
            "application/pdf", "CVE-2026-30012".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    Page page = source(true).fetch(Cursor.START);

    assertThat(page.advisories().getFirst().cves()).isEmpty();
    assertThat(page.advisories().getFirst().summary().en()).isEqualTo("Words of One.");
  }

  @Test
  void failures_leave_the_cursor_where_it_was() {
    site.serve("/feed", Reply.xml("<rss version=\"2.0\"><channel><title>x</title>").cut());
    assertThatThrownBy(() -> source(false).fetch(Cursor.START)).isInstanceOf(HttpFailure.class);
    site.serve("/feed", Reply.xml("<rss version=\"2.0\"><channel><title>x"));
    assertThatThrownBy(() -> source(false).fetch(Cursor.START)).isInstanceOf(SourceFailure.class);
    site.serve("/feed", Reply.html("<html><body>Sorry</body></html>"));
    assertThatThrownBy(() -> source(false).fetch(Cursor.START)).isInstanceOf(SourceFailure.class);
    site.serve("/feed", Reply.status(503));
    assertThatThrownBy(() -> source(false).fetch(Cursor.START)).isInstanceOf(HttpFailure.class);
  }

  private String item(int number, String title) {
    return "<item><title>%s</title><guid isPermaLink=\"false\">id-%d</guid><link>%s</link>%s<description>Words of %s.</description></item>"
        .formatted(title, number, site.uri("/page/" + number), DATE, title);
  }

  private void serve(String... items) {
    String feed =
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title>"
            + String.join("", items)
            + "</channel></rss>";
    site.serve("/feed", Reply.xml(feed).tagged("\"" + feed.hashCode() + "\""));
  }

  private FeedSource source(boolean fullText) {
    return new FeedSource(
        new SourceSetup(
            "news",
            Optional.of(site.uri("/feed")),
            Optional.empty(),
            fullText,
            site.http(),
            () -> now));
  }

  private static List<String> titles(Page page) {
    return page.advisories().stream().map(advisory -> advisory.title().en()).toList();
  }
}
