package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.VulnerabilityId;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of version 0.1 is brought up to date and keeps what it knows. */
class OldDatabaseTest {
  @TempDir private Path folder;

  @Test
  void its_tickets_are_there_and_their_keys_too() throws Exception {
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
    }
  }
}
