import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats all Java of the checkout, or with {@code --check} tells which files are not formatted.
 */
final class Format {
  private Format() {}

  public static void main(String[] args) throws IOException {
    List<String> command = new ArrayList<>();
    if (List.of(args).contains("--check")) {
      command.addAll(List.of("--dry-run", "--set-exit-if-changed"));
      System.out.println("files to be formatted by dev/format:");
    } else {
      command.add("--replace");
    }
    for (String folder : List.of("src", "dev")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.map(Path::toString).filter(f -> f.endsWith(".java")).forEach(command::add);
      }
    }
    Main.main(command.toArray(String[]::new));
  }
}
