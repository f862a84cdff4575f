package hinomi.source.jvn;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids of notes and of what relates to them, in their normal forms. */
final class JvnIds {
  /** Also as in links: {@code /vu/JVNVU91137775/}, {@code /cert/JVNVU%23123456/index.html}. */
  private static final Pattern NOTE =
      Pattern.compile("(?i)(?<![A-Z0-9])(JVN(?:VU|TA)?)(?:#|＃|%23)?(\\d{6,8})(?!\\d)");

  private static final Pattern OTHER =
      Pattern.compile("(?<![A-Z0-9])(?:JVNDB-\\d{4}-\\d{6}|JPCERT-AT-\\d{4}-\\d{4})(?!\\d)");

  /** {@code https://www.jpcert.or.jp/at/2021/at210050.html} */
  private static final Pattern ALERT_LINK = Pattern.compile("/at/(\\d{4})/at\\d{2}(\\d{4})\\.");

  private JvnIds() {}

  /** The first note that a text or link names: {@code JVN#…}, {@code JVNVU#…}, {@code JVNTA#…}. */
  static Optional<String> note(String text) {
    return notes(text).stream().findFirst();
  }

  /** Every note that a text or link names. */
  static SortedSet<String> notes(String text) {
    SortedSet<String> found = new TreeSet<>();
    Matcher m = NOTE.matcher(text);
    while (m.find()) {
      found.add(m.group(1).toUpperCase(Locale.ROOT) + "#" + m.group(2));
    }
    return found;
  }

  /** Every JVN iPedia entry and JPCERT/CC alert that a text or link names. */
  static SortedSet<String> others(String text) {
    SortedSet<String> found = new TreeSet<>();
    Matcher m = OTHER.matcher(text);
    while (m.find()) {
      found.add(m.group());
    }
    Matcher link = ALERT_LINK.matcher(text);
    while (link.find()) {
      found.add("JPCERT-AT-" + link.group(1) + "-" + link.group(2));
    }
    return found;
  }
}
