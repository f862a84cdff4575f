package hinomi.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.Advisory.Kind;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.CvssVersion;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.language.Localized;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CorrelatorTest {
  private static final Instant DAY = Instant.parse("2026-10-01T00:00:00Z");
  private static final CveId ONE = new CveId("CVE-2026-0001");
  private static final CveId TWO = new CveId("CVE-2026-0002");

  private static Advisory advisory(
      String source, String id, Kind kind, int day, Set<CveId> cves, Localized title) {
    return Advisory.of(new AdvisoryId(source, id), kind, DAY.plusSeconds(86_400L * day))
        .cves(cves)
        .title(title)
        .build();
  }

  private static Advisory scored(Advisory advisory, Score... scores) {
    return Advisory.of(advisory.id(), advisory.kind(), advisory.published())
        .cves(advisory.cves())
        .title(advisory.title())
        .scores(List.of(scores))
        .build();
  }

  @Test
  void an_advisory_covers_its_cves_and_only_without_any_its_own_id() {
    Advisory with = advisory("jvn", "JVN#11111111", Kind.NOTE, 0, Set.of(ONE, TWO), Localized.NONE);
    Advisory without = advisory("jvn", "JVN#22222222", Kind.NOTE, 0, Set.of(), Localized.NONE);

    assertThat(Correlator.covered(with))
        .containsExactly(VulnerabilityId.of(ONE), VulnerabilityId.of(TWO));
    assertThat(Correlator.covered(without)).containsExactly(new VulnerabilityId("JVN#22222222"));
  }

  @Test
  void what_a_catalogue_says_counts_before_the_same_fact_in_a_record() {
    Enrichment ssvc = new Enrichment.Ssvc("active", "yes", "total");
    Enrichment old = new Enrichment.Kev(LocalDate.of(2026, 10, 1), null, false);
    Enrichment.Kev kev =
        new Enrichment.Kev(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 22), true);
    Advisory record =
        Advisory.of(new AdvisoryId("cve", ONE.value()), Kind.RECORD, DAY)
            .cves(Set.of(ONE))
            .facts(List.of(old, ssvc))
            .build();

    Vulnerability joined = Correlator.join(VulnerabilityId.of(ONE), List.of(record), List.of(kev));

    assertThat(joined.facts()).containsExactly(kev, ssvc);
    assertThat(joined.fact(Enrichment.Kev.class)).contains(kev);
    assertThat(Correlator.join(VulnerabilityId.of(ONE), List.of(record), List.of()).facts())
        .containsExactly(old, ssvc);
  }

  @Test
  void the_order_of_arrival_makes_no_difference() {
    List<Advisory> arrived =
        new ArrayList<>(
            List.of(
                scored(
                    advisory(
                        "cve", ONE.value(), Kind.RECORD, 0, Set.of(ONE), Localized.en("A bug")),
                    new Score(CvssVersion.V3_1, 7.5, null, "cna")),
                scored(
                    advisory(
                        "jvn-ipedia",
                        "JVNDB-2026-1",
                        Kind.ENTRY,
                        3,
                        Set.of(ONE),
                        Localized.ja("欠陥")),
                    new Score(CvssVersion.V3_0, 9.8, null, "JVN iPedia")),
                advisory("jvn", "JVN#1", Kind.NOTE, 1, Set.of(ONE, TWO), Localized.ja("二つの欠陥")),
                advisory(
                    "jpcert",
                    "JPCERT-AT-2026-0001",
                    Kind.ALERT,
                    2,
                    Set.of(ONE),
                    Localized.ja("注意")),
                advisory(
                    "news",
                    "https://example.jp/1",
                    Kind.ITEM,
                    2,
                    Set.of(ONE),
                    Localized.ja("記事"))));
    Vulnerability expected = Correlator.join(VulnerabilityId.of(ONE), arrived, List.of());
    Random random = new Random(20261001);
    for (int i = 0; i < 200; i++) {
      Collections.shuffle(arrived, random);
      assertThat(Correlator.join(VulnerabilityId.of(ONE), arrived, List.of())).isEqualTo(expected);
    }
    assertThat(expected.title().in(Language.JA)).isEqualTo("欠陥");
    assertThat(expected.title().in(Language.EN)).isEqualTo("A bug");
  }

  @Test
  void the_highest_score_of_the_newest_version_is_shown_first() {
    Vulnerability v =
        Correlator.join(
            VulnerabilityId.of(ONE),
            List.of(
                scored(
                    advisory("cve", ONE.value(), Kind.RECORD, 0, Set.of(ONE), Localized.NONE),
                    new Score(CvssVersion.V2_0, 10.0, null, "old"),
                    new Score(CvssVersion.V3_1, 6.1, null, "cna"),
                    new Score(CvssVersion.V3_1, 8.8, null, "adp"))),
            List.of());

    assertThat(v.score()).contains(new Score(CvssVersion.V3_1, 8.8, null, "adp"));
    assertThat(v.scores()).hasSize(3);
  }

  @Test
  void a_collections_score_counts_only_where_there_is_no_other() {
    Advisory note =
        scored(
            advisory("jvn", "JVN#1", Kind.NOTE, 0, Set.of(ONE, TWO), Localized.NONE),
            new Score(CvssVersion.V3_1, 9.8, null, "JVN"));
    Advisory record =
        scored(
            advisory("cve", ONE.value(), Kind.RECORD, 0, Set.of(ONE), Localized.NONE),
            new Score(CvssVersion.V3_0, 4.3, null, "cna"));

    assertThat(
            Correlator.join(VulnerabilityId.of(ONE), List.of(note, record), List.of())
                .score()
                .orElseThrow()
                .base())
        .isEqualTo(4.3);
    assertThat(
            Correlator.join(VulnerabilityId.of(TWO), List.of(note), List.of())
                .score()
                .orElseThrow()
                .base())
        .isEqualTo(9.8);
  }

  @Test
  void the_own_ids_of_its_advisories_are_its_aliases_and_nothing_further() {
    Advisory note = advisory("jvn", "JVN#1", Kind.NOTE, 0, Set.of(ONE, TWO), Localized.NONE);
    Advisory topic = advisory("jpcert", "wr261007 x", Kind.TOPIC, 0, Set.of(ONE), Localized.NONE);

    Vulnerability v = Correlator.join(VulnerabilityId.of(ONE), List.of(note, topic), List.of());

    assertThat(v.aliases()).containsExactly(new VulnerabilityId("JVN#1"));
  }
}
