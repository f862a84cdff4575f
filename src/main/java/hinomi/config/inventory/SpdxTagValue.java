package hinomi.config.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An SPDX SBOM as lines of tag and value. */
final class SpdxTagValue {
  private final Sheet sheet;
  private final List<Part> parts = new ArrayList<>();
  private final Set<String> described = new HashSet<>();
  private @Nullable Part part;

  private SpdxTagValue(Sheet sheet) {
    this.sheet = sheet;
  }

  static void read(String text, Sheet sheet) {
    new SpdxTagValue(sheet).read(text.lines().toList());
  }

  private void read(List<String> lines) {
    boolean free = false;
    int opened = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (free) {
        free = !line.contains("</text>");
        continue;
      }
      int colon = line.indexOf(':');
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (colon <= 0) {
        sheet.unreadable(i + 1, "entry.tag", Names.shown(line));
        continue;
      }
      tag(line.substring(0, colon).strip(), line.substring(colon + 1).strip(), i + 1);
      if (line.contains("<text>") && !line.contains("</text>")) {
        free = true;
        opened = i + 1;
      }
    }
    if (free) {
      sheet.error(opened, "spdx.text");
    }
    Spdx.finish(parts, described, sheet);
  }

  private void tag(String tag, String value, int line) {
    switch (tag) {
      case "SPDXVersion" -> Spdx.checkVersion(value, line, sheet);
      case "PackageName" -> {
        part = new Part(line, false);
        parts.add(part);
        part.spdxField("name", value);
      }
      case "FileName", "SnippetSPDXID", "LicenseID" -> part = null;
      case "Relationship" -> relationship(value.split("\\s+", -1));
      case "ExternalRef" -> {
        String[] words = value.split("\\s+", 3);
        if (part != null && words.length == 3) {
          Spdx.reference(part, words[1], words[2]);
        }
      }
      default -> {
        if (part != null) {
          part.spdxField(tag.replaceFirst("^Package", "").toLowerCase(Locale.ROOT), value);
        }
      }
    }
  }

  private void relationship(String[] words) {
    if (words.length >= 3) {
      Spdx.relationship(words[0], words[1], words[2], described);
    }
  }
}
