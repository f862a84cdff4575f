package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What looks after the database itself. */
interface UpkeepContract extends StoreCase {

  private List<String> problems() {
    return store().upkeep().check((what, done, total) -> {}).stream().map(Message::key).toList();
  }

  private void vacuum() {
    store().upkeep().vacuum((what, done, total) -> {});
  }

  private List<JsonNode> exported() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    store().upkeep().export(line -> rows.add(JsonMapper.shared().readTree(line)));
    return rows;
  }

  @Test
  default void the_size_is_told_by_tables() {
    collect(StoreCase.advisory("jvn", "JVN#1", "one", "CVE-2030-0001", "CVE-2030-0002"));

    Upkeep.Size size = store().upkeep().size();
    assertThat(size.vulnerabilities()).isEqualTo(2);
    assertThat(size.advisories()).isEqualTo(1);
    assertThat(size.bytes()).isPositive();
    assertThat(size.parts()).extracting(Upkeep.Part::table).contains("advisory", "search_index");
    assertThat(size.parts().stream().mapToLong(Upkeep.Part::bytes).sum())
        .isBetween(size.bytes() / 2, size.bytes());
  }

  @Test
  default void everything_is_exported_a_row_a_line() throws IOException {
    collect(StoreCase.advisory("jvn", "JVN#1", "ある件", "CVE-2030-0001"));
    decide(StoreCase.file("CVE-2030-0001"));
    store()
        .decide(
            Store.Decided.only(
                List.of(), List.of(StoreCase.entry(NOW, "CVE-2030-0001", "min-cvss")), NOW));
    deliverFrom(7);

    List<JsonNode> rows = exported();

    assertThat(rows)
        .anySatisfy(
            row -> {
              assertThat(row.path("table").asString()).isEqualTo("advisory");
              assertThat(row.path("body").path("title").path("ja").asString()).isEqualTo("ある件");
              assertThat(row.path("published").asString()).isEqualTo("2030-06-01T08:00:00.123456Z");
              assertThat(row.has("packed")).isFalse();
            })
        .anySatisfy(
            row -> {
              assertThat(row.path("table").asString()).isEqualTo("ledger");
              assertThat(row.path("reason").path("key").asString()).isEqualTo("gate.min-cvss");
            })
        .anySatisfy(
            row -> {
              assertThat(row.path("table").asString()).isEqualTo("ticket");
              assertThat(row.path("ref").asString()).isEqualTo("7");
              assertThat(row.path("filed").asString()).isEqualTo(NOW.toString());
            });
    assertThat(rows)
        .extracting(row -> row.path("table").asString())
        .contains("ticket_member", "outbox", "vulnerability", "source_state")
        .doesNotContain("search_index", "flyway_schema_history");
  }

  @Test
  default void what_an_earlier_version_left_is_packed_and_reads_as_before() throws IOException {
    collect(StoreCase.advisory("jvn", "JVN#1", "one", "CVE-2030-0001"));
    List<JsonNode> before = exported();
    String body = before.getFirst().path("body").toString();
    assertThat(before.getFirst().path("table").asString()).isEqualTo("advisory");
    meddle("UPDATE advisory SET packed = NULL, body = '" + body + "'");
    assertThat(exported()).isEqualTo(before);

    vacuum();

    assertThat(exported()).isEqualTo(before);
    meddle("UPDATE advisory SET body = 'not read any more'");
    assertThat(problems()).isEmpty();
  }

  @Test
  default void what_cannot_be_read_is_named() {
    collect(
        StoreCase.advisory("jvn", "JVN#1", "one", "CVE-2030-0001"),
        StoreCase.advisory("jvn", "JVN#2", "two", "CVE-2030-0002"));
    assertThat(problems()).isEmpty();
    meddle("UPDATE advisory SET packed = NULL, body = '{' WHERE id = 'JVN#2'");

    List<Message> problems = store().upkeep().check((what, done, total) -> {});

    assertThat(problems)
        .containsExactly(new Message("store", "check.unreadable", List.of("jvn", "JVN#2")));
  }

  @Test
  default void an_index_that_lacks_entries_is_told_and_made_anew() {
    collect(StoreCase.advisory("jvn", "JVN#1", "one", "CVE-2030-0001"));
    store().search().index(10);
    assertThat(problems()).isEmpty();
    meddle(
        "DELETE FROM search_index WHERE " + (url().contains("sqlite") ? "rowid" : "doc") + " > 0");
    assertThat(problems()).containsExactly("check.index");

    vacuum();

    assertThat(problems()).isEmpty();
    assertThat(store().search().waiting()).isZero();
  }

  /** The address of the test's database. */
  String url();
}
