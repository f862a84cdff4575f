package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.VulnerabilityId;
import hinomi.search.Query;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of version 0.1 is brought up to date and keeps what it knows. */
class OldDatabaseTest {
  @TempDir private Path folder;

  @Test
  void its_tickets_and_what_it_collected_are_there() throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("old.db");
    Flyway.configure(OldDatabaseTest.class.getClassLoader())
        .dataSource(url, "", "")
        .locations("classpath:hinomi/store/migration")
        .placeholders(
            java.util.Map.of(
                "identity", "INTEGER PRIMARY KEY AUTOINCREMENT", "compact", "WITHOUT ROWID"))
        .target("1")
        .load()
        .migrate();
    TicketKey key = TicketKey.of("board", new VulnerabilityId("CVE-2025-0001"));
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO ticket (id, destination, ref, url, subject, planned, filed)"
              + " VALUES (1, 'board', '7', '', 'an old one', 0, 0)");
      statement.execute(
          "INSERT INTO ticket_member (ticket_key, vulnerability, ticket, place)"
              + " VALUES ('"
              + key.value()
              + "', 'CVE-2025-0001', 1, 0)");
      statement.execute(
          "INSERT INTO card (subject, body, priority, assignee, status, created) VALUES ('an old"
              + " one', '', 'high', '', 'new', 0)");
      statement.execute(
          """
          INSERT INTO advisory (source, id, hash, published, updated, body, detail)
          VALUES ('jvn', 'JVN#1', 'x', 0, 0,
            '{"id":{"source":"jvn","value":"JVN#1"},"kind":"NOTE","state":"PUBLISHED","title":{"ja":"古い件"},"summary":{},"impact":{},"solution":{},"url":"","published":"2024-01-01T00:00:00Z","updated":"2024-01-01T00:00:00Z"}',
            '{"id":{"source":"jvn","value":"JVN#1"},"kind":"NOTE","state":"PUBLISHED","title":{},"summary":{},"impact":{},"solution":{"ja":"更新する"},"url":"","published":"2024-01-01T00:00:00Z","updated":"2024-01-01T00:00:00Z"}')
          """);
      statement.execute(
          "INSERT INTO advisory_vulnerability VALUES ('CVE-2025-0001', 'jvn', 'JVN#1')");
      statement.execute(
          "INSERT INTO vulnerability (id, undecided, first_decided)"
              + " VALUES ('CVE-2025-0001', 0, 1000)");
    }

    try (SqlStore store = SqlStore.open("jdbc:sqlite:old.db", folder)) {
      TicketRow row = store.ticket(Set.of(key)).orElseThrow();
      assertThat(row.subject()).isEqualTo("an old one");
      assertThat(row.life().stage()).isEqualTo(Stage.NEW);
      assertThat(row.life().watches()).isEmpty();
      assertThat(store.life().told(row.id())).as("nothing was kept of it then").isEmpty();
      assertThat(store.life().open()).hasSize(1);
      assertThat(store.products().count()).as("names come with the next entries").isZero();
      assertThat(store.board().all())
          .singleElement()
          .satisfies(card -> assertThat(card.status()).isEqualTo(Stage.NEW));

      VulnerabilityId id = new VulnerabilityId("CVE-2025-0001");
      assertThat(store.advisories(List.of(id)).get(id))
          .singleElement()
          .satisfies(a -> assertThat(a.solution().ja()).isEqualTo("更新する"));
      assertThat(store.undecided(Instant.EPOCH)).as("a decision stays").isEmpty();
      assertThat(store.figures().funnel(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)).collected())
          .as("it arrived when it was first decided")
          .isEqualTo(1);
      assertThat(store.search().waiting()).isEqualTo(1);
      assertThat(store.search().index(10)).isEqualTo(1);
      Query query = Query.parse("古い 更新", ZoneOffset.UTC, Instant.EPOCH);
      assertThat(store.search().find(query, 10).hits()).hasSize(1);
    }
  }
}
