package hinomi.source.jvnipedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hinomi.Golden;
import hinomi.source.SourceFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class VuldefTest {
  private static final Path FEEDS = Path.of("../shared/feeds");

  @Test
  void details_read_as_their_golden_file_says() throws IOException {
    Vuldef read = Vuldef.read("jvn-ipedia", XmlNode.read(Fixture.bytes("detail.xml")));

    Golden.assertMatches("hinomi/source/jvnipedia/detail.json", read.advisories());
    assertThat(read.rejects()).extracting(reject -> reject.reason().key()).containsExactly("no-id");
  }

  @Test
  void an_entity_of_the_documents_own_is_never_expanded() {
    String hostile =
        "<!DOCTYPE VULDEF-Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + "<VULDEF-Document><Vulinfo>&x;</Vulinfo></VULDEF-Document>";

    assertThatThrownBy(() -> XmlNode.read(hostile.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SourceFailure.class);
  }

  @Test
  void a_tower_of_elements_is_refused() {
    String hostile = "<a>".repeat(100_000);

    assertThatThrownBy(() -> XmlNode.read(hostile.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SourceFailure.class);
  }

  @Test
  void a_control_character_does_not_lose_the_document() throws IOException {
    String text = Fixture.text("detail.xml").replace("認証不備", "認証\u000b不備");

    Vuldef read = Vuldef.read("jvn-ipedia", XmlNode.read(text.getBytes(StandardCharsets.UTF_8)));

    assertThat(read.advisories().getFirst().title().ja()).contains("認証 不備");
  }

  @Test
  void ten_thousand_escaped_characters_are_no_attack() throws IOException {
    String text = "<VULDEF-Document>" + "&lt;&amp;".repeat(10_000) + "</VULDEF-Document>";

    assertThat(XmlNode.read(text.getBytes(StandardCharsets.UTF_8)).text()).hasSize(20_000);
  }

  @Test
  void every_captured_detail_reads_without_a_reject() throws IOException {
    assumeTrue(Files.isDirectory(FEEDS), "no captured feeds");
    for (String file :
        List.of(
            "myjvn/getVulnDetailInfo-JVNDB-2026-022538.xml", "jvnipedia/jvndb_detail_2023.rdf")) {
      Vuldef read =
          Vuldef.read("jvn-ipedia", XmlNode.read(Files.readAllBytes(FEEDS.resolve(file))));

      assertThat(read.rejects()).as(file).isEmpty();
      assertThat(read.advisories())
          .as(file)
          .isNotEmpty()
          .allSatisfy(
              advisory -> {
                assertThat(advisory.cves()).isNotEmpty();
                assertThat(advisory.solution().ja()).isNotBlank();
                assertThat(advisory.impact().ja()).isNotBlank();
                assertThat(advisory.scores()).isNotEmpty();
                assertThat(advisory.weaknesses()).isNotEmpty();
                assertThat(advisory.products())
                    .isNotEmpty()
                    .allSatisfy(product -> assertThat(product.versions()).isNotEmpty());
              });
    }
  }
}
