package hinomi.source.jvnipedia;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.source.SourceFailure;
import hinomi.source.rss.RssReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileEntriesTest {
  private static final List<String> BITS =
      List.of("", " ", "&amp;", "-", "9", "99999", "+09", "CVE-", "JVN", "#", "．", "e", "NaN");

  @Test
  void damaged_values_lose_no_more_than_their_entry() throws IOException {
    String whole = Fixture.text("window.rdf");
    Random random = new Random(7);
    int read = 0;
    for (int n = 0; n < 300; n++) {
      StringBuilder damaged = new StringBuilder(whole);
      for (int hits = 0; hits < 3; hits++) {
        int at = random.nextInt(damaged.length());
        int to = Math.min(damaged.length(), at + random.nextInt(4));
        damaged.replace(at, to, BITS.get(random.nextInt(BITS.size())));
      }
      try {
        Entries entries =
            Entries.read(
                "jvn-ipedia",
                RssReader.read(damaged.toString().getBytes(StandardCharsets.UTF_8)).items());
        assertThat(entries.advisories()).hasSizeBetween(3, 7);
        read++;
      } catch (SourceFailure refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
    assertThat(read).as("damage that was lived with").isPositive();
  }

  @Test
  void damaged_details_are_read_or_refused_and_nothing_else() throws IOException {
    String whole = Fixture.text("detail.xml");
    Random random = new Random(7);
    int read = 0;
    for (int n = 0; n < 300; n++) {
      StringBuilder damaged = new StringBuilder(whole);
      int at = random.nextInt(damaged.length());
      int to = Math.min(damaged.length(), at + random.nextInt(4));
      damaged.replace(at, to, BITS.get(random.nextInt(BITS.size())));
      try {
        Vuldef.read(
            "jvn-ipedia", XmlNode.read(damaged.toString().getBytes(StandardCharsets.UTF_8)));
        read++;
      } catch (SourceFailure refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
    assertThat(read).as("damage that was lived with").isPositive();
  }
}
