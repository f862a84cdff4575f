package hinomi.source.jvnipedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.http.HttpFailure;
import hinomi.http.Validators;
import hinomi.source.Cursor;
import hinomi.source.LocalSite;
import hinomi.source.LocalSite.Reply;
import hinomi.source.Page;
import hinomi.source.SourceFailure;
import hinomi.source.SourceSetup;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JvnIpediaSourceTest {
  private static final String RANGES =
      "&rangeDatePublic=n&rangeDatePublished=n&rangeDateFirstPublished=n";

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
  void without_an_address_it_reads_the_public_rss() {
    JvnIpediaSource source =
        new JvnIpediaSource(
            new SourceSetup(
                "jvn-ipedia", Optional.empty(), Optional.empty(), false, site.http(), () -> now));

    assertThat(source.address()).isEqualTo(URI.create("https://jvndb.jvn.jp/ja/rss/jvndb.rdf"));
    assertThat(source.name()).isEqualTo("jvn-ipedia");
  }

  @Test
  void the_first_time_it_takes_what_the_rss_holds_and_then_asks_conditionally() throws Exception {
    new FakeIpedia(site, 3).put(1, "2026-10-01T10:00+09:00").put(2, "2026-10-02T10:00+09:00");
    JvnIpediaSource source = source(null);

    Page first = source.fetch(Cursor.START);
    Page second = source.fetch(first.next());

    assertThat(numbers(first)).containsExactly(1, 2);
    assertThat(first.more()).isFalse();
    assertThat(second).isEqualTo(Page.unchanged(first.next()));
    assertThat(site.asked())
        .containsExactly(FakeIpedia.RSS, FakeIpedia.RSS + " " + etag(first.next()));
  }

  @Test
  void an_overlapping_window_needs_no_interface() throws Exception {
    FakeIpedia ipedia =
        new FakeIpedia(site, 4).put(1, "2026-10-01T10:00+09:00").put(2, "2026-10-02T10:00+09:00");
    JvnIpediaSource source = source(null);
    Cursor read = source.fetch(Cursor.START).next();

    ipedia.put(3, "2026-10-05T10:00+09:00").put(4, "2026-10-06T10:00+09:00");
    Pass pass = pass(source, read);

    assertThat(pass.numbers).containsExactly(1, 2, 3, 4);
    assertThat(site.asked()).noneMatch(asked -> asked.startsWith(FakeIpedia.API));
  }

  @Test
  void an_outage_is_filled_from_the_interface_by_day_of_update() throws Exception {
    now = Instant.parse("2027-01-05T03:00:00Z");
    FakeIpedia ipedia = new FakeIpedia(site, 2).put(1, "2026-12-28T10:00+09:00");
    JvnIpediaSource source = source(null);
    Cursor read = source.fetch(Cursor.START).next();
    site.asked();
    IntStream.range(2, 62).forEach(n -> ipedia.put(n, "2026-12-30T1%d:00+09:00".formatted(n % 10)));
    ipedia.put(100, "2027-01-04T10:00+09:00").put(101, "2027-01-04T10:00+09:00");

    Pass pass = pass(source, read);

    assertThat(pass.numbers)
        .isEqualTo(
            new TreeSet<>(
                IntStream.concat(IntStream.range(1, 62), IntStream.of(100, 101)).boxed().toList()));
    String days =
        "&datePublishedStartY=2026&datePublishedStartM=12&datePublishedStartD=27"
            + "&datePublishedEndY=2027&datePublishedEndM=1&datePublishedEndD=4";
    String api = FakeIpedia.API + "?method=getVulnOverviewList&feed=hnd&lang=ja&startItem=";
    String known = " " + etag(read);
    assertThat(site.asked())
        .containsExactly(
            FakeIpedia.RSS + known,
            api + "1&maxCountItem=50" + RANGES + days,
            api + "51&maxCountItem=50" + RANGES + days,
            FakeIpedia.RSS + known);
    assertThat(pass.pages.stream().map(Page::progress))
        .containsExactly(
            new Page.Progress(0, 0),
            new Page.Progress(50, 63),
            new Page.Progress(63, 63),
            Page.Progress.UNKNOWN);
    assertThat(pass.pages.getFirst().notices())
        .singleElement()
        .returns("hole", notice -> notice.key());
    assertThat(pass.pages.stream().limit(3).map(page -> etag(page.next())))
        .as("the new tag is committed with the last page only")
        .containsOnly(etag(read));
    assertThat(etag(pass.end)).isNotEqualTo(etag(read));
    assertThat(source.fetch(pass.end)).isEqualTo(Page.unchanged(pass.end));
  }

  @Test
  void the_first_time_it_looks_back_as_far_as_it_is_told() throws Exception {
    new FakeIpedia(site, 2)
        .put(1, "2026-09-01T10:00+09:00")
        .put(2, "2026-10-02T10:00+09:00")
        .put(3, "2026-10-03T10:00+09:00")
        .put(4, "2026-10-04T10:00+09:00");

    assertThat(pass(source(Instant.parse("2026-10-02T00:00:00Z")), Cursor.START).numbers)
        .containsExactly(2, 3, 4);
    assertThat(pass(source(Instant.parse("2026-10-03T12:00:00Z")), Cursor.START).numbers)
        .as("the RSS reaches far enough")
        .containsExactly(3, 4);
  }

  @Test
  void a_crash_at_any_page_loses_nothing_and_repeats_at_most_that_page() throws Exception {
    FakeIpedia ipedia = new FakeIpedia(site, 2).put(1, "2026-10-01T10:00+09:00");
    Cursor read = source(null).fetch(Cursor.START).next();
    IntStream.range(2, 170).forEach(n -> ipedia.put(n, "2026-10-03T10:00+09:00"));
    ipedia.put(200, "2026-10-10T10:00+09:00").put(201, "2026-10-10T10:00+09:00");
    List<Page> whole = pass(source(null), read).pages;
    site.asked();

    for (int crash = 0; crash < whole.size(); crash++) {
      Cursor committed = crash == 0 ? read : whole.get(crash - 1).next();
      Pass rest = pass(source(null), committed);

      Set<Integer> all = new TreeSet<>(rest.numbers);
      whole.stream().limit(crash).forEach(page -> all.addAll(numbers(page)));
      assertThat(all).as("crash at page %d", crash).hasSize(171);
      assertThat(rest.pages).hasSize(whole.size() - crash);
    }
  }

  @Test
  void entries_updated_while_the_hole_is_filled_hide_no_others() throws Exception {
    FakeIpedia ipedia = new FakeIpedia(site, 2).put(1, "2026-10-01T10:00+09:00");
    JvnIpediaSource source = source(null);
    Cursor read = source.fetch(Cursor.START).next();
    IntStream.range(2, 120)
        .forEach(n -> ipedia.put(n, "2026-10-03T1%d:00+09:00".formatted(n % 10)));
    ipedia.put(200, "2026-10-10T10:00+09:00").put(201, "2026-10-10T11:00+09:00");
    Page hole = source.fetch(read);
    Page half = source.fetch(hole.next());

    Set<Integer> found = new TreeSet<>(numbers(half));
    List<Integer> moved = found.stream().filter(n -> n < 120).limit(7).toList();
    moved.forEach(n -> ipedia.put(n, "2026-10-15T10:00+09:00"));
    found.addAll(pass(source, half.next()).numbers);

    assertThat(found).containsAll(IntStream.range(2, 120).boxed().toList()).contains(200, 201);
  }

  @Test
  void a_window_cut_within_the_minute_read_last_is_a_hole() throws Exception {
    FakeIpedia ipedia = new FakeIpedia(site, 2).put(1, "2026-10-01T10:00+09:00");
    JvnIpediaSource source = source(null);
    Cursor read = source.fetch(Cursor.START).next();

    ipedia.put(2, "2026-10-01T10:00+09:00").put(3, "2026-10-01T10:00+09:00");
    ipedia.put(4, "2026-10-02T10:00+09:00");

    assertThat(pass(source, read).numbers).containsExactly(1, 2, 3, 4);
  }

  @Test
  void a_date_far_ahead_hides_no_later_hole() throws Exception {
    FakeIpedia ipedia =
        new FakeIpedia(site, 2).put(1, "2026-10-19T10:00+09:00").put(2, "2099-01-01T10:00+09:00");
    JvnIpediaSource source = source(null);
    Cursor read = source.fetch(Cursor.START).next();

    now = now.plus(Duration.ofDays(30));
    ipedia.put(2, "2026-10-19T11:00+09:00").put(3, "2026-11-10T10:00+09:00");
    ipedia.put(4, "2026-11-18T10:00+09:00").put(5, "2026-11-18T10:00+09:00");

    assertThat(pass(source, read).numbers).contains(3, 4, 5);
  }

  @Test
  void a_mirror_that_ignores_dates_comes_to_an_end() throws Exception {
    List<String> items =
        IntStream.range(1, 14)
            .mapToObj(
                n -> Fixture.item("JVNDB-2026-0000%02d".formatted(n), "2026-10-08T19:59+09:00"))
            .toList();
    site.serve(FakeIpedia.RSS, Reply.xml(Fixture.rdf(items, "")).tagged("\"one\""))
        .serve(FakeIpedia.API, Reply.xml(Fixture.rdf(items, Fixture.status(13))));

    Pass pass = pass(source(Instant.parse("2026-01-01T00:00:00Z")), Cursor.START);

    assertThat(pass.numbers).hasSize(13);
    assertThat(pass.pages).hasSize(3);
  }

  @Test
  void days_without_updates_end_the_hole() throws Exception {
    new FakeIpedia(site, 2).put(1, "2026-10-08T19:59+09:00");
    site.serve(FakeIpedia.API, Reply.xml(Fixture.text("nothing.xml")));

    Pass pass = pass(source(Instant.parse("2026-10-01T00:00:00Z")), Cursor.START);

    assertThat(pass.numbers).containsExactly(1);
    assertThat(pass.pages).hasSize(3);
  }

  @Test
  void an_error_of_the_interface_is_told_in_its_own_words() throws Exception {
    Cursor hole = withHole();
    site.serve(FakeIpedia.API, Reply.xml(Fixture.text("error.xml")));

    assertThatThrownBy(() -> source(null).fetch(hole))
        .isInstanceOf(SourceFailure.class)
        .hasMessageContaining("VL01020003")
        .hasMessageContaining("startItem が正しくありません。");
  }

  @Test
  void fewer_entries_than_told_are_a_failure_and_no_end() throws Exception {
    Cursor hole = withHole();
    site.serve(FakeIpedia.API, Reply.xml(Fixture.rdf(List.of(), Fixture.status(60))));

    assertThatThrownBy(() -> source(null).fetch(hole))
        .isInstanceOf(SourceFailure.class)
        .hasMessageContaining("60");
  }

  @Test
  void a_broken_interface_delays_no_news() throws Exception {
    FakeIpedia ipedia = new FakeIpedia(site, 2).put(1, "2026-10-01T10:00+09:00");
    Cursor read = source(null).fetch(Cursor.START).next();
    ipedia.put(2, "2026-10-08T10:00+09:00").put(3, "2026-10-08T10:00+09:00");
    ipedia.put(4, "2026-10-08T10:00+09:00");
    site.serve(FakeIpedia.API, Reply.status(500));

    Page first = source(null).fetch(read);
    assertThat(numbers(first)).containsExactly(3, 4);
    assertThatThrownBy(() -> source(null).fetch(first.next())).isInstanceOf(HttpFailure.class);

    now = now.plus(Duration.ofHours(1));
    ipedia.put(5, "2026-10-09T10:00+09:00").put(6, "2026-10-09T10:00+09:00");
    Page later = source(null).fetch(first.next());
    assertThat(numbers(later)).containsExactly(5, 6);
    assertThatThrownBy(() -> source(null).fetch(later.next())).isInstanceOf(HttpFailure.class);

    site.serve(FakeIpedia.API, ipedia::overview);
    assertThat(pass(source(null), later.next()).numbers)
        .as("both holes are filled")
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void a_page_for_people_half_a_body_and_no_entries_are_failures() {
    for (Reply bad :
        List.of(
            Reply.html("<!DOCTYPE html><html><body>Maintenance</body></html>"),
            Reply.xml(Fixture.rdf(List.of(), "")),
            Reply.xml(""),
            Reply.xml("<rdf:RDF xmlns:rdf=\"r\"><item>"),
            Reply.xml(Fixture.rdf(List.of(Fixture.item("JVNDB-2026-000001", "x")), "")).cut(),
            Reply.status(503))) {
      site.serve(FakeIpedia.RSS, bad).serve(FakeIpedia.API, bad);

      assertThatThrownBy(() -> source(null).fetch(Cursor.START)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> source(null).detail(Set.of(id(1)))).isInstanceOf(IOException.class);
    }
  }

  @Test
  void details_are_asked_ten_at_a_time_and_only_those_asked_for_are_taken() throws Exception {
    site.serve(FakeIpedia.API, Reply.xml(Fixture.text("detail.xml")));
    Set<AdvisoryId> ids = new HashSet<>();
    IntStream.rangeClosed(195, 206).forEach(n -> ids.add(id(n)));
    ids.add(new AdvisoryId("jvn", "JVN#12345678"));
    ids.add(new AdvisoryId("jvn-ipedia", "JVNDB-2026-000201&method=x"));

    Page page = source(null).detail(ids);

    String api = FakeIpedia.API + "?method=getVulnDetailInfo&feed=hnd&lang=ja&vulnId=";
    assertThat(site.asked())
        .containsExactly(
            api
                + IntStream.rangeClosed(195, 204)
                    .mapToObj("JVNDB-2026-%06d"::formatted)
                    .collect(Collectors.joining("+")),
            api + "JVNDB-2026-000205+JVNDB-2026-000206");
    assertThat(page.advisories()).extracting(Advisory::id).containsExactly(id(201));
  }

  private Cursor withHole() {
    Instant to = Instant.parse("2026-10-08T10:00:00Z");
    return Hole.between(to.minusSeconds(86400), to, now).into(Cursor.START);
  }

  private static AdvisoryId id(int number) {
    return new AdvisoryId("jvn-ipedia", "JVNDB-2026-%06d".formatted(number));
  }

  private JvnIpediaSource source(@Nullable Instant since) {
    return new JvnIpediaSource(
        new SourceSetup(
            "jvn-ipedia",
            Optional.of(site.uri(FakeIpedia.RSS)),
            Optional.ofNullable(since),
            false,
            site.http(),
            () -> now));
  }

  private @Nullable String etag(Cursor cursor) {
    Validators validators = cursor.validators(site.uri(FakeIpedia.RSS));
    return validators.etag();
  }

  private static Set<Integer> numbers(Page page) {
    return page.advisories().stream()
        .map(advisory -> Integer.parseInt(advisory.id().value().substring(11)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All pages until there are no more. */
  private static Pass pass(JvnIpediaSource source, Cursor from) throws Exception {
    List<Page> pages = new ArrayList<>();
    Set<Integer> numbers = new TreeSet<>();
    Cursor at = from;
    do {
      Page page = source.fetch(at);
      pages.add(page);
      numbers.addAll(numbers(page));
      at = page.next();
      assertThat(pages).as("it comes to an end").hasSizeLessThan(50);
    } while (pages.getLast().more());
    return new Pass(pages, numbers, at);
  }

  private record Pass(List<Page> pages, Set<Integer> numbers, Cursor end) {}
}
