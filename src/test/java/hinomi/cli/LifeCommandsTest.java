package hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.App;
import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.CvssVersion;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Score;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Localized;
import hinomi.language.Message;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import hinomi.ticket.DigestLine;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people do with the ledger and with tickets, on the embedded board. */
final class LifeCommandsTest {
  private static final String CVE = "CVE-2026-4711";

  @TempDir private Path folder;
  private final Services app = new App(Map.of());

  @BeforeEach
  void mentioned() throws IOException {
    Files.writeString(
        folder.resolve("hinomi.yml"),
        """
        language: en
        sources: {jvn: off, jvn-ipedia: off, jpcert: off, cve: off, kev: off, epss: off}
        watches:
          - nginx
          - name: Web
            products: [WordPress, {product: サイボウズ Garoon, aliases: [Cybozu Garoon]}]
        """);
    Instant now = Instant.now().minus(Duration.ofHours(1));
    try (SqlStore store = SqlStore.open("jdbc:sqlite:hinomi.db", folder)) {
      Advisory record =
          Advisory.of(new AdvisoryId("cve", CVE), Advisory.Kind.RECORD, now)
              .cves(Set.of(new CveId(CVE)))
              .title(Localized.en("=A tool that runs on nginx, \"quoted\""))
              .scores(List.of(new Score(CvssVersion.V3_1, 8.1, null, "cna")))
              .url("https://example.com/" + CVE)
              .build();
      store.collect(
          new Store.Harvest(
              "cve", List.of(record), Map.of(), List.of(), new TreeMap<>(), true, now));
      VulnerabilityId id = new VulnerabilityId(CVE);
      store.decide(
          new Store.Decided(
              List.of(id),
              Map.of(),
              List.of(
                  new LedgerEntry(
                      now,
                      id,
                      "board",
                      "nginx",
                      Fate.DIGEST,
                      "mention",
                      Message.of("ticket/gate", "mention", "nginx"),
                      null)),
              List.of(),
              now));
    }
  }

  private Spoken say(String... words) {
    String[] all =
        Stream.concat(
                Stream.of(words[0], "-c", folder.resolve("hinomi.yml").toString()),
                Stream.of(words).skip(1))
            .toArray(String[]::new);
    return Spoken.unwatched(app, Map.of(), all);
  }

  @Test
  void what_a_digest_listed_becomes_a_ticket_when_a_person_says_so_and_only_once() {
    Spoken promoted = say("promote", CVE);
    assertThat(promoted.code()).isZero();
    assertThat(promoted.out()).contains("#1", CVE);

    assertThat(say("promote", CVE).out()).contains("has a ticket already", "#1");
    assertThat(say("tickets").out()).contains("untouched", CVE);
    assertThat(say("explain", CVE).out()).contains("[promoted]", "State: new");
  }

  @Test
  void what_is_in_a_ticket_already_is_told_to_machines_too() {
    say("promote", CVE);

    JsonNode one = JsonMapper.shared().readTree(say("promote", CVE, "--json").out()).get(0);

    assertThat(one.at("/ticket/id").asString()).isEqualTo("1");
    assertThat(one.at("/ticket/stage").asString()).isEqualTo("new");
  }

  @Test
  void while_a_pass_runs_a_promotion_waits_for_the_next() {
    try (SqlStore store = SqlStore.open("jdbc:sqlite:hinomi.db", folder);
        Store.RunLock pass = store.lock().orElseThrow()) {
      assertThat(say("promote", CVE).out()).contains("with the pass after");
      assertThat(JsonMapper.shared().readTree(say("promote", CVE, "--json").out()).path("later"))
          .isEqualTo(JsonMapper.shared().readTree("true"));
    }
    say("run");
    assertThat(say("tickets").out()).contains(CVE);
  }

  @Test
  void what_is_not_known_cannot_be_promoted() {
    Spoken spoken = say("promote", "CVE-1999-0001");

    assertThat(spoken.code()).isOne();
    assertThat(spoken.err()).contains("CVE-1999-0001").contains("spelling");
  }

