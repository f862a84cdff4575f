package hinomi.config.inventory;

import hinomi.config.inventory.LeftOut.Reason;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What package managers print, one package a line. */
final class PackageLists {
  /** The first columns of {@code dpkg -l}: what is wanted, what is, and whether it is broken. */
  private static final Pattern DPKG =
      Pattern.compile("([uihrp])([ncHUFWti])([R ]?)\\s+(\\S+)\\s+(\\S+)(?:\\s.*)?");

  private static final Pattern DPKG_HEADING =
      Pattern.compile("\\|\\|/ .*|\\+\\+\\+-.*|[|]/ .*|\\| .*|Desired=.*");

  /** So many lines decide whether a text is a list of packages at all. */
  private static final int SAMPLE = 200;

  private PackageLists() {}

  static void read(List<String> lines, Sheet sheet) {
    boolean dpkg = lines.stream().limit(SAMPLE).anyMatch(l -> l.startsWith("||/ "));
    if (!dpkg && !likely(lines)) {
      sheet.error(0, "file.unknown", Names.shown(first(lines)));
      return;
    }
    int number = 0;
    for (String line : lines) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (dpkg) {
        dpkg(line, number, sheet);
      } else {
        plain(line, number, sheet);
      }
    }
  }

  private static boolean likely(List<String> lines) {
    List<String> sample =
        lines.stream().filter(l -> !l.isBlank() && !l.startsWith("#")).limit(SAMPLE).toList();
    long good = sample.stream().filter(l -> PackageLine.parse(l).isPresent()).count();
    return good > 0 && good * 2 >= sample.size();
  }

  private static String first(List<String> lines) {
    return lines.stream().filter(l -> !l.isBlank()).findFirst().orElse("");
  }

  private static void dpkg(String line, int number, Sheet sheet) {
    Matcher m = DPKG.matcher(line);
    if (m.matches()) {
      String name = PackageLine.withoutArchitecture(m.group(4));
      if ("nc".contains(m.group(2))) {
        sheet.leaveOut(Reason.REMOVED, name);
      } else {
        sheet.add(
            Entry.ofPackage(number, Optional.empty(), "deb", name, m.group(5), Optional.empty()));
      }
    } else if (!DPKG_HEADING.matcher(line).matches()) {
      sheet.unreadable(number, "entry.line", Names.shown(line));
    }
  }

  private static void plain(String line, int number, Sheet sheet) {
    Optional<PackageLine> read = PackageLine.parse(line);
    if (read.isEmpty()) {
      sheet.unreadable(number, "entry.line", Names.shown(line));
      return;
    }
    PackageLine found = read.get();
    if (found.version().isEmpty()) {
      sheet.leaveOut(Reason.REMOVED, found.name());
    } else {
      sheet.add(
          Entry.ofPackage(
              number,
              found.host(),
              found.ecosystem(),
              found.name(),
              found.version(),
              found.source()));
    }
  }
}
