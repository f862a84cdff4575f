package hinomi.source.feed;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.http.Fetched;
import hinomi.http.Validators;
import hinomi.source.SourceFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFeedTest {
  private static final URI ADDRESS = URI.create("https://vendor.example.org/feed");
  private static final List<String> BITS =
      List.of(
          "<",
          ">",
          "&",
          "\"",
          "]]>",
          "<![CDATA[",
          "<!--",
          "</item>",
          "<item>",
          "&#55555;",
          "\0",
          "<guid>http://[</guid>",
          "<link>::</link>",
          "CVSS:3.1/AV:N/AC:L",
          "\ud800",
          "%zz");

  @ParameterizedTest
  @ValueSource(strings = {"rss091.xml", "rss10.rdf", "rss20.xml", "atom.xml"})
  void a_damaged_feed_is_read_or_refused_and_nothing_else(String file) throws IOException {
    String whole = Files.readString(Path.of("src/test/resources/hinomi/source/feed", file));
    Random random = new Random(7);
    int read = 0;
    for (int n = 0; n < 300; n++) {
      StringBuilder damaged = new StringBuilder(whole);
      for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
        int at = random.nextInt(damaged.length());
        int to = Math.min(damaged.length(), at + random.nextInt(20));
        damaged.replace(at, to, BITS.get(random.nextInt(BITS.size())));
      }
      byte[] body = damaged.toString().getBytes(StandardCharsets.UTF_8);
      try {
        Feed feed = FeedReader.read(new Fetched.Fresh(body, null, Validators.NONE), ADDRESS);
        for (FeedEntry entry : feed.entries()) {
          Items.advisory("news", entry, Optional.empty(), Instant.EPOCH);
          assertThat(entry.key()).hasSize(16);
        }
        read++;
      } catch (SourceFailure refused) {
        assertThat(refused.message().room()).isEqualTo(FeedSource.ROOM);
      }
    }
    assertThat(read).as("damage that was lived with").isPositive();
  }
}
