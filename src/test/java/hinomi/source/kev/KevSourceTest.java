package hinomi.source.kev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment.Kev;
import hinomi.http.HttpFailure;
import hinomi.language.Language;
import hinomi.source.Cursor;
import hinomi.source.LocalSite;
import hinomi.source.LocalSite.Reply;
import hinomi.source.Page;
import hinomi.source.Reject;
import hinomi.source.SourceFailure;
import hinomi.source.SourceSetup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KevSourceTest {
  private static final String PATH = "/kev.json";

  private LocalSite site;
  private KevSource source;

  @BeforeEach
  void start() throws IOException {
    site = new LocalSite();
    source =
        new KevSource(
            new SourceSetup(
                "kev",
                Optional.of(site.uri(PATH)),
                Optional.empty(),
                false,
                site.http(),
                InstantSource.fixed(Instant.parse("2026-03-14T00:00:00Z"))));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private static byte[] fixture(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            KevSourceTest.class.getResourceAsStream("/hinomi/source/kev/" + name))) {
      return in.readAllBytes();
    }
  }

  private Page read(byte[] body) throws Exception {
    site.serve(PATH, Reply.of("application/json", body));
    return source.fetch(Cursor.START);
  }

  private Page read(String body) throws Exception {
    return read(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void every_entry_becomes_a_fact() throws Exception {
    Page page = read(fixture("catalogue.json"));

    assertThat(page.enrichments())
        .isEqualTo(
            Map.of(
                new CveId("CVE-2021-44228"),
                List.of(new Kev(LocalDate.of(2021, 12, 10), LocalDate.of(2021, 12, 24), true)),
                new CveId("CVE-2014-6271"),
                List.of(new Kev(LocalDate.of(2022, 1, 28), LocalDate.of(2022, 7, 28), false)),
                new CveId("CVE-2026-0001"),
                List.of(new Kev(LocalDate.of(2026, 3, 1), null, false)),
                new CveId("CVE-2026-0002"),
                List.of(new Kev(LocalDate.of(2026, 3, 2), null, false))));
    assertThat(page.whole()).isTrue();
    assertThat(page.more()).isFalse();
    assertThat(page.rejects()).isEmpty();
    assertThat(page.advisories()).isEmpty();
  }

  @Test
  void a_broken_entry_is_rejected_and_the_others_are_read() throws Exception {
    Page page = read(fixture("broken.json"));

    assertThat(page.enrichments()).containsOnlyKeys(new CveId("CVE-2026-0001"));
    assertThat(page.rejects())
        .extracting(Reject::ref, r -> r.reason().key())
        .containsExactly(
            tuple("no. 2", "bad-id"),
            tuple("no. 3", "bad-id"),
            tuple("CVE-2026-0004", "bad-date"),
            tuple("CVE-2026-0005", "bad-date"),
            tuple("no. 6", "bad-id"),
            tuple("no. 7", "bad-id"),
            tuple("no. 8", "bad-id"),
            tuple("CVE-2026-0008", "bad-date"));
  }

  @Test
  void while_an_entry_is_broken_no_other_counts_as_taken_out() throws Exception {
    assertThat(read(fixture("broken.json")).whole()).isFalse();
    assertThat(
            read("{'vulnerabilities':[{'cveID':'CVE-2026-0001','dateAdded':'2026-03-01'}]}"
                    .replace('\'', '"'))
                .whole())
        .as("without a count")
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-13T16:38:24Z",
        "2026-03-13T16:38:24.5Z",
        "2026-03-13T16:38:24.5641234567Z",
        "yesterday",
        ""
      })
  void the_moment_of_release_may_be_written_in_any_way(String released) throws Exception {
    String body = new String(fixture("catalogue.json"), StandardCharsets.UTF_8);

    Page page = read(body.replace("2026-03-13T16:38:24.5641Z", released));

    assertThat(page.enrichments()).hasSize(4);
    assertThat(page.whole()).isTrue();
  }

  @Test
  void what_has_not_changed_is_not_sent_again() throws Exception {
    site.serve(PATH, Reply.of("application/json", fixture("catalogue.json")).tagged("\"1\""));
    Cursor after = source.fetch(Cursor.START).next();

    assertThat(source.fetch(after)).isEqualTo(Page.unchanged(after));
    assertThat(site.asked()).containsExactly(PATH, PATH + " \"1\"");

    site.serve(PATH, Reply.of("application/json", fixture("broken.json")).tagged("\"2\""));
    assertThat(source.fetch(after).enrichments()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"vulnerabilities\": []}",
        "{\"vulnerabilities\": {\"cveID\": \"CVE-2026-0001\", \"dateAdded\": \"2026-03-01\"}}",
        "{\"count\": 1, \"vulnerabilities\": [{\"cveID\": \"CVE-2026-0001\", \"dateAdded\":"
            + " \"2026-0",
        "<!DOCTYPE html><html><body>Under maintenance</body></html>"
      })
  void what_is_not_the_catalogue_is_a_failure_that_says_so(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            SourceFailure.class,
            failure -> {
              assertThat(failure.message().key()).isEqualTo("unreadable");
              assertThat(failure.message().in(Language.EN)).contains(site.uri(PATH).toString());
            });
  }

  @Test
  void a_body_that_ends_too_early_is_a_failure() throws Exception {
    site.serve(PATH, Reply.of("application/json", fixture("catalogue.json")).cut());

    assertThatThrownBy(() -> source.fetch(Cursor.START)).isInstanceOf(HttpFailure.class);
  }

  @Test
  void endless_nesting_and_garbage_are_failures() {
    assertThatThrownBy(() -> read("{\"x\":" + "[".repeat(100_000)))
        .isInstanceOf(SourceFailure.class);
    assertThatThrownBy(() -> read(new byte[] {'{', (byte) 0xff, 0, 1}))
        .isInstanceOf(SourceFailure.class);
  }
}
