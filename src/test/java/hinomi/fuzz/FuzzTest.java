package hinomi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Gives each target to Jazzer, in a process of its own, for {@code fuzz.seconds}. What it finds is
 * kept in target/fuzz/TARGET, and is added to the fixtures with the mend.
 */
@Tag("fuzz")
class FuzzTest {
  private static final String SECONDS = System.getProperty("fuzz.seconds", "20");

  @SuppressWarnings("unused") // named below
  private static final List<Target> TARGETS = Target.ALL;

  @ParameterizedTest
  @FieldSource("TARGETS")
  void nothing_but_the_documented_comes_out(Target target) throws Exception {
    Path folder = Path.of("target/fuzz", target.name()).toAbsolutePath();
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    for (Path seed : target.seedFiles()) {
      Files.copy(seed, corpus.resolve(seed.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    Path log = folder.resolve("log.txt");
    Process jazzer =
        new ProcessBuilder(command(target, folder, corpus))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      int exit = jazzer.waitFor();
      System.out.println(target.name() + ": " + last(log));
      assertThat(exit).as(() -> "see " + log + "\n" + found(log)).isZero();
    } finally {
      jazzer.descendants().forEach(ProcessHandle::destroyForcibly);
      jazzer.destroyForcibly();
    }
  }

  private static List<String> command(Target target, Path folder, Path corpus) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of("-Xmx1g", "-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(
        List.of(
            "-cp",
            Objects.requireNonNull(
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")))));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + target.type().getName());
    command.add("--instrumentation_includes=hinomi.**");
    // It fails itself where a parser is given a Reader.
    command.add("--disabled_hooks=com.code_intelligence.jazzer.sanitizers.XmlParserSsrfGuidance");
    command.add("--reproducer_path=" + folder);
    command.add("-artifact_prefix=" + folder + "/");
    command.add("-max_total_time=" + SECONDS);
    command.add("-max_len=" + target.most());
    command.add("-timeout=10");
    command.add("-rss_limit_mb=3000");
    command.add("-print_final_stats=1");
    command.add(corpus.toString());
    return command;
  }

  private static String last(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.startsWith("Done ") || line.startsWith("== "))
          .reduce("stopped", (a, b) -> b);
    }
  }

  private static String found(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return String.join("\n", lines.dropWhile(line -> !line.startsWith("== ")).limit(30).toList());
    } catch (IOException e) {
      return e.toString();
    }
  }
}
