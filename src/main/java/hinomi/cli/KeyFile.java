package hinomi.cli;

import hinomi.cli.InitCommand.Draft;
import hinomi.config.Answers;
import hinomi.config.ConfigWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The file {@code hinomi.env} beside a configuration: a line {@code NAME=value} for each secret.
 *
 * @param file where it is, or will be
 */
record KeyFile(Path file) {

  /** Whether another key than the draft's stands there. */
  boolean holdsOther(Draft draft) throws IOException {
    String line = line(draft).strip();
    return !line.isEmpty()
        && lines().stream().anyMatch(l -> names(l, draft) && !l.strip().equals(line));
  }

  /** Writes the draft's key, and keeps the other lines. */
  void write(Draft draft) throws IOException {
    String kept =
        lines().stream()
            .filter(l -> !names(l, draft))
            .map(l -> l + "\n")
            .collect(Collectors.joining());
    NewFile.write(file, kept + line(draft), true);
  }

  private List<String> lines() throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static boolean names(String line, Draft draft) {
    return draft
        .answers()
        .redmine()
        .filter(r -> line.strip().startsWith(r.keyVariable() + "="))
        .isPresent();
  }

  private static String line(Draft draft) {
    Answers.ForRedmine redmine = draft.answers().redmine().orElse(null);
    return redmine == null
        ? ""
        : draft.key().map(key -> ConfigWriter.environmentLine(redmine, key)).orElse("");
  }
}
