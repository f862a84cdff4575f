package hinomi.web.vulnerabilities;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Localized;
import hinomi.language.Message;
import hinomi.search.QueryProblem;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.web.vulnerabilities.Search.Asked;
import hinomi.web.vulnerabilities.Search.Found;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far a search looks that words alone do not answer, and that it says so. */
class SearchBoundsTest {
  private static final Instant NOW = Instant.parse("2030-06-01T09:00:00Z");
  private static final int ALL = 450;

  @TempDir static Path folder;
  private static Store store;

  /** All were dropped; the first to arrive is the only one of its name. */
  @BeforeAll
  static void fill() {
    store = SqlStore.open("jdbc:sqlite:many.db", folder);
    List<Advisory> advisories = new ArrayList<>();
    List<LedgerEntry> entries = new ArrayList<>();
    for (int i = 0; i < ALL; i++) {
      String cve = "CVE-2030-" + (10_000 + i);
      advisories.add(
          Advisory.of(new AdvisoryId("cve", cve), Advisory.Kind.RECORD, NOW)
              .cves(List.of(new CveId(cve)))
              .title(Localized.en((i == 0 ? "Rarity" : "Frobnicator") + ": a flaw"))
              .build());
      entries.add(
          new LedgerEntry(
              NOW,
              new VulnerabilityId(cve),
              "board",
              "everything",
              Fate.DROPPED,
              "min-cvss",
              new Message("ticket/gate", "none", List.of("x")),
              null));
    }
    store.collect(
        new Store.Harvest("cve", advisories, Map.of(), List.of(), new TreeMap<>(), true, NOW));
    store.decide(Store.Decided.only(List.of(), entries, NOW));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static Found find(String text, Asked asked, int arrived, int most) throws QueryProblem {
    return new Search(store).find(text, asked, arrived, most, ZoneOffset.UTC, NOW);
  }

  @Test
  void a_verdict_with_words_looks_at_so_many_and_says_so() throws Exception {
    Asked dropped = new Asked.Stands(Fate.DROPPED);
    assertThat(find("rarity", dropped, 0, 50).all()).as("too long ago").isEmpty();
    assertThat(find("rarity", dropped, 0, 50).looked()).isEqualTo(400);
    assertThat(find("frobnicator", dropped, 0, 50).looked()).as("enough were found").isZero();
    assertThat(find("", dropped, 0, ALL).looked()).isZero();
    assertThat(find("rarity", new Asked.Any(), 0, 50).all()).hasSize(1);
  }

  @Test
  void what_arrived_is_found_whole_without_words_and_by_so_many_with_them() throws Exception {
    Found whole = find("", new Asked.Any(), 1, ALL + 1);
    assertThat(whole.all()).hasSize(ALL);
    assertThat(whole.more()).isFalse();
    assertThat(whole.looked()).isZero();
    assertThat(find("", new Asked.Watched(), 1, ALL + 1).all()).hasSize(ALL);
    assertThat(find("", new Asked.Watched(), 0, 10).all()).hasSize(10);
    assertThat(find("", new Asked.Watched(), 0, 10).more()).isTrue();
    assertThat(find("", new Asked.Nothing(), 1, 10).all()).isEmpty();
    assertThat(find("rarity", new Asked.Any(), 1, 10).looked()).isEqualTo(400);
    assertThat(find("frobnicator", new Asked.Watched(), 1, 10).all())
        .extracting(Vulnerability::id)
        .startsWith(new VulnerabilityId("CVE-2030-10449"));
  }

  @Test
  void what_arrived_longer_ago_is_left_out() throws Exception {
    Found later =
        new Search(store)
            .find("", new Asked.Any(), 7, 10, ZoneOffset.UTC, NOW.plus(Duration.ofDays(8)));
    assertThat(later.all()).isEmpty();
    assertThat(later.more()).isFalse();
  }
}
