package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryBuilder;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.CvssVersion;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Product;
import hinomi.advisory.Score;
import hinomi.advisory.VulnerabilityId;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import hinomi.search.Query;
import hinomi.search.QueryProblem;
import hinomi.search.Rank;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search finds, and that it is never out of date. */
interface SearchContract extends StoreCase {

  private static AdvisoryBuilder record(String cve, String published, String title, String text) {
    return Advisory.of(
            new AdvisoryId("cve", cve),
            Advisory.Kind.RECORD,
            Instant.parse(published + "T09:00:00Z"))
        .cves(List.of(new CveId(cve)))
        .title(Localized.en(title))
        .summary(Localized.en(text));
  }

  private void collectSamples() {
    collect(
        record("CVE-2024-0001", "2024-03-01", "Heap overflow in a parser", "Remote code execution.")
            .products(List.of(Product.named("Sample Foundation", "HTTP Server")))
            .scores(List.of(new Score(CvssVersion.V3_1, 9.8, null, "cna")))
            .weaknesses(List.of(new Weakness(122)))
            .build(),
        record("CVE-2025-0002", "2025-02-10", "Crafted headers crash the HTTP server", "Code.")
            .products(List.of(Product.named("nginx", "nginx-ingress")))
            .scores(List.of(new Score(CvssVersion.V3_1, 7.5, null, "cna")))
            .weaknesses(List.of(new Weakness(79)))
            .build(),
        record("CVE-2025-0003", "2025-05-20", "A quiet flaw", "Execution of remote code by nginx.")
            .build());
    collect(
        Advisory.of(
                new AdvisoryId("jvn", "JVN#00000001"),
                Advisory.Kind.NOTE,
                Instant.parse("2025-06-01T00:00:00Z"))
            .cves(List.of(new CveId("CVE-2025-0004")))
            .title(Localized.ja("Ｗｅｂメールに脆弱性、ﾌｧｲﾙを読まれる"))
            .summary(Localized.ja("東京都内の京都料理店向け製品"))
            .build());
    bringUp();
  }

  private void bringUp() {
    while (store().search().index(2) > 0) {
      // what waits is brought in piece by piece
    }
    assertThat(store().search().waiting()).isZero();
  }

