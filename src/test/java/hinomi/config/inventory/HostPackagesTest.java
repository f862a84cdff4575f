package hinomi.config.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class HostPackagesTest {
  private static final Path NOWHERE = Path.of("/nonexistent/status");

  @TempDir private Path folder;

  private Path program(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("rpm"), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private Optional<Inventory> rpm(Path program, Duration patience) throws InterruptedException {
    return new HostPackages(NOWHERE, List.of(program.toString(), "-qa"), patience).read();
  }

  @Test
  void dpkg_keeps_what_is_installed_and_not_what_was_removed() throws Exception {
    Path status =
        Files.writeString(
            folder.resolve("status"),
            """
            Package: libssl3
            Status: install ok installed
            Source: openssl (3.0.17-2)
            Version: 3.0.17-1~deb12u3
            Description: library
             Version: of a description

            Package: squid
            Status: deinstall ok config-files
            Version: 5.7-2

            Package: held
            Status: hold ok installed
            Version: 1:2.0-1
            """);

    Inventory inventory =
        new HostPackages(status, List.of("/nonexistent"), Duration.ofSeconds(1))
            .read()
            .orElseThrow();

    assertThat(inventory.components())
        .extracting(Component::product)
        .containsExactly("OpenSSL", "held");
    assertThat(inventory.components().getFirst().versions()).containsExactly("3.0.17-1~deb12u3");
    assertThat(inventory.components().getFirst().hosts()).isEmpty();
    assertThat(inventory.remarks()).isEmpty();
    assertThat(inventory.leftOut())
        .extracting(LeftOut::reason)
        .containsExactly(LeftOut.Reason.REMOVED);
  }

  @Test
  void a_paragraph_without_a_name_costs_only_itself() {
    Inventory inventory =
        InventoryReader.read(
            "status",
            "Package: a\nStatus: install ok installed\nVersion: 1\n\nPackage:\nStatus: x\nVersion: 2\n\n\nVersion: 3\n\nPackage: b\nVersion: 1"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(inventory.components()).extracting(Component::product).containsExactly("a", "b");
    assertThat(inventory.remarks()).hasSize(1).allSatisfy(r -> assertThat(r.line()).isEqualTo(5));
  }

  @Test
  void rpm_is_asked_where_there_is_no_dpkg() throws Exception {
    Path rpm = program("[ \"$1\" = -qa ] && echo nginx-1.20.1-16.el9.x86_64; echo trouble >&2");

    assertThat(rpm(rpm, Duration.ofSeconds(20)).orElseThrow().components())
        .extracting(Component::product)
        .containsExactly("nginx");
  }

  @Test
  @Timeout(20)
  void an_rpm_that_hangs_is_given_up() throws Exception {
    assertThat(rpm(program("exec sleep 60"), Duration.ofMillis(200))).isEmpty();
  }

  @Test
  void nothing_is_known_where_neither_is_there() throws Exception {
    assertThat(rpm(folder.resolve("none"), Duration.ofSeconds(1))).isEmpty();
    assertThat(rpm(program("exit 1"), Duration.ofSeconds(20))).isEmpty();
  }
}
