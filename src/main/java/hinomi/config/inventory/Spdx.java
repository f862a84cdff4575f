package hinomi.config.inventory;

import java.util.List;
import java.util.Set;

/** What both ways to write SPDX 2 have in common. */
final class Spdx {
  private static final String DOCUMENT = "SPDXRef-DOCUMENT";

  private Spdx() {}

  /** Other versions of SPDX 2 differ little enough to be tried, and it is said. */
  static void checkVersion(String version, int line, Sheet sheet) {
    if (!version.equals("SPDX-2.2") && !version.equals("SPDX-2.3")) {
      sheet.note(line, "spdx.version", Names.shown(version));
    }
  }

  static void reference(Part part, String type, String locator) {
    switch (type) {
      case "purl" -> part.purl(locator);
      case "cpe23Type", "cpe22Type" -> part.cpe(locator);
      default -> {}
    }
  }

  /** Remembers what the document as a whole describes. */
  static void relationship(String from, String type, String to, Set<String> described) {
    if (type.equals("DESCRIBES") && from.equals(DOCUMENT)) {
      described.add(to);
    } else if (type.equals("DESCRIBED_BY") && to.equals(DOCUMENT)) {
      described.add(from);
    }
  }

  /** Ends an SBOM. One that describes all its packages has no other place than the file's name. */
  static void finish(List<Part> parts, Set<String> described, Sheet sheet) {
    if (described.size() == 1 && parts.size() > 1) {
      parts.stream()
          .filter(p -> p.id != null && described.contains(p.id))
          .forEach(Part::describesAll);
    }
    parts.forEach(p -> p.finish(sheet));
  }
}
