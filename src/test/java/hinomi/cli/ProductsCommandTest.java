package hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.tracker.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code products} as a user calls it, and the hints of {@code check} and {@code run}. */
final class ProductsCommandTest {
  private static final Path DICTIONARY =
      Path.of("src/test/resources/hinomi/watch/dictionary/myjvn_product.rdf");

  @TempDir private Path folder;
  private final FakeServices services = new FakeServices(Finding.Level.OK);

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(
        folder.resolve("hinomi.yml"), "language: en\nwatches: [nginxx, Cybozu Garoonn]\n");
  }

  private String[] line(String... words) {
    return Stream.concat(Stream.of(words), Stream.of("-c", folder.resolve("hinomi.yml").toString()))
        .toArray(String[]::new);
  }

  private Spoken say(String... words) {
    return Spoken.unwatched(services, Map.of(), line(words));
  }

  @Test
  void a_dictionary_given_by_hand_is_searched_in_both_languages() {
    Spoken learnt = say("products", "--import", DICTIONARY.toString());
    assertThat(learnt.err()).isEmpty();
    assertThat(learnt.out()).contains("Products learnt: 3").contains("passed over: 1");
    assertThat(learnt.code()).isEqualTo(Exit.WELL);

    Spoken found = say("products", "ガル");
    assertThat(found.out())
        .startsWith("サイボウズ Garoon\n  vendor cybozu, product garoon\n  also: ")
        .contains("ガルーン")
        .contains("  CPE: cpe:/a:cybozu:garoon\n");
    assertThat(say("products", "CYBOZU", "garo").out()).isEqualTo(found.out());
    assertThat(say("products", "--json", "ガル").out())
        .contains("\"vendor\" : \"cybozu\"", "\"product\" : \"garoon\"", "\"seen\" : 0");
  }

  @Test
  void the_bundled_catalogue_is_searched_where_nothing_was_collected() {
    assertThat(say("products", "httpd").out()).contains("Apache HTTP Server");
    Spoken none = say("products", "no such thing");
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).contains("Nothing is known of no such thing");
    assertThat(none.code()).isEqualTo(Exit.WELL);
  }

  @Test
  void an_export_is_read_back_by_match() throws IOException {
    say("products", "--import", DICTIONARY.toString());
    Path file = folder.resolve("catalogue.tsv");

    Spoken written = say("products", "--export", file.toString());
    assertThat(written.out()).contains(file.toString()).contains(": 3.");
    assertThat(say("products", "--export").out()).isEqualTo(Files.readString(file));
    Path record =
        Files.writeString(
            folder.resolve("record.json"),
            "{\"cve\":{\"id\":\"CVE-2026-0001\",\"descriptions\":"
                + "[{\"lang\":\"en\",\"value\":\"nginxx 1.0 fails.\"}]}}\n");
    assertThat(say("match", record.toString(), "--catalogue", file.toString()).out())
        .startsWith("CVE-2026-0001\tnginxx\t");
    assertThat(say("products", "--export", folder.resolve("no/such").toString()).code())
        .isEqualTo(Exit.FAILED);
  }

  @Test
  void what_cannot_be_done_is_said() throws IOException {
    assertThat(say("products").code()).isEqualTo(Exit.UNUSABLE);
    assertThat(say("products", "nginx", "--export").code()).isEqualTo(Exit.UNUSABLE);
    assertThat(say("products", "--import", folder.resolve("none").toString()).code())
        .isEqualTo(Exit.UNUSABLE);
    Path other = Files.writeString(folder.resolve("other.txt"), "nothing of the kind");
    Spoken refused = say("products", "--import", other.toString());
    assertThat(refused.code()).isEqualTo(Exit.FAILED);
    assertThat(refused.err()).contains("no product dictionary");
  }

  @Test
  void check_hints_at_the_nearest_name() {
    say("products", "--import", DICTIONARY.toString());

    Spoken checked = say("check");
    assertThat(checked.code()).isEqualTo(Exit.WELL);
    assertThat(checked.out().lines().filter(l -> l.contains("did you mean")).toList())
        .hasSize(2)
        .anySatisfy(l -> assertThat(l).contains("nginxx is not known; did you mean nginx?"))
        .anySatisfy(l -> assertThat(l).contains("did you mean Cybozu Garoon?"));
    assertThat(say("check", "--json").out()).contains("did you mean nginx?");
  }

  @Test
  void run_hints_once_and_only_before_a_person() {
    assertThat(say("run", "-v").out()).doesNotContain("did you mean");
    assertThat(Spoken.watched(services, "", Map.of(), line("run")).out())
        .contains("nginxx is not known; did you mean nginx?");
    assertThat(Spoken.watched(services, "", Map.of(), line("run")).out())
        .doesNotContain("did you mean");
  }
}
