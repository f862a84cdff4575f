package hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.App;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DbCommandTest {
  @TempDir private Path folder;
  private final Services app = new App(Map.of());

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(
        folder.resolve("hinomi.yml"),
        """
        language: en
        sources: {jvn: off, jvn-ipedia: off, jpcert: off, cve: off, kev: off, epss: off}
        watches: [nginx]
        """);
    try (Store store = store()) {
      store.remember("a word", "kept");
    }
  }

  private Store store() {
    return SqlStore.open("jdbc:sqlite:hinomi.db", folder);
  }

  private Spoken db(String... words) {
    return Spoken.unwatched(
        app,
        Map.of(),
        Stream.concat(
                Stream.of("db", "-c", folder.resolve("hinomi.yml").toString()), Stream.of(words))
            .toArray(String[]::new));
  }

  @Test
  void size_and_check_say_how_it_is() {
    assertThat(db("size").out()).contains("0 vulnerabilities, 0 entries");
    assertThat(db("size", "--json").out()).contains("\"bytesPerVulnerability\"");
    assertThat(db("check").out()).isEqualTo("Everything can be read and fits together.\n");
    assertThat(db("vacuum").out()).contains("MB before");
  }

  @Test
  void an_export_goes_to_standard_output_or_a_new_file() throws IOException {
    String row = "{\"table\":\"memory\",\"name\":\"a word\",\"word\":\"kept\"}\n";
    assertThat(db("export").out()).isEqualTo(row);

    Path file = folder.resolve("all.ndjson");
    assertThat(db("export", file.toString()).out()).startsWith("1 rows in");
    assertThat(file).hasContent(row.strip());
    Spoken again = db("export", file.toString());
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("exists already");

    Path packed = folder.resolve("all.ndjson.gz");
    db("export", packed.toString());
    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(row);
    }
  }

  @Test
  void while_a_pass_runs_no_space_is_given_back() {
    try (Store store = store();
        Store.RunLock held = store.lock().orElseThrow()) {
      assertThat(held).isNotNull();
      Spoken spoken = db("vacuum");
      assertThat(spoken.code()).isEqualTo(1);
      assertThat(spoken.err()).contains("A pass has been under way since");
      assertThat(db("check").code()).isZero();
      assertThat(db("size").code()).isZero();
    }
  }

  @Test
  void anything_else_is_refused() {
    assertThat(db("shrink").err()).contains("size, vacuum, check and export");
    assertThat(db("shrink").code()).isEqualTo(2);
    assertThat(db("size", "file").code()).isEqualTo(2);
  }
}
