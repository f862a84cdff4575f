package hinomi.config.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The packages of this host: dpkg's list, or what rpm prints. Both are read up to {@link
 * InventoryReader#LARGEST}; rpm gets so much time and no more.
 *
 * @param dpkg dpkg's list
 * @param rpm the program and what it is asked
 * @param patience how long that may take
 */
public record HostPackages(Path dpkg, List<String> rpm, Duration patience) {

  public HostPackages {
    rpm = List.copyOf(rpm);
  }

  /** Those of the host that the program runs on. */
  public static HostPackages ofThisHost() {
    return new HostPackages(
        Path.of("/var/lib/dpkg/status"), List.of("/usr/bin/rpm", "-qa"), Duration.ofSeconds(20));
  }

  /** What is installed; empty where neither is there, or nothing can be read. */
  public Optional<Inventory> read() throws InterruptedException {
    try {
      if (Files.isRegularFile(dpkg) && Files.size(dpkg) > 0) {
        return some(InventoryReader.read(dpkg));
      }
      return Files.isExecutable(Path.of(rpm.getFirst())) ? ofRpm() : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<Inventory> ofRpm() throws IOException, InterruptedException {
    Path said = Files.createTempFile("hinomi-rpm", ".txt");
    try {
      Process process =
          new ProcessBuilder(rpm)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(said.toFile())
              .start();
      try {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
          return Optional.empty();
        }
      } finally {
        process.destroyForcibly();
      }
      try (InputStream in = Files.newInputStream(said)) {
        return some(InventoryReader.read("rpm.txt", in.readNBytes(InventoryReader.LARGEST + 1)));
      }
    } finally {
      Files.deleteIfExists(said);
    }
  }

  private static Optional<Inventory> some(Inventory inventory) {
    return Optional.of(inventory).filter(i -> !i.components().isEmpty());
  }
}
