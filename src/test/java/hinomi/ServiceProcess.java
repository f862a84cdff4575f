package hinomi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service in a process of its own, to be sent signals, and what it has said. */
public record ServiceProcess(Process process, Path log) implements AutoCloseable {
  private static final Duration MOST = Duration.ofMinutes(3);

  /** Something that becomes true, or never. */
  public interface Event {
    boolean happened() throws IOException;
  }

  /** Starts a main class; its log lies in the folder. */
  public static ServiceProcess start(Path folder, Class<?> main, String... arguments)
      throws IOException {
    return start(folder, Map.of(), main, arguments);
  }

  /** The same with variables of the environment. */
  public static ServiceProcess start(
      Path folder, Map<String, String> environment, Class<?> main, String... arguments)
      throws IOException {
    Path log = Files.createTempFile(folder, "service-", ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx192m",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new ServiceProcess(builder.start(), log);
  }

  /** Everything that it has said. */
  public String said() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  public boolean has(String words) throws IOException {
    return said().contains(words);
  }

  /** Waits until it has said this. */
  public void says(String words) throws IOException, InterruptedException {
    until(words, () -> has(words));
  }

  /** Waits until something has happened, while it lives. */
  public void until(String what, Event event) throws IOException, InterruptedException {
    long end = System.nanoTime() + MOST.toNanos();
    while (!event.happened()) {
      assertThat(process.isAlive()).as("alive until %s: %s", what, said()).isTrue();
      assertThat(System.nanoTime()).as("%s: %s", what, said()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  /** Sends a signal by its name, such as {@code HUP}. */
  public void signal(String name) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor())
        .isZero();
  }

  /** Waits for its end. Returns its exit code. */
  public int ends(Duration most) throws IOException, InterruptedException {
    assertThat(process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)).as(said()).isTrue();
    return process.exitValue();
  }

  /** As {@code kill -9} does. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
