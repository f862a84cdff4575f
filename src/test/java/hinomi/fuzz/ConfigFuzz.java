package hinomi.fuzz;

import hinomi.config.ConfigException;
import hinomi.config.Loader;
import hinomi.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Any bytes in place of hinomi.yml. */
public final class ConfigFuzz {
  private static final Path FILE = file();

  private ConfigFuzz() {}

  private static Path file() {
    try {
      return Files.createTempDirectory("hinomi-fuzz").resolve("hinomi.yml");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    Files.write(FILE, data);
    try {
      Loader.load(FILE, Map.of("REDMINE_API_KEY", "0123456789abcdef"), Language.EN);
    } catch (ConfigException e) {
      // Documented: everything that is wrong, in words.
      e.problems().forEach(problem -> problem.in(Language.JA));
    }
  }
}
