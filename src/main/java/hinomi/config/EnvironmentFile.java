package hinomi.config;

import hinomi.config.yaml.FileText;
import hinomi.config.yaml.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code hinomi.env}: a line {@code KEY=value} for each variable. */
final class EnvironmentFile {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");

  private EnvironmentFile() {}

  /** Its variables; none where there is no such file, or where others may read it. */
  static Map<String, String> read(Path file, Problems problems) {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    if (Permissions.openToOthers(file)) {
      problems.error(file, Place.FILE, "env.open", file);
      return Map.of();
    }
    try {
      return switch (FileText.of(Files.readAllBytes(file))) {
        case FileText.Read(String text) -> parse(file, text.lines().toList(), problems);
        case FileText.Unreadable(var fault) -> {
          problems.error(file, fault.at(), fault.message().key(), fault.message().args().toArray());
          yield Map.of();
        }
      };
    } catch (IOException e) {
      problems.error(file, Place.FILE, "file.unreadable");
      return Map.of();
    }
  }

  private static Map<String, String> parse(Path file, List<String> lines, Problems problems) {
    Map<String, String> found = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher m = LINE.matcher(line);
      if (m.matches()) {
        found.put(m.group(1), unquoted(m.group(2)));
      } else {
        problems.error(file, new Place(i + 1, 0), "env.line");
      }
    }
    return found;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
