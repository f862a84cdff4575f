package hinomi.config;

import hinomi.config.yaml.FileText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads keys and passwords, and tells where they lie open. */
final class Secrets {
  private final Path file;
  private final Reading reading;

  /**
   * @param file the configuration
   */
  Secrets(Path file, Reading reading) {
    this.file = file;
    this.reading = reading;
  }

  /** The key that {@code api-key} or {@code api-key-file} gives. */
  Optional<Secret> key(Section section) {
    if (section.has("api-key") && section.has("api-key-file")) {
      reading.problems().error(section.at("api-key-file"), "key.both");
      return Optional.empty();
    }
    if (section.has("api-key-file")) {
      return section
          .word("api-key-file", "redmine.key")
          .flatMap(word -> reading.path(word, "api-key-file").flatMap(path -> stored(word, path)));
    }
    Optional<Word> word = section.required("api-key", "${REDMINE_API_KEY}");
    word.ifPresent(w -> literal(w, "api-key"));
    return word.map(w -> new Secret(w.text()));
  }

  /** Warns of a secret that is written out in a file that everyone may read. */
  void literal(Word word, String key) {
    if (word.literal() && Permissions.openToAll(file)) {
      reading.problems().warn(word.at(), "key.open", key, file);
    }
  }

  private Optional<Secret> stored(Word word, Path path) {
    try {
      if (Files.size(path) <= FileText.LARGEST
          && FileText.of(Files.readAllBytes(path)) instanceof FileText.Read(String text)) {
        Optional<String> key =
            text.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst();
        if (key.isEmpty()) {
          reading.problems().error(word.at(), "key.empty", path);
        } else if (Permissions.openToAll(path) && !path.startsWith("/run")) {
          reading.problems().warn(word.at(), "key.file-open", path);
        }
        return key.map(Secret::new);
      }
    } catch (IOException e) {
      reading.problems().error(word.at(), "key.unreadable", path);
      return Optional.empty();
    }
    reading.problems().error(word.at(), "key.form", path);
    return Optional.empty();
  }
}
