package hinomi.pipeline.records;

import hinomi.advisory.CveId;
import java.util.Optional;

/**
 * What the name of a record's file in the CVE List says: {@code cves/2026/1xxx/CVE-2026-1002.json},
 * below any folder. By hand, since an import without news does little else than read such names.
 *
 * @param id the CVE id
 * @param part year and thousands of the number, as in {@code 2026/1}
 * @param index the last three digits of the number
 */
record RecordName(String id, String part, int index) {
  private static final String ENDING = ".json";
  private static final String TOP = "cves/";
  private static final String THOUSANDS = "xxx";
  private static final int YEAR = 4;

  /** Empty for the name of anything else. */
  static Optional<RecordName> of(String path) {
    int slash = path.lastIndexOf('/');
    if (slash < 0 || !path.endsWith(ENDING) || !isFolder(path, slash)) {
      return Optional.empty();
    }
    String id = path.substring(slash + 1, path.length() - ENDING.length());
    return CveId.parse(id).filter(cve -> cve.value().equals(id)).map(cve -> named(id));
  }

  private static RecordName named(String id) {
    int number = id.lastIndexOf('-') + 1;
    int last = id.length() - THOUSANDS.length();
    String year = id.substring(number - 1 - YEAR, number - 1);
    return new RecordName(
        id, year + "/" + id.substring(number, last), Integer.parseInt(id, last, id.length(), 10));
  }

  /** Whether {@code cves/YEAR/NUMBERxxx} ends here. */
  private static boolean isFolder(String path, int end) {
    int thousands = end - THOUSANDS.length();
    if (thousands < 0 || !path.startsWith(THOUSANDS, thousands)) {
      return false;
    }
    int number = digitsBefore(path, thousands);
    int slash = number - 1;
    if (number == thousands || slash < 0 || path.charAt(slash) != '/') {
      return false;
    }
    int year = digitsBefore(path, slash);
    int top = year - TOP.length();
    return slash - year == YEAR
        && path.startsWith(TOP, top)
        && (top == 0 || path.charAt(top - 1) == '/');
  }

  /** Where the digits begin that end here. */
  private static int digitsBefore(String path, int end) {
    int at = end;
    while (at > 0 && path.charAt(at - 1) >= '0' && path.charAt(at - 1) <= '9') {
      at--;
    }
    return at;
  }
}
