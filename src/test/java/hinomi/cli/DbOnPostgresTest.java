package hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.App;
import hinomi.pipeline.records.RecordZip;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code db} on a PostgreSQL with something in it, beside an SQLite with the same. */
final class DbOnPostgresTest {
  @TempDir private static Path folder;
  private static EmbeddedPostgres server;

  @BeforeAll
  static void fill() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("pg"))
            .setCleanDataDirectory(true)
            .start();
    Path zip = new RecordZip().many(2020, 1000, 1200, "日本 nginx").write(folder.resolve("all.zip"));
    for (String kind : List.of("postgres", "sqlite")) {
      String url =
          kind.equals("sqlite")
              ? "jdbc:sqlite:" + folder.resolve("hinomi.db")
              : server.getJdbcUrl("postgres", "postgres");
      Files.writeString(
          folder.resolve(kind + ".yml"),
          """
          language: en
          store: "%s"
          sources: {jvn: off, jvn-ipedia: off, jpcert: off, cve: off, kev: off, epss: off}
          watches: [nginx]
          """
              .formatted(url));
      Spoken filled = spoken(kind, "backfill", "cve", "--from", zip.toString());
      assertThat(filled.code()).as(filled.err()).isZero();
    }
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static Spoken spoken(String kind, String... words) {
    return Spoken.unwatched(
        new App(Map.of()),
        Map.of(),
        Stream.concat(Stream.of(words), Stream.of("-c", folder.resolve(kind + ".yml").toString()))
            .toArray(String[]::new));
  }

  private static Spoken db(String... words) {
    return spoken(
        "postgres", Stream.concat(Stream.of("db"), Stream.of(words)).toArray(String[]::new));
  }

  @Test
  void the_size_is_told_by_tables() {
    assertThat(db("size").out())
        .contains("1200 vulnerabilities, 1200 entries")
        .contains("advisory");
    JsonNode size = JsonMapper.shared().readTree(db("size", "--json").out());
    assertThat(size.path("advisories").asInt()).isEqualTo(1200);
    assertThat(size.path("bytesPerVulnerability").asInt()).isBetween(500, 20_000);
    assertThat(size.path("parts").has("search_index")).isTrue();
  }

  @Test
  void what_is_sound_is_well_before_and_after_space_is_given_back() {
    assertThat(db("check").out()).isEqualTo("Everything can be read and fits together.\n");
    Spoken vacuum = db("vacuum");
    assertThat(vacuum.code()).as(vacuum.err()).isZero();
    assertThat(vacuum.out()).contains("MB before");
    assertThat(db("check", "--json").out()).contains("\"problems\" : [ ]", "\"waiting\" : 0");
  }

  @Test
  void the_export_is_that_of_sqlite() throws IOException {
    assertThat(db("export", folder.resolve("all.ndjson.gz").toString()).out())
        .startsWith(rows("postgres").size() + " rows in");
    assertThat(rows("postgres")).hasSizeGreaterThan(2400).isEqualTo(rows("sqlite"));
  }

  /** Without what two databases number or time each by themselves. */
  private static java.util.SortedSet<String> rows(String kind) {
    TreeSet<String> rows = new TreeSet<>();
    spoken(kind, "db", "export")
        .out()
        .lines()
        .map(
            line ->
                line.replaceAll("\"\\w+\":\"20(2[6-9]|[3-9]\\d)-[^\"]*Z\"", "\"a time of today\""))
        .forEach(rows::add);
    return rows;
  }
}
