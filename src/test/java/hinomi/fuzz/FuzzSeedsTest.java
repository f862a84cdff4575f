package hinomi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The targets with what the fuzzer begins with, and with damage that needs no fuzzer. */
class FuzzSeedsTest {
  @SuppressWarnings("unused") // named below
  private static final List<Target> TARGETS = Target.ALL;

  private final PrintStream terminal = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void nothing_is_printed_behind_the_back_of_the_log() {
    System.setErr(terminal);
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("TARGETS")
  void a_target_takes_its_seeds_whole_cut_and_bent(Target target) throws Exception {
    assertThat(target.seedFiles()).as("seeds in %s", target.seeds()).isNotEmpty();
    for (Path seed : target.seedFiles()) {
      byte[] whole = Files.readAllBytes(seed);
      target.input().take(whole);
      for (int part = 1; part < 8; part++) {
        target.input().take(Arrays.copyOf(whole, whole.length * part / 8));
        byte[] bent = whole.clone();
        bent[whole.length * part / 8] ^= (byte) (1 << part);
        target.input().take(bent);
      }
    }
    target.input().take(new byte[0]);
    target.input().take("\0\uFFFF\uD83D\uDE00 <![CDATA[".getBytes(StandardCharsets.UTF_16));
  }
}
