package hinomi.config.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds out what a text is, and has it read. */
final class Format {
  private Format() {}

  static void read(String text, Sheet sheet) {
    String start = start(text);
    if (start.isEmpty()) {
      sheet.error(0, "file.empty");
    } else if (start.startsWith("{") || start.startsWith("[")) {
      SbomJson.read(text, sheet);
    } else if (start.startsWith("<")) {
      xml(start, text, sheet);
    } else if (start.startsWith("SPDXVersion:") || text.contains("\nSPDXVersion:")) {
      SpdxTagValue.read(text, sheet);
    } else if (DpkgStatus.isIt(start)) {
      sheet.place(Optional.empty());
      DpkgStatus.read(text, sheet);
    } else {
      lines(text, sheet);
    }
  }

  private static void xml(String start, String text, Sheet sheet) {
    String head = start.toLowerCase(Locale.ROOT);
    if (head.contains("<!doctype html") || head.contains("<html")) {
      sheet.error(0, "file.html");
    } else {
      CycloneDxXml.read(text, sheet);
    }
  }

  private static void lines(String text, Sheet sheet) {
    List<String> lines = text.lines().toList();
    Optional<Table.Head> head = Table.head(lines);
    if (head.isPresent()) {
      sheet.place(Optional.empty());
      sheet.isKeptByHand();
      Table.read(text, head.get(), sheet);
    } else {
      PackageLists.read(lines, sheet);
    }
  }

  /** What stands first, without a byte order mark and blanks. */
  private static String start(String text) {
    int at = 0;
    while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '\uFEFF')) {
      at++;
    }
    return text.substring(at, Math.min(text.length(), at + 1_000));
  }
}
