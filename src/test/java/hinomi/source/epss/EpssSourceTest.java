package hinomi.source.epss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment.Epss;
import hinomi.http.HttpFailure;
import hinomi.language.Language;
import hinomi.source.Cursor;
import hinomi.source.LocalSite;
import hinomi.source.LocalSite.Reply;
import hinomi.source.Page;
import hinomi.source.Reject;
import hinomi.source.SourceFailure;
import hinomi.source.SourceSetup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpssSourceTest {
  private static final String PATH = "/epss.csv.gz";
  private static final String HEAD =
      "#model_version:v2025.03.14,score_date:2026-01-30T12:55:00Z\ncve,epss,percentile\n";
  private static final LocalDate DAY = LocalDate.of(2026, 1, 30);

  private LocalSite site;
  private EpssSource source;

  @BeforeEach
  void start() throws IOException {
    site = new LocalSite();
    source = source();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private EpssSource source() {
    return new EpssSource(
        new SourceSetup(
            "epss",
            Optional.of(site.uri(PATH)),
            Optional.empty(),
            false,
            site.http(),
            InstantSource.fixed(Instant.parse("2026-01-31T00:00:00Z"))));
  }

  private static byte[] gz(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private void serve(byte[] body) {
    site.serve(PATH, Reply.of("application/gzip", body));
  }

  private static String rows(int from, int to) {
    StringBuilder rows = new StringBuilder();
    for (int i = from; i < to; i++) {
      rows.append("CVE-2026-").append(i).append(",0.00043,0.1\n");
    }
    return rows.toString();
  }

  private List<Page> readAll(EpssSource reader, Cursor from) throws Exception {
    List<Page> pages = new ArrayList<>();
    Cursor at = from;
    do {
      pages.add(reader.fetch(at));
      at = pages.getLast().next();
    } while (pages.getLast().more());
    return pages;
  }

  @Test
  void every_row_becomes_a_fact() throws Exception {
    serve(gz(HEAD + "CVE-1999-0001,0.01151,0.78086\nCVE-2026-25211,4e-05,0.00142\r\n\n"));

    Page page = source.fetch(Cursor.START);

    assertThat(page.enrichments())
        .isEqualTo(
            Map.of(
                new CveId("CVE-1999-0001"),
                List.of(new Epss(0.01151, 0.78086, DAY)),
                new CveId("CVE-2026-25211"),
                List.of(new Epss(0.00004, 0.00142, DAY))));
    assertThat(page.more()).isFalse();
    assertThat(page.whole()).isFalse();
    assertThat(page.rejects()).isEmpty();
  }

  @Test
  void columns_are_found_by_name_and_the_file_may_come_unpacked() throws Exception {
    serve(
        "#score_date:2026-01-30T00:00:00+0000,model_version:v5\npercentile,note,epss,cve\n0.5,x,1,CVE-2026-0001"
            .getBytes(StandardCharsets.UTF_8));

    assertThat(source.fetch(Cursor.START).enrichments())
        .isEqualTo(Map.of(new CveId("CVE-2026-0001"), List.of(new Epss(1, 0.5, DAY))));
  }

  @Test
  void a_broken_row_is_rejected_and_the_others_are_read() throws Exception {
    serve(
        gz(
            HEAD
                + "CVE-2026-0001,0.1,0.2\nCVE-26-1,0.1,0.2\nCVE-2026-0002,0.1\n"
                + "CVE-2026-0003,1.1,0.2\nCVE-2026-0004,0.1,NaN\nCVE-2026-0005,,\n"
                + "<b>\u0000,0.1,0.2\nCVE-2026-0006,0.1,0.2\n"));

    Page page = source.fetch(Cursor.START);

    assertThat(page.enrichments())
        .containsOnlyKeys(new CveId("CVE-2026-0001"), new CveId("CVE-2026-0006"));
    assertThat(page.rejects())
        .extracting(Reject::ref, r -> r.reason().key())
        .containsExactly(
            tuple("row 2", "bad-id"),
            tuple("row 3", "bad-row"),
            tuple("row 4", "bad-number"),
            tuple("row 5", "bad-number"),
            tuple("row 6", "bad-number"),
            tuple("row 7", "bad-id"));
  }

  @Test
  void a_file_is_asked_for_once_and_given_on_in_pages() throws Exception {
    serve(gz(HEAD + rows(10_000, 55_000)));

    List<Page> pages = readAll(source, Cursor.START);

    assertThat(pages).extracting(p -> p.enrichments().size()).containsExactly(20_000, 20_000, 5000);
    assertThat(site.asked()).containsExactly(PATH);
    assertThat(pages.getLast().next().get("score_date")).contains("2026-01-30T12:55:00Z");
    assertThat(pages.getLast().next().get("begun")).isEmpty();
  }

  @Test
  void a_file_that_was_begun_goes_on_after_the_last_committed_page() throws Exception {
    serve(gz(HEAD + rows(10_000, 55_000)));
    Cursor committed = source.fetch(Cursor.START).next();

    List<Page> rest = readAll(source(), committed);

    assertThat(rest).extracting(p -> p.enrichments().size()).containsExactly(20_000, 5000);

    serve(gz(HEAD.replace("01-30T", "01-31T") + rows(10_000, 55_000)));
    assertThat(readAll(source(), committed)).as("another day's file").hasSize(3);
  }

  @Test
  void what_has_not_changed_is_not_sent_again() throws Exception {
    site.serve(PATH, Reply.of("application/gzip", gz(HEAD + rows(1000, 1001))).tagged("\"1\""));
    Cursor after = source.fetch(Cursor.START).next();

    assertThat(source.fetch(after)).isEqualTo(Page.unchanged(after));
    assertThat(site.asked()).containsExactly(PATH, PATH + " \"1\"");
  }

  @Test
  void a_file_of_the_day_that_was_read_is_skipped() throws Exception {
    serve(gz(HEAD + rows(1000, 1001)));
    Cursor after = source.fetch(Cursor.START).next();
    site.serve(PATH, Reply.of("application/gzip", gz(HEAD + rows(2000, 2001))).tagged("\"2\""));

    Page again = source.fetch(after);

    assertThat(again.enrichments()).isEmpty();
    assertThat(again.more()).isFalse();
    assertThat(again.next().validators(site.uri(PATH)).etag()).isEqualTo("\"2\"");

    serve(gz(HEAD.replace("01-30T", "01-31T") + rows(2000, 2001)));
    assertThat(source.fetch(after).enrichments()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<!DOCTYPE html><html><body>Under maintenance</body></html>",
        "cve,epss,percentile\nCVE-2026-0001,0.1,0.2\n",
        "#model_version:v1,score_date:2026-13-45T00:00:00Z\n"
            + "cve,epss,percentile\n"
            + "CVE-2026-0001,0,0\n",
        "#model_version:v1,score_date:2026-01-30T00:00:00Z",
        "#model_version:v1,score_date:2026-01-30T00:00:00Z\ncve,epss,percentile",
        "#model_version:v1,score_date:2026-01-30T00:00:00Z\nid,score\nCVE-2026-0001,0.1\n",
        "#model_version:v1,score_date:2026-01-30T00:00:00Z\ncve,epss,percentile\n"
      })
  void what_is_no_file_of_scores_is_a_failure_that_says_so(String body) throws Exception {
    for (byte[] bytes : List.of(body.getBytes(StandardCharsets.UTF_8), gz(body))) {
      serve(bytes);
      assertThatThrownBy(() -> source.fetch(Cursor.START))
          .isInstanceOfSatisfying(
              SourceFailure.class,
              failure -> {
                assertThat(failure.message().key()).isEqualTo("no-scores");
                assertThat(failure.message().in(Language.EN)).contains(site.uri(PATH).toString());
              });
    }
  }

  @Test
  void a_file_that_was_cut_off_counts_for_nothing_and_is_asked_for_again() throws Exception {
    byte[] whole = gz(HEAD + rows(10_000, 55_000));
    for (int length : new int[] {2, whole.length / 2, whole.length - 1}) {
      serve(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> source.fetch(Cursor.START))
          .isInstanceOfSatisfying(
              SourceFailure.class, failure -> assertThat(failure.message().key()).isEqualTo("cut"));
    }
    site.serve(PATH, Reply.of("application/gzip", whole).cut());
    assertThatThrownBy(() -> source.fetch(Cursor.START)).isInstanceOf(HttpFailure.class);

    serve(whole);
    assertThat(readAll(source, Cursor.START)).hasSize(3);
  }

  @Test
  void what_unpacks_to_too_much_is_refused() throws Exception {
    serve(gz(HEAD + " ".repeat(33 << 20)));

    assertThatThrownBy(() -> source.fetch(Cursor.START))
        .isInstanceOfSatisfying(
            SourceFailure.class,
            failure -> assertThat(failure.message().key()).isEqualTo("too-large"));
  }

  @Test
  void a_file_of_another_format_is_told_instead_of_rejected_line_by_line() throws Exception {
    serve(gz(HEAD + "x;y;z\n".repeat(1001)));

    assertThatThrownBy(() -> source.fetch(Cursor.START))
        .isInstanceOfSatisfying(
            SourceFailure.class,
            failure -> assertThat(failure.message().key()).isEqualTo("garbled"));
  }
}
