package hinomi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.endtoend.Office.Said;
import hinomi.endtoend.PublicSites.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What passes say and leave alone. */
class PassesTest {
  @TempDir private Path folder;
  private Office office;

  @BeforeEach
  void open() throws IOException {
    office = new Office(folder);
  }

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  @Test
  void a_second_pass_at_the_same_time_says_so_and_does_nothing() throws Exception {
    CountDownLatch gate = office.sites.shut();
    CompletableFuture<Said> first =
        CompletableFuture.supplyAsync(office::run, task -> new Thread(task).start());
    office.sites.awaitAsked();

    assertThat(office.run()).isEqualTo(new Said(0, "", ""));
    Said second = office.run("-v");
    assertThat(second.exit()).isZero();
    assertThat(second.out()).contains("Another pass has been under way since 2030-0");

    office.after(Duration.ofMinutes(61));
    Said third = office.run();
    assertThat(third.exit()).isOne();
    assertThat(third.out()).isEmpty();
    assertThat(third.err()).contains("for more than an hour. See whether its process hangs.");

    gate.countDown();
    assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo(new Said(0, "", ""));
    office.isWellAgain();
  }

  @Test
  void a_preview_names_the_tickets_and_changes_nothing() throws Exception {
    office.sites.breakDown("jvn.jp/rss/", Fault.HTML_PAGE);
    office.run();
    office.sites.repair();
    SortedMap<String, List<String>> before = content();
    int asked = writes();

    Said said = office.say("preview", "-c", office.config().toString());

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .contains("みほんグループウェアにおける認証回避の脆弱性 (JVN#90000002)")
        .contains("A run would file this many tickets: 1");
    assertThat(before).isNotEmpty();
    assertThat(content()).isEqualTo(before);
    assertThat(writes()).isEqualTo(asked);
    office.isWellAgain();
  }

  @Test
  void a_preview_before_the_first_pass_needs_no_redmine() throws Exception {
    office.door.shut();

    Said said = office.say("preview", "-c", office.config().toString());

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out()).contains("A run would file this many tickets: 6");
    office.door.reopen();
    office.isWellAgain();
  }

  private int writes() {
    return (int) office.redmine.requests().stream().filter(r -> !r.startsWith("GET")).count();
  }

  /** Every row of every table. */
  private SortedMap<String, List<String>> content() throws SQLException {
    SortedMap<String, List<String>> content = new TreeMap<>();
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + office.database());
        Statement statement = database.createStatement()) {
      for (String table :
          rows(statement, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")) {
        content.put(table, rows(statement, "SELECT * FROM \"" + table + "\""));
      }
    }
    return content;
  }

  private static List<String> rows(Statement statement, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          byte[] bytes = result.getBytes(i);
          row.append(i == 1 ? "" : " | ")
              .append(bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