  private List<String> found(String query) throws QueryProblem {
    return store().search().find(Query.parse(query, ZoneOffset.UTC, NOW), 10).hits().stream()
        .map(hit -> hit.vulnerability().id().value().replaceFirst("^CVE-\\d+-0*", ""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "nginx | 2 3",
        "code | 3 2 1",
        "NGINX code | 2 3",
        "\"remote code execution\" | 1",
        "\"remote code\" | 3 1",
        "\"code remote\" |",
        "-nginx | 4 1",
        "code -\"remote code\" | 2",
        "exec* | 3 1",
        "exec |",
        "\"http server\" | 2 1",
        "http-server | 2 1",
        "product:\"http server\" | 1",
        "product:nginx | 2",
        "product:ngin* | 2",
        "product:ingress | 2",
        "vendor:sample | 1",
        "vendor:nginx -code |",
        "cvss>=9 | 1",
        "cvss>7.5 | 1",
        "cvss>=7.5 | 2 1",
        "cvss:7..8 | 2",
        "cvss:9.. | 1",
        "cvss<8 | 2",
        "-cvss>=9 | 4 3 2",
        "severity:critical | 1",
        "severity:high,critical | 2 1",
        "severity:unscored | 4 3",
        "since:2025 | 4 3 2",
        "since:2025-05 until:2025-05 | 3",
        "until:2024 | 1",
        "since:2025-05-20 until:2025-05-20 | 3",
        "source:jvn | 4",
        "-source:jvn code | 3 2 1",
        "cwe:79 | 2",
        "CWE-122 | 1",
        "cwe:79,122 | 2 1",
        "kev:yes |",
        "kev:no since:2025-06 | 4",
        "cve:2025-0002 | 2",
        "CVE-2025-0002 | 2",
        "id:JVN#00000001 | 4",
        "JVN#00000001 | 4",
        "cve-2025-0002 crash | 2",
        "cve-2025-0002 quiet |",
        "脆弱 | 4",
        "脆弱性 | 4",
        "脆弱* | 4",
        "メール | 4",
        "ﾒｰﾙ | 4",
        "web | 4",
        "webメール | 4",
        "ＷＥＢ | 4",
        "ファイル | 4",
        "京都 | 4",
        "東京 | 4",
        "都内 | 4",
        "都 | 4",
        "品 | 4",
        "弱性ファイル |",
        "性フ |",
        "脆弱 -京都 |",
      })
  default void what_a_query_finds(String query, String expected) throws QueryProblem {
    collectSamples();

    assertThat(String.join(" ", found(query))).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  default void an_id_comes_before_a_title_and_a_title_before_a_text() throws QueryProblem {
    collect(
        record("CVE-2024-0001", "2024-01-01", "nothing", "nothing").build(),
        record("CVE-2024-0002", "2024-01-02", "more on CVE-2024-0001", "nothing").build(),
        record("CVE-2024-0003", "2024-01-03", "nothing", "see CVE-2024-0001").build(),
        record("CVE-2024-0004", "2024-01-04", "half a CVE", "see CVE-2024-0001").build());
    bringUp();

    SearchStore.Hits hits =
        store().search().find(Query.parse("cve-2024-0001", ZoneOffset.UTC, NOW), 3);
    assertThat(hits.hits())
        .extracting(SearchStore.Hit::rank)
        .containsExactly(Rank.ID, Rank.TITLE, Rank.TEXT);
    assertThat(hits.more()).isTrue();
    assertThat(found("half see")).containsExactly("4");
    assertThat(found("nothing cve")).as("the newer first, then the title").isNotEmpty();
  }

  @Test
  default void what_several_sources_say_is_one_hit() throws QueryProblem {
    collectSamples();
    collect(StoreCase.advisory("jvn-ipedia", "JVNDB-2025-000001", "ある製品の脆弱性", "CVE-2025-0003"));
    assertThat(store().search().waiting()).isEqualTo(1);
    bringUp();

    assertThat(found("製品 quiet")).containsExactly("3");
    assertThat(found("source:jvn-ipedia")).containsExactly("3");
    assertThat(found("source:jvn-ipedia source:cve")).containsExactly("3");
    assertThat(found("脆弱性")).containsExactly("4", "3");
  }

  @Test
  default void a_changed_advisory_is_found_by_its_new_words_only() throws QueryProblem {
    collectSamples();
    collect(record("CVE-2025-0003", "2023-01-01", "A loud flaw", "gone").build());
    bringUp();

    assertThat(found("quiet")).isEmpty();
    assertThat(found("nginx")).containsExactly("2");
    assertThat(found("loud")).containsExactly("3");
    assertThat(found("until:2023")).containsExactly("3");
  }

  @Test
  default void what_no_advisory_covers_any_more_is_not_found() throws QueryProblem {
    collect(StoreCase.advisory("jvn", "JVN#1", "a note", "CVE-2030-0001", "CVE-2030-0002"));
    bringUp();
    collect(StoreCase.advisory("jvn", "JVN#1", "a note", "CVE-2030-0001"));
    bringUp();

    assertThat(found("note")).containsExactly("1");
  }

  @Test
  default void an_entry_of_the_catalogue_of_exploited_ones_is_found_as_such() throws QueryProblem {
    collectSamples();
    store()
        .collect(
            new Store.Harvest(
                "kev",
                List.of(),
                Map.of(
                    new VulnerabilityId("CVE-2024-0001"),
                    List.of(new Enrichment.Kev(LocalDate.of(2025, 1, 1), null, false)),
                    new VulnerabilityId("CVE-2025-0009"),
                    List.of(new Enrichment.Kev(LocalDate.of(2025, 1, 1), null, false))),
                List.of(),
                new TreeMap<>(),
                true,
                NOW));
    collect(record("CVE-2025-0009", "2025-09-09", "known before its record", "text").build());
    bringUp();

    assertThat(found("kev:yes")).containsExactly("9", "1");
    assertThat(found("kev:no code")).containsExactly("3", "2");
  }

  @Test
  default void an_index_can_be_built_anew_from_what_is_collected() throws QueryProblem {
    collectSamples();
    meddle("UPDATE vulnerability SET stale = 1, doc = NULL");
    meddle(
        "DELETE FROM search_index WHERE " + (url().contains("sqlite") ? "rowid" : "doc") + " > 0");
    assertThat(found("nginx")).isEmpty();
    assertThat(store().search().waiting()).isEqualTo(4);
    bringUp();

    assertThat(found("nginx")).containsExactly("2", "3");
  }

  @Test
  default void many_candidates_are_looked_through_until_enough_answer() throws QueryProblem {
    Advisory[] many = new Advisory[300];
    for (int i = 0; i < many.length; i++) {
      many[i] =
          record("CVE-2024-" + (1000 + i), "2024-01-01", "title", i < 5 ? "red blue" : "blue red")
              .build();
    }
    collect(many);
    bringUp();

    assertThat(found("\"red blue\"")).hasSize(5);
    assertThat(found("\"blue red\"")).hasSize(10);
  }

  /** The address of the test's database. */
  String url();
}
