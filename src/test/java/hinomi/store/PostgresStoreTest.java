package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.language.Language;
import hinomi.language.Message;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresStoreTest extends StoreContract {
  @TempDir static Path data;
  private static EmbeddedPostgres server;
  private static int databases;

  private String database = "";

  @BeforeAll
  static void startServer() throws IOException, SQLException {
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data.resolve("pg"))
            .setCleanDataDirectory(true)
            .start();
    Path access = data.resolve("pg/pg_hba.conf");
    Files.writeString(
        access, "host all stranger 127.0.0.1/32 scram-sha-256\n" + Files.readString(access));
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE stranger LOGIN PASSWORD 'right'");
      statement.execute("SELECT pg_reload_conf()");
      statement.execute("CREATE DATABASE empty");
    }
    SqlStore.open(url("empty"), data).close();
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Override
  Store open() {
    if (database.isEmpty()) {
      database = "test" + databases++;
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + database + " TEMPLATE empty");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return SqlStore.open(url(database), data, CLOCK);
  }

  @Override
  public String url() {
    return url(database);
  }

  @Override
  Connection connection() throws SQLException {
    return server.getDatabase("postgres", database).getConnection();
  }

  private static String url(String database) {
    return server.getJdbcUrl("postgres", database);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://127.0.0.1:PORT/empty?user=stranger&password=s3cret,password",
    "jdbc:postgresql://127.0.0.1:PORT/none?user=postgres&password=s3cret,no-database",
    "jdbc:postgresql://127.0.0.1:1/empty?user=postgres&password=s3cret,unreachable",
    "jdbc:postgresql://postgres:s3cret@127.0.0.1/empty,url-user",
    "jdbc:postgresql://127.0.0.1:x/empty?password=s3cret,url-unknown"
  })
  void a_server_that_does_not_let_us_in_is_told_without_the_password(String url, String key) {
    assertThatThrownBy(
            () -> SqlStore.open(url.replace("PORT", "" + server.getPort()), data).close())
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> {
              assertThat(e.message().key()).isEqualTo(key);
              for (Throwable t = e; t != null; t = t.getCause()) {
                assertThat(t.toString()).doesNotContain("s3cret");
              }
              assertThat(e.message().in(Language.JA)).doesNotContain("s3cret");
            });
  }

  @Test
  void a_database_with_tables_of_others_is_left_alone() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE others");
    }
    try (Connection connection = server.getDatabase("postgres", "others").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE theirs (id INT)");
    }

    assertThatThrownBy(() -> SqlStore.open(url("others"), data).close())
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.message().key()).isEqualTo("foreign"));
  }

  /** In a copy of the database, of which the server has no page in memory yet. */
  @ParameterizedTest
  @CsvSource({"ledger,ledger", "advisory,advisory"})
  void damaged_pages_are_told_by_table(String table, String told) throws Exception {
    collect(StoreCase.advisory("jvn", "JVN#1", "one", "CVE-2030-0001"));
    store()
        .decide(
            Store.Decided.only(
                List.of(), List.of(StoreCase.entry(NOW, "CVE-2030-0001", "min-cvss")), NOW));
    store().close();
    String copy = "damaged_" + table;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE %s TEMPLATE %s STRATEGY file_copy".formatted(copy, database));
    }
    try (Connection connection = server.getDatabase("postgres", copy).getConnection();
        Statement statement = connection.createStatement();
        ResultSet path = statement.executeQuery("SELECT pg_relation_filepath('" + table + "')")) {
      assertThat(path.next()).isTrue();
      Path file = data.resolve("pg").resolve(path.getString(1));
      byte[] pages = Files.readAllBytes(file);
      assertThat(pages.length).isPositive();
      Arrays.fill(pages, (byte) 0x5a);
      Files.write(file, pages);
    }
    try (Store damaged = SqlStore.open(url(copy), data, CLOCK)) {
      List<Message> problems = damaged.upkeep().check((what, done, total) -> {});
      assertThat(problems)
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.key()).isEqualTo("check.damaged");
                assertThat(problem.in(Language.EN)).contains(told + ": ", "invalid page");
              });
    }
  }

  @Test
  void the_lock_of_a_pass_ends_with_its_connection() {
    Store.RunLock held = store().lock().orElseThrow();
    assertThat(held).isNotNull();
    meddle(
        "UPDATE run_lock SET since = since WHERE (SELECT count(pg_terminate_backend(pid)) FROM"
            + " pg_locks WHERE locktype = 'advisory') >= 0");

    assertThat(another().lock()).isPresent();
  }
}
