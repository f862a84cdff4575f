package hinomi.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a source is asked, as the file says it. */
class EveryTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Instant NOON = Instant.parse("2026-10-01T03:00:30Z");

  @TempDir private Path folder;

  private Map<String, Every> read(String sources) throws Exception {
    Path file =
        Files.writeString(folder.resolve("hinomi.yml"), sources + "\nwatches: [nginx-plus]\n");
    return Loader.load(file, Map.of(), Language.EN).sources().stream()
        .collect(Collectors.toMap(SourceConfig::name, SourceConfig::every));
  }

  @Test
  void each_source_has_its_usual_rhythm() throws Exception {
    Map<String, Every> every = read("sources: {nvd: on, feeds: ['https://a.example/feed']}");

    assertThat(requireNonNull(every.get("cve")).next(NOON, TOKYO))
        .isEqualTo(NOON.plus(Duration.ofMinutes(5)));
    assertThat(requireNonNull(every.get("a.example")).text()).isEqualTo("30m");
    assertThat(every)
        .extractingByKeys("jvn", "jvn-ipedia", "jpcert", "kev", "nvd", "epss")
        .extracting(Every::text)
        .containsExactly("15m", "15m", "15m", "1h", "2h", "1d");
  }

  @ParameterizedTest
  @CsvSource({
    "10m, 2026-10-01T03:10:30Z",
    "１０m, 2026-10-01T03:10:30Z",
    "'*/10 * * * *', 2026-10-01T03:10:00Z",
    "'0 */10 * * * *', 2026-10-01T03:10:00Z",
    "'0 9 * * 1-5', 2026-10-02T00:00:00Z",
    "'30 0 9 * * MON', 2026-10-05T00:00:30Z",
  })
  void a_time_or_a_cron_expression_in_the_calendars_zone(String text, Instant next)
      throws Exception {
    Map<String, Every> every = read("sources: {jvn: {every: '" + text + "'}}");

    assertThat(requireNonNull(every.get("jvn")).next(NOON, TOKYO)).isEqualTo(next);
  }
}
