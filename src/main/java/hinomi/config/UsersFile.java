package hinomi.config;

import hinomi.config.ServeConfig.User;
import hinomi.config.yaml.FileText;
import hinomi.config.yaml.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The file of users: {@code NAME:ROLE:HASH} a line; empty lines and those with a # are skipped. */
final class UsersFile {
  private UsersFile() {}

  static List<User> read(Section section, Reading reading) {
    Optional<Word> word = section.word("users-file", "hinomi.users");
    Optional<Path> path = word.flatMap(w -> reading.path(w, "users-file"));
    if (word.isEmpty() || path.isEmpty()) {
      return List.of();
    }
    List<User> users = new ArrayList<>();
    Optional<String> text = text(path.get());
    if (text.isEmpty()) {
      reading.problems().error(word.get().at(), "key.unreadable", path.get());
      return users;
    }
    if (Permissions.openToOthers(path.get())) {
      reading.problems().error(word.get().at(), "serve.users-open", path.get());
    }
    List<String> lines = text.get().lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty() && !line.startsWith("#")) {
        Optional<User> user = ServeReader.line(line);
        user.ifPresent(users::add);
        if (user.isEmpty()) {
          reading.problems().error(path.get(), new Place(i + 1, 1), "serve.users-line");
        }
      }
    }
    if (users.isEmpty()) {
      reading.problems().error(word.get().at(), "serve.users-none", path.get());
    }
    return users;
  }

  private static Optional<String> text(Path path) {
    try {
      return Files.size(path) <= FileText.LARGEST
              && FileText.of(Files.readAllBytes(path)) instanceof FileText.Read(String text)
          ? Optional.of(text)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
