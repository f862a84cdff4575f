package hinomi.source.jvn;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vendor in the first words of an overview, which have a fixed form: {@code X が提供する Y}. */
final class Provider {
  private static final Pattern JAPANESE = Pattern.compile("(?:^|[。\\n])([^。、\\n]{1,60}?)が提供する");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\bprovided by ([^,\\n]{1,60}?)(?=,| contain| has | have | is | are |\\.(?:\\s|$))");

  private Provider() {}

  /** The only one named; empty where there is none, or several. */
  static String of(String overview) {
    SortedSet<String> found = new TreeSet<>();
    for (Pattern form : java.util.List.of(JAPANESE, ENGLISH)) {
      Matcher m = form.matcher(overview);
      while (m.find()) {
        found.add(m.group(1).strip());
      }
    }
    return found.size() == 1 ? found.first() : "";
  }
}