  @ParameterizedTest
  @CsvSource({
    "nginx, product",
    "Web, watch",
    "cybozu garoon, product",
    "CVE-2026-4711, id",
    "JPCERT-AT-2026-0001, id"
  })
  void a_product_a_watch_and_an_id_can_be_silenced(String what, String kind) {
    Spoken spoken = say("silence", what, "--until", "7d", "--reason", "being replaced");

    assertThat(spoken.code()).isZero();
    assertThat(spoken.out()).contains("#1: the " + kind);
    assertThat(say("silence").out()).contains("being replaced");
    assertThat(say("silence", "--end", "1").code()).isZero();
    assertThat(say("silence").out()).contains("Nothing is silenced");
    assertThat(say("silence", "--end", "1").code()).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "silence|nginx|--reason|x",
        "silence|nginx|--until|2020-01-01|--reason|x",
        "silence|nginx|--until|soon|--reason|x",
        "silence|nginx|--until|7d",
        "silence|Widgetron|--until|7d|--reason|x",
        "silence|ngimx|--until|7d|--reason|x",
        "silence|CVE-2026-12|--until|7d|--reason|x",
        "silence|JVN#1234|--until|7d|--reason|x",
        "silence||--until|7d|--reason|x",
        "silence|--until|7d",
        "silence|--end|1|nginx",
        "silence|nginx|--watch|--product|--until|7d|--reason|x",
        "silence|WordPress|--watch|--until|7d|--reason|x",
        "silence|Web|--product|--until|7d|--reason|x",
        "ledger|--since|yesterday",
        "report|--from|2026-13-01",
        "report|--csv|--json",
        "report|--from|2026-10-02|--to|2026-10-01",
        "tickets|--state|lost",
        "tickets|--all|--state|open"
      })
  void what_cannot_be_used_is_told_and_changes_nothing(String line) {
    Spoken spoken = say(line.split("\\|", -1));

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.err().lines()).hasSize(1);
    assertThat(say("silence").out()).contains("Nothing is silenced");
  }

  @ParameterizedTest
  @CsvSource({"--watch, watch", "--product, product", "--id, vulnerability"})
  void a_person_can_say_what_sort_of_thing_is_silenced(String option, String kind) {
    String json = say("silence", "nginx", option, "--until", "7d", "--reason", "x", "--json").out();

    JsonNode one = JsonMapper.shared().readTree(json);
    assertThat(one.path("kind").asString()).isEqualTo(kind);
    assertThat(one.path("name").asString()).isEqualTo("nginx");
    assertThat(JsonMapper.shared().readTree(say("silence", "--json").out()).get(0)).isEqualTo(one);
  }

  @Test
  void an_id_is_silenced_in_its_normal_form_and_a_misspelt_name_gets_the_nearest() {
    assertThat(say("silence", "cve-2026-4711", "--until", "7d", "--reason", "x").out())
        .contains("\"CVE-2026-4711\"");
    assertThat(say("silence", "ngimx", "--until", "7d", "--reason", "x").err())
        .contains("Did you mean nginx?");
    assertThat(say("silence", "Cybozu Garon", "--until", "7d", "--reason", "x").err())
        .contains("Did you mean Cybozu Garoon?");
  }

  @Test
  void a_silence_is_told_in_the_zone_of_the_calendar() throws IOException {
    Path file = folder.resolve("hinomi.yml");
    Files.writeString(file, Files.readString(file) + "calendar: {zone: Pacific/Kiritimati}\n");

    assertThat(say("silence", "nginx", "--until", "2099-01-31", "--reason", "x").out())
        .contains("until 2099-02-01 00:00");
    assertThat(say("silence").out()).contains("2099-02-01 00:00");
  }

  @Test
  void an_explanation_names_the_facts_and_what_is_silenced() {
    try (SqlStore store = SqlStore.open("jdbc:sqlite:hinomi.db", folder)) {
      store.collect(
          new Store.Harvest(
              "kev",
              List.of(),
              Map.of(
                  new VulnerabilityId(CVE),
                  List.of(new Enrichment.Kev(LocalDate.of(2026, 11, 1), null, true))),
              List.of(),
              new TreeMap<>(),
              true,
              Instant.now()));
    }
    say("silence", CVE, "--until", "7d", "--reason", "being replaced");

    assertThat(say("explain", CVE).out())
        .contains("CISA KEV: added 2026-11-01", "Silence #1", "being replaced");
    JsonNode one = JsonMapper.shared().readTree(say("explain", CVE, "--json").out()).get(0);
    assertThat(one.at("/facts/0/kind").asString()).isEqualTo("kev");
    assertThat(one.at("/facts/0/ransomware").asBoolean()).isTrue();
    assertThat(one.at("/silences/0/reason").asString()).isEqualTo("being replaced");

    say("silence", "--end", "1");
    assertThat(say("explain", CVE).out()).doesNotContain("being replaced");
  }

  @Test
  void an_explanation_says_what_waits_for_the_digest() {
    VulnerabilityId id = new VulnerabilityId(CVE);
    Instant now = Instant.now();
    try (SqlStore store = SqlStore.open("jdbc:sqlite:hinomi.db", folder)) {
      Message why = Message.of("ticket/gate", "mention", "nginx");
      DigestLine line =
          new DigestLine(
              "board",
              id,
              Localized.NONE,
              "nginx",
              "nginx",
              8.1,
              null,
              false,
              "",
              "mention",
              why,
              now);
      store.decide(
          new Store.Decided(
              List.of(id), Map.of(), List.of(), List.of(), Map.of(), List.of(line), Set.of(), now));
    }

    assertThat(say("explain", CVE).out()).contains("Waits for the next digest of board");
    assertThat(
            JsonMapper.shared()
                .readTree(say("explain", CVE, "--json").out())
                .at("/0/digest/rule")
                .asString())
        .isEqualTo("mention");
  }

  @Test
  void the_ledger_tells_what_became_no_ticket_by_reason() {
    assertThat(say("ledger", "--dropped").out()).contains("mention: 1", CVE, "8.1");
    assertThat(say("ledger").out()).contains("[mention]");

    JsonNode json = JsonMapper.shared().readTree(say("ledger", "--dropped", "--json").out()).get(0);
    assertThat(json.path("rule").asString()).isEqualTo("mention");
    say("promote", CVE);
    assertThat(say("ledger", "--dropped").out()).doesNotContain(CVE);
  }

  @Test
  void the_report_opens_in_a_spreadsheet_and_no_cell_is_a_formula() throws IOException {
    say("promote", CVE);
    Path file = folder.resolve("report.csv");

    assertThat(say("report", "--csv", "--out", file.toString()).code()).isZero();

    String text = Files.readString(file);
    assertThat(text).startsWith("\uFEFF\"id\",\"title\"").contains("\r\n");
    assertThat(text).contains("\"'=A tool that runs on nginx, \"\"quoted\"\"\"");
    assertThat(text).contains("\"promoted\"", "\"#1\"", "\"untouched\",\"\"");
    assertThat(folder.resolve("report.csv.part")).doesNotExist();
  }

  @Test
  void a_report_that_cannot_be_written_says_so_and_leaves_the_one_before() throws IOException {
    Path file = folder.resolve("report.csv");
    Files.writeString(file, "from before");
    Files.createDirectory(folder.resolve("report.csv.part"));

    Spoken spoken = say("report", "--csv", "--out", file.toString());

    assertThat(spoken.code()).isOne();
    assertThat(spoken.err()).contains("report.csv cannot be written");
    assertThat(file).hasContent("from before");
  }

  @Test
  void a_report_is_told_to_machines_row_by_row() {
    assertThat(JsonMapper.shared().readTree(say("report", "--json").out()).at("/0/id").asString())
        .isEqualTo(CVE);
    String none = say("report", "--json", "--from", "2020-01-01", "--to", "2020-01-02").out();
    assertThat(JsonMapper.shared().readTree(none).isEmpty()).isTrue();
  }

  @Test
  void a_preview_names_what_would_go_to_the_digest_and_be_held() throws IOException {
    try (SqlStore store = SqlStore.open("jdbc:sqlite:hinomi.db", folder)) {
      Instant now = Instant.now();
      Advisory mention =
          Advisory.of(new AdvisoryId("cve", "CVE-2026-5001"), Advisory.Kind.RECORD, now)
              .cves(Set.of(new CveId("CVE-2026-5001")))
              .title(Localized.en("A tool that runs on nginx"))
              .scores(List.of(new Score(CvssVersion.V3_1, 8.1, null, "cna")))
              .build();
      store.collect(
          new Store.Harvest(
              "cve", List.of(mention), Map.of(), List.of(), new TreeMap<>(), true, now));
    }

    assertThat(say("preview", "--since", "7d").out())
        .contains("For the digest: ", "CVE-2026-5001  \"nginx\" is only mentioned");
    JsonNode kept =
        JsonMapper.shared().readTree(say("preview", "--since", "7d", "--json").out()).path("kept");
    assertThat(kept.valueStream().map(one -> one.path("fate").asString())).contains("digest");
    assertThat(say("explain", "CVE-2026-5001").out()).contains("Not decided yet");
  }

  @Test
  void a_person_closes_a_ticket_of_the_board() {
    say("promote", CVE);

    Spoken closed =
        say("tickets", "1", "--status", "not-ours", "--note", "not in use", "--by", "suzuki");

    assertThat(closed.code()).isZero();
    assertThat(closed.out()).contains("not in use", "suzuki", "not ours");
    say("run");
    assertThat(say("tickets").out()).contains("no such tickets");
    assertThat(say("tickets", "--all").out())
        .contains("#1", "not ours", "high", "As seen by the pass of");
    JsonNode one =
        JsonMapper.shared().readTree(say("tickets", "--state", "all", "--json").out()).get(0);
    assertThat(one.path("state").asString()).isEqualTo("not-ours");
    assertThat(one.path("closedBy").asString()).isEqualTo("suzuki");
    assertThat(one.path("closingNote").asString()).isEqualTo("not in use");
    assertThat(say("explain", CVE).out()).contains("[closed-not-ours]");
  }
}
