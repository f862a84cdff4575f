package hinomi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hinomi.language.Language;
import hinomi.pipeline.Engine;
import hinomi.pipeline.PassReport;
import hinomi.pipeline.SourceReport;
import hinomi.pipeline.Watcher;
import hinomi.store.Store;
import hinomi.ticket.BoardShelf;
import hinomi.ticket.Fate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole pass over the samples, as {@code hinomi demo} makes it. */
class DemoTest {
  @TempDir private Path folder;

  private Engine engine(Language language) {
    return new App(Map.of()).demo(folder, language);
  }

  private static PassReport pass(Engine engine) throws InterruptedException {
    Engine.Run run = engine.run(Watcher.SILENT);
    assertThat(run).isInstanceOf(Engine.Run.Ended.class);
    return ((Engine.Run.Ended) run).report();
  }

  private static List<String> subjects(Engine engine) {
    return engine.store().board().all().reversed().stream().map(BoardShelf.Card::subject).toList();
  }

  @Test
  void six_tickets_and_a_digest_are_filed_in_japanese() throws Exception {
    try (Engine engine = engine(Language.JA)) {
      pass(engine);

      assertThat(subjects(engine))
          .containsExactly(
              "JPCERT/CC 注意喚起: Apache Log4jの任意のコード実行の脆弱性（CVE-2021-44228）に関する注意喚起"
                  + " (JPCERT-AT-2021-0050)",
              "JPCERT/CC 注意喚起: GNU bash の脆弱性に関する注意喚起 (JPCERT-AT-2014-0037)",
              "JPCERT/CC 注意喚起: Adobe Flash Player の脆弱性 (APSB15-04) に関する注意喚起 (JPCERT-AT-2015-0005)",
              "[重要 8.0] WordPress: SQL injection through WP_Query (CVE-2022-21661)",
              "[重要 7.7] QEMU: guest escape through the floppy disk controller (VENOM)"
                  + " (CVE-2015-3456)",
              "[重要 7.5] みほんグループウェアにおける認証回避の脆弱性 (JVN#00000001)",
              "[まとめ] 2022-02-01: 2 件 (最大 CVSS 8.7)");
    }
  }

  @Test
  void six_tickets_and_a_digest_are_filed_in_english() throws Exception {
    try (Engine engine = engine(Language.EN)) {
      pass(engine);

      assertThat(subjects(engine))
          .containsExactly(
              "JPCERT/CC alert: Apache Log4jの任意のコード実行の脆弱性（CVE-2021-44228）に関する注意喚起"
                  + " (JPCERT-AT-2021-0050)",
              "JPCERT/CC alert: GNU bash の脆弱性に関する注意喚起 (JPCERT-AT-2014-0037)",
              "JPCERT/CC alert: Adobe Flash Player の脆弱性 (APSB15-04) に関する注意喚起 (JPCERT-AT-2015-0005)",
              "[High 8.0] WordPress: SQL injection through WP_Query (CVE-2022-21661)",
              "[High 7.7] QEMU: guest escape through the floppy disk controller (VENOM)"
                  + " (CVE-2015-3456)",
              "[High 7.5] みほんグループウェアにおける認証回避の脆弱性 (JVN#00000001)",
              "[Digest] 2022-02-01: 2 vulnerabilities (highest CVSS 8.7)");
    }
  }

  @Test
  void what_becomes_no_ticket_stands_in_the_ledger_with_its_rule() throws Exception {
    try (Engine engine = engine(Language.JA)) {
      pass(engine);

      assertThat(engine.store().ledger(Instant.EPOCH, Instant.MAX))
          .filteredOn(entry -> entry.fate() != Fate.TICKET)
          .extracting(e -> e.fate() + " " + e.rule() + " " + e.watch() + ": " + e.vulnerability())
          .containsExactlyInAnyOrder(
              "DROPPED exclude WordPress: CVE-2020-25213",
              "DROPPED min-cvss WordPress: CVE-2021-39200",
              "DROPPED before-start Apache Struts: CVE-2013-2251",
              "HELD unscored nginx: CVE-2021-23017",
              "DIGEST mention nginx: CVE-2019-11043",
              "DIGEST mention サイボウズ Garoon: wr213101 サイボウズ Garoonに複数の脆弱性",
              "DIGEST digest : wr213101 サイボウズ Garoonに複数の脆弱性",
              "DIGEST digest : CVE-2019-11043");
    }
  }

  @Test
  void what_no_watch_names_is_known_and_left_alone() throws Exception {
    try (Engine engine = engine(Language.JA)) {
      pass(engine);

      for (String id : List.of("CVE-2018-7600", "JVN#00000002")) {
        assertThat(engine.explain(id))
            .singleElement()
            .satisfies(
                told -> {
                  assertThat(told.verdicts()).isEmpty();
                  assertThat(told.silent()).hasSize(8);
                  assertThat(told.ticket()).isEmpty();
                });
      }
    }
  }

  @Test
  void the_alert_of_a_product_that_nobody_watches_says_so() throws Exception {
    try (Engine engine = engine(Language.JA)) {
      pass(engine);

      assertThat(engine.store().board().all())
          .filteredOn(card -> card.subject().contains("Flash"))
          .singleElement()
          .satisfies(
              card -> assertThat(card.text()).startsWith("どの監視にも一致しません: クライアントPCを確認してください\n"));
    }
  }

  @Test
  void one_log4j_ticket_covers_three_cve_ids_from_all_four_sources() throws Exception {
    try (Engine engine = engine(Language.JA)) {
      pass(engine);

      Engine.Explanation told = engine.explain("CVE-2021-44228").getFirst();

      assertThat(told.vulnerability().advisories())
          .extracting(a -> a.id().source())
          .containsExactlyInAnyOrder("jvn", "jvn-ipedia", "jpcert", "cve");
      assertThat(told.ticket().map(Store.TicketRow::members).orElseThrow().toString())
          .contains("CVE-2021-44228", "CVE-2021-45046", "CVE-2021-45105");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void the_summary_counts_two_rejects_and_nothing_is_left_undelivered(Language language)
      throws Exception {
    try (Engine engine = engine(language)) {
      PassReport report = pass(engine);

      assertThat(report.sources())
          .extracting(s -> s.source() + " " + s.fresh() + " " + s.rejected())
          .containsExactlyInAnyOrder(
              "jvn 4 1", "jvn-ipedia 3 1", "jpcert 4 0", "cve 13 0", "kev 0 0", "epss 0 0");
      assertThat(report.sources()).allSatisfy(s -> assertThat(s.failure()).isEmpty());
      assertThat(report.filed()).isEqualTo(7);
      assertThat(report.undelivered()).isZero();
      assertThat(report.warnings()).isEmpty();
      assertThat(report.troubled()).isFalse();
    }
  }

  @Test
  void a_second_pass_files_nothing_and_finds_nothing_new() throws Exception {
    try (Engine engine = engine(Language.JA)) {
      pass(engine);
    }
    try (Engine engine = engine(Language.JA)) {
      PassReport second = pass(engine);

      assertThat(second.delivered()).isEmpty();
      assertThat(second.considered()).isZero();
      assertThat(second.sources())
          .extracting(SourceReport::fresh, SourceReport::changed)
          .containsOnly(tuple(0, 0));
      assertThat(engine.store().board().all()).hasSize(7);
    }
  }
}
