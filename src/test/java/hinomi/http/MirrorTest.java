package hinomi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MirrorTest {
  @ParameterizedTest
  @CsvSource({
    "https://jvn.jp/rss/jvn.rdf, http://m:8/x/jvn.jp/rss/jvn.rdf",
    "https://JVNDB.jvn.jp:443/myjvn?method=a%20b&n=1,"
        + " http://m:8/x/jvndb.jvn.jp/myjvn?method=a%20b&n=1",
    "http://example.org:80, http://m:8/x/example.org/",
    "http://example.org:8080/a, http://m:8/x/example.org:8080/a",
    "https://example.org:80/a, http://m:8/x/example.org:80/a",
    "http://127.0.0.1:3000/a, http://127.0.0.1:3000/a",
    "http://localhost/a, http://localhost/a",
    "http://m:8/x/jvn.jp/a, http://m:8/x/jvn.jp/a",
    "http://m:8/other, http://m:8/x/m:8/other",
  })
  void a_public_address_is_asked_below_the_mirror(URI wanted, URI asked) {
    assertThat(new Mirror(Optional.of(URI.create("http://m:8/x"))).of(wanted)).isEqualTo(asked);
    assertThat(new Mirror(Optional.of(URI.create("http://m:8/x/"))).of(wanted)).isEqualTo(asked);
  }

  @Test
  void without_a_mirror_an_address_is_asked_itself() {
    URI uri = URI.create("https://jvn.jp/");
    assertThat(new Mirror(Optional.empty()).of(uri)).isEqualTo(uri);
  }

  @Test
  void get_and_download_use_the_mirror_and_send_does_not(@TempDir Path folder) throws Exception {
    try (Site mirror = new Site(Site.says(200, "mirrored"));
        Site tracker = new Site(Site.says(201, "tracked"));
        PoliteHttp http = new PoliteHttp("1", HttpSettings.NONE.withMirror(mirror.at("/feeds")))) {
      http.get(URI.create("https://me:secret@jvn.jp/rss/jvn.rdf"), Validators.NONE);
      Path file = folder.resolve("all.zip");
      http.download(URI.create("https://github.com/all.zip"), file, 100);
      Answer answer =
          http.send(
              new Call("POST", tracker.at("/issues.json"), Map.of(), "{}", Duration.ofSeconds(5)));

      assertThat(mirror.asked)
          .extracting(Site.Asked::address)
          .containsExactly("/feeds/jvn.jp/rss/jvn.rdf", "/feeds/github.com/all.zip");
      assertThat(mirror.asked.getFirst().header("Authorization")).isEqualTo("null");
      assertThat(Files.readString(file)).isEqualTo("mirrored");
      assertThat(answer.body()).isEqualTo("tracked");
    }
  }
}
