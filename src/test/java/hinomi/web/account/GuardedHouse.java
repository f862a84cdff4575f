package hinomi.web.account;

import hinomi.DemoWorld;
import hinomi.config.Config;
import hinomi.config.ConfigException;
import hinomi.config.Loader;
import hinomi.config.PasswordHash;
import hinomi.language.Language;
import hinomi.web.TestHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A house for tests whose {@code serve:} and clock can be changed. */
public final class GuardedHouse extends TestHouse {
  /** Everybody's password. */
  public static final String PASSWORD = "correct horse battery";

  /** Of that password. */
  public static final String HASH = PasswordHash.make(PASSWORD).reveal();

  /** Somebody of every role. */
  public static final String USERS =
      """
      users:
        - {name: vera, role: viewer, password: '%1$s'}
        - {name: otto, role: operator, password: '%1$s'}
        - {name: ada, role: admin, password: '%1$s'}
      """
          .formatted(HASH);

  private final Path folder;
  private Config config;
  private Instant now;

  /**
   * A house.
   *
   * @param folder for its configuration
   * @param serve what stands below {@code serve:}
   */
  public GuardedHouse(DemoWorld world, Path folder, String serve)
      throws IOException, ConfigException {
    super(world);
    this.folder = folder;
    // After the pass, however long that took.
    this.now = world.clock().instant().plus(Duration.ofMinutes(10));
    this.config = read(serve);
  }

  private Config read(String serve) throws IOException, ConfigException {
    Path file =
        Files.writeString(
            folder.resolve("guarded.yml"),
            "language: ja\nwatches: [nginx]\nserve:\n" + serve.indent(2));
    return Loader.load(file, Map.of(), Language.JA);
  }

  /** Another {@code serve:} is in force from now on. */
  public void serve(String serve) throws IOException, ConfigException {
    config = read(serve);
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Config config() {
    return config;
  }

  @Override
  public InstantSource clock() {
    return () -> now;
  }

  @Override
  public String metrics() {
    return "hinomi_up 1\n";
  }
}
