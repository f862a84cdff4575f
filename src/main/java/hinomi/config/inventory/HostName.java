package hinomi.config.inventory;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host that the name of a file says: {@code web1} of {@code lists/web1.txt}, {@code
 * dpkg-web1.example.jp.list} and {@code web1_rpm-qa.txt}.
 */
final class HostName {
  private static final String TOOL =
      "(?:dpkg(?:-query)?(?:-[lW])?|rpm(?:-qa)?|apk|packages?|pkgs?|inventory|installed|sbom|bom)";

  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?:"
              + TOOL
              + "[-_.])?(.*?)(?:[-_.]"
              + TOOL
              + ")?"
              + "(?:\\.(?:txt|lst|list|log|out|tsv|csv|json|xml|spdx|cdx|dpkg|rpm))*");

  private HostName() {}

  static Optional<String> of(String file) {
    String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    Matcher m = NAME.matcher(last);
    if (last.length() > Names.LONGEST || !m.matches() || m.group(1).matches("(?i)" + TOOL)) {
      return Optional.empty();
    }
    return Names.word(m.group(1));
  }
}
