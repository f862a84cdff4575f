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

/** {@code backfill}, and what can be asked of history, before any pass. */
final class HistoryCommandsTest {
  private static final Path RECORD =
      Path.of("src/test/resources/hinomi/source/cve/records/disputed-in-text.json");

  @TempDir private Path folder;
  private final FakeServices services = new FakeServices(Finding.Level.OK);

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(folder.resolve("hinomi.yml"), "language: en\nwatches: [nothing like it]\n");
  }

  private Spoken say(String... words) {
    String[] line =
        Stream.concat(Stream.of(words), Stream.of("-c", folder.resolve("hinomi.yml").toString()))
            .toArray(String[]::new);
    return Spoken.unwatched(services, Map.of(), line);
  }

  @Test
  void nothing_collected_is_said_to_who_asks_the_past() {
    assertThat(say("backtest").code()).isEqualTo(Exit.FAILED);
    assertThat(say("backtest").err()).contains("The database holds nothing yet");
  }

  @Test
  void history_can_be_asked_without_a_pass() {
    Spoken filled = say("backfill", "cve", "--from", RECORD.toString());
    assertThat(filled.err()).isEmpty();
    assertThat(filled.out()).contains("No tickets were filed.");

    Spoken past = say("backtest", "--since", "3650d");
    assertThat(past.err()).isEmpty();
    assertThat(past.code()).isEqualTo(Exit.WELL);
  }
}
