package hinomi.config.inventory;

import hinomi.config.inventory.LeftOut.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * dpkg's own list of packages, {@code /var/lib/dpkg/status}: paragraphs of fields, as
 * deb-control(5) describes them.
 */
final class DpkgStatus {
  private static final String START = "Package:";

  private final Sheet sheet;
  private int line;
  private @Nullable String name;
  private String status = "";
  private String version = "";
  private Optional<String> source = Optional.empty();

  private DpkgStatus(Sheet sheet) {
    this.sheet = sheet;
  }

  /** Whether a text begins like it. */
  static boolean isIt(String start) {
    return start.startsWith(START) && start.contains("\nStatus:");
  }

  static void read(String text, Sheet sheet) {
    DpkgStatus reader = new DpkgStatus(sheet);
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      reader.line(number, line);
    }
    reader.end();
  }

  private void line(int number, String text) {
    if (text.isBlank()) {
      end();
    } else if (text.startsWith(START)) {
      end();
      line = number;
      name = value(text);
    } else if (text.startsWith("Status:")) {
      status = value(text);
    } else if (text.startsWith("Version:")) {
      version = value(text);
    } else if (text.startsWith("Source:")) {
      source = Names.word(value(text).replaceFirst("\\s*\\(.*", ""));
    }
  }

  private static String value(String text) {
    return text.substring(text.indexOf(':') + 1).strip();
  }

  private void end() {
    String found = name;
    if (found != null) {
      if (found.isEmpty() || found.length() > Names.LONGEST || version.length() > Names.LONGEST) {
        sheet.unreadable(line, "entry.line", Names.shown(START + " " + found));
      } else if (version.isEmpty()
          || status.endsWith("not-installed")
          || status.endsWith("config-files")) {
        sheet.leaveOut(Reason.REMOVED, found);
      } else {
        sheet.add(Entry.ofPackage(line, Optional.empty(), "deb", found, version, source));
      }
    }
    name = null;
    status = "";
    version = "";
    source = Optional.empty();
  }
}
