package hinomi.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of Windows, which texts list in short ({@code Windows 2000 SP4, XP SP2 and SP3, and
 * Server 2003}) or do not name at all. Where none is named, all are meant that were supported then.
 */
final class Family {
  static final String WORD = "windows";

  /** First and last year in which a version was supported, extended support included. */
  private record Years(int first, int last) {}

  private static final Map<String, Years> VERSIONS =
      Map.ofEntries(
          Map.entry("nt", new Years(1993, 2004)),
          Map.entry("2000", new Years(2000, 2010)),
          Map.entry("xp", new Years(2001, 2014)),
          Map.entry("server 2003", new Years(2003, 2015)),
          Map.entry("vista", new Years(2006, 2017)),
          Map.entry("server 2008", new Years(2008, 2024)),
          Map.entry("7", new Years(2009, 2023)),
          Map.entry("server 2012", new Years(2012, 2026)),
          Map.entry("8", new Years(2012, 2016)),
          Map.entry("8.1", new Years(2013, 2023)),
          Map.entry("10", new Years(2015, 2029)),
          Map.entry("server 2016", new Years(2016, 2029)),
          Map.entry("server 2019", new Years(2018, 2030)),
          Map.entry("11", new Years(2021, 2100)),
          Map.entry("server 2022", new Years(2021, 2033)),
          Map.entry("server 2025", new Years(2024, 2036)));

  private static final Pattern NAME =
      Pattern.compile(
          "(?:microsoft )?windows (nt|2000|xp|vista|7|8\\.1|8|10|11"
              + "|server (?:2003|2008|2012|2016|2019|2022|2025))(?: .*)?");

  private static final Pattern LISTED =
      Pattern.compile(
          "\\G(?:[ ,;/&]|4\\.0|and |or |microsoft |windows |sp\\d|gold|through |r2|r1|service pack"
              + " \\d|professional"
              + "|home|edition|editions|x64|x86|itanium|standard|enterprise|for|versions?|rtm|systems|32-bit|64-bit|\\d{4}\\b(?=,|"
              + " and | or )|2[0-9]h[12])*?(?<version>nt\\b|xp\\b|vista\\b|server"
              + " (?:2003|2008|2012|2016|2019|2022|2025)\\b|server\\b,?"
              + " version|2000\\b|2003\\b|8\\.1\\b|7\\b|8\\b|(?:10|11)\\b(?! mobile)|rt\\b)");

  /** Products of their own that begin with the word. */
  private static final Set<String> OTHERS =
      Set.of(
          "live",
          "admin",
          "terminal",
          "phone",
          "mobile",
          "ce",
          "messenger",
          "azure",
          "mail",
          "embedded",
          "installer",
          "explorer",
          "client",
          "internet",
          "essentials",
          "app",
          "virtual",
          "sharepoint",
          "services",
          "intune",
          "me",
          "95",
          "98",
          "media",
          "defender",
          "privacy",
          "gui",
          "desktop");

  private Family() {}

  /** The version that a name of Windows tells, if it is one. */
  static Optional<String> version(String name) {
    Matcher m = NAME.matcher(name);
    return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
  }

  /** Whether a version was supported in a year. */
  static boolean lived(String version, int year) {
    Years years = VERSIONS.get(version);
    return years != null && years.first() <= year && year <= years.last();
  }

  /** The versions that are listed behind the word that ends at a place; empty where none is. */
  static List<String> listed(Text text, int end) {
    List<String> found = new ArrayList<>();
    Matcher m = LISTED.matcher(text.lower());
    m.region(end, Math.min(text.lower().length(), end + 300));
    while (m.find()) {
      String version = m.group("version");
      found.add(version.equals("2003") ? "server 2003" : version);
    }
    return found;
  }

  /** Whether the word at a place is Windows itself, of no version in particular. */
  static boolean alone(Text text, int end) {
    if (end >= text.cased().length() || text.cased().charAt(end) != ' ') {
      return true;
    }
    if (text.japanese()) {
      return "のにはでがを".indexOf(text.cased().charAt(end + 1)) >= 0;
    }
    String next = text.wordAt(end + 1).toLowerCase(Locale.ROOT);
    return !OTHERS.contains(next);
  }
}
