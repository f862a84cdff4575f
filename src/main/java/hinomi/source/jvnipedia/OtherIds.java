package hinomi.source.jvnipedia;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids of JVN and JPCERT/CC in the fields of JVN iPedia. */
final class OtherIds {
  private static final Pattern FORM =
      Pattern.compile("\\bJVN(VU|TA)?[#＃]?(\\d{8})\\b|\\bJPCERT-AT-(\\d{4}-\\d{4})\\b");

  private OtherIds() {}

  static boolean isOne(String text) {
    return FORM.matcher(text.strip()).matches();
  }

  /** Those in a text, in their normal form: {@code JVN#…}, {@code JVNVU#…}, {@code JPCERT-AT-…}. */
  static SortedSet<String> in(String text) {
    SortedSet<String> ids = new TreeSet<>();
    Matcher m = FORM.matcher(text);
    while (m.find()) {
      ids.add(
          m.group(3) != null
              ? "JPCERT-AT-" + m.group(3)
              : "JVN" + (m.group(1) == null ? "" : m.group(1)) + "#" + m.group(2));
    }
    return ids;
  }
}
