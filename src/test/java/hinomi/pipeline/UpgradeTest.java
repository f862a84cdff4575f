package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Localized;
import hinomi.store.Unpacked;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Stage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The first passes over a database of version 0.1, which knew nothing of a ticket's life. */
class UpgradeTest {
  private static final String CVE = "CVE-2026-9001";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What an action did not have in 0.1. */
  private static final Set<String> NEW = Set.of("due", "kind", "origin", "lift");

  @TempDir private Path folder;
  private World world;
  private Instant published;

  @BeforeEach
  void begin() {
    world = new World(folder);
    world.silentAfter = Map.of("cve", Duration.ofDays(400));
    world.pass();
    world.after(Duration.ofHours(1));
    published = world.now;
  }

  @AfterEach
  void end() {
    world.close();
  }

  private Advisory record(double base, Enrichment... facts) {
    return Advisory.of(new AdvisoryId("cve", CVE), Advisory.Kind.RECORD, published)
        .cves(Set.of(new CveId(CVE)))
        .title(Localized.en("nginx: a flaw"))
        .scores(List.of(World.score(base)))
        .facts(List.of(facts))
        .updated(world.now)
        .build();
  }

  /** The world's database becomes one of 0.1: its tables alone, with what these can hold. */
  private void toTheOldOne() throws SQLException {
    Path old = folder.resolve("world1.db");
    String url = "jdbc:sqlite:" + old;
    Flyway.configure(UpgradeTest.class.getClassLoader())
        .dataSource(url, "", "")
        .locations("classpath:hinomi/store/migration")
        .placeholders(
            Map.of("identity", "INTEGER PRIMARY KEY AUTOINCREMENT", "compact", "WITHOUT ROWID"))
        .target("1")
        .load()
        .migrate();
    world.restart();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("ATTACH '" + folder.resolve("world0.db") + "' AS now");
      for (String table :
          names(statement, "SELECT name FROM main.sqlite_master WHERE type='table'")) {
        if (!table.startsWith("flyway")
            && !table.startsWith("sqlite")
            && !table.equals("run_lock")) {
          String columns =
              String.join(
                  ", ", names(statement, "SELECT name FROM pragma_table_info('" + table + "')"));
          statement.execute(
              "INSERT INTO main.%1$s (%2$s) SELECT %2$s FROM now.%1$s".formatted(table, columns));
        }
      }
      Unpacked.copy(connection, "now.advisory", "main.advisory");
      statement.execute("UPDATE main.memory SET word = 'of 0.1' WHERE name = 'watches'");
      for (String action : names(statement, "SELECT action FROM main.outbox")) {
        try (var update =
            connection.prepareStatement("UPDATE main.outbox SET action = ? WHERE action = ?")) {
          update.setString(1, older(action));
          update.setString(2, action);
          update.executeUpdate();
        }
      }
    }
    world.forget();
  }

  private static String older(String action) {
    JsonNode node = JSON.readTree(action);
    strip(node);
    return node.toString();
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object && object.has("members")) {
      object.remove(NEW);
    }
    node.forEach(UpgradeTest::strip);
  }

  private static List<String> names(Statement statement, String query) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private List<String> rules() {
    return world.store().ledger(new VulnerabilityId(CVE)).stream().map(LedgerEntry::rule).toList();
  }

  @Test
  void its_first_pass_tells_nothing_files_nothing_twice_and_keeps_the_ticket() throws Exception {
    world.announce(record(5.0)).pass();
    toTheOldOne();
    assertThat(world.after(Duration.ofHours(1)).pass().delivered()).isEmpty();
    world.announce(record(5.0));
    assertThat(world.after(Duration.ofHours(1)).pass().delivered()).isEmpty();

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(world.tracker.cases().getFirst().notes).isEmpty();
    assertThat(world.store().tickets())
        .singleElement()
        .satisfies(row -> assertThat(row.life().stage()).isEqualTo(Stage.NEW));
    assertThat(rules()).contains("ticket", "filed");
  }

  @Test
  void what_changes_after_its_first_pass_is_told() throws Exception {
    world.announce(record(5.0)).pass();
    toTheOldOne();
    world.after(Duration.ofHours(1)).pass();
    world.announce(record(5.0, new Enrichment.Kev(LocalDate.of(2026, 10, 2), null, false)));
    world.after(Duration.ofHours(1)).pass();

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(world.tracker.cases().getFirst().notes).hasSize(1);
    assertThat(rules()).contains("kev-added");
  }

  @Test
  void what_changes_with_its_first_pass_counts_as_told() throws Exception {
    world.announce(record(5.0)).pass();
    toTheOldOne();
    world.announce(record(9.8));
    world.after(Duration.ofHours(1)).pass();
    world.announce(record(9.8));
    world.after(Duration.ofHours(1)).pass();

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(world.tracker.cases().getFirst().notes).isEmpty();
  }

  @Test
  void what_waited_to_be_filed_is_filed_once() throws Exception {
    world.tracker.reachable = false;
    world.announce(record(5.0)).pass();
    toTheOldOne();
    world.tracker.reachable = true;
    world.after(Duration.ofHours(1)).pass();
    world.after(Duration.ofHours(1)).pass();

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(world.store().undelivered()).isZero();
  }
}
