package hinomi.source.feed;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/**
 * Makes XML of what feeds send as such: characters that XML forbids are left out, names of HTML's
 * characters become those characters, a lone ampersand is escaped, and the document type is
 * dropped, so that no entity of the feed's own can mean anything.
 */
final class MendedXml {
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));");
  private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][\\w.-]*:)?([A-Za-z_][\\w.-]*)");
  private static final Set<String> XML_OWN = Set.of("amp", "lt", "gt", "quot", "apos");

  private final String in;
  private final StringBuilder out;
  private int at;
  private boolean begun;

  private MendedXml(String in) {
    this.in = in;
    this.out = new StringBuilder(in.length() + 64);
  }

  static String of(String text) {
    return new MendedXml(text).mend();
  }

  /** The local name of a mended document's root, or empty. */
  static String root(String mended) {
    Matcher m = ROOT.matcher(mended);
    return m.find() ? m.group(2) : "";
  }

  private String mend() {
    at = Math.max(0, in.indexOf('<'));
    while (at < in.length()) {
      if (in.startsWith("<![CDATA[", at)) {
        copyTo("]]>");
      } else if (in.startsWith("<!--", at)) {
        skipTo("-->");
      } else if (in.startsWith("<?", at)) {
        skipTo("?>");
      } else if (!begun && in.regionMatches(true, at, "<!doctype", 0, 9)) {
        skipDoctype();
      } else if (in.charAt(at) == '&') {
        reference();
      } else {
        begun = begun || in.charAt(at) == '<';
        copy();
      }
    }
    return out.toString().strip();
  }

  private void copyTo(String end) {
    int close = in.indexOf(end, at);
    int stop = close < 0 ? in.length() : close + end.length();
    while (at < stop) {
      copy();
    }
  }

  private void skipTo(String end) {
    int close = in.indexOf(end, at);
    at = close < 0 ? in.length() : close + end.length();
  }

  /** Skips up to the end of the document type, which may hold declarations in brackets. */
  private void skipDoctype() {
    int depth = 0;
    while (at < in.length()) {
      char c = in.charAt(at);
      if (in.startsWith("<!--", at)) {
        skipTo("-->");
        continue;
      }
      if (c == '"' || c == '\'') {
        int close = in.indexOf(c, at + 1);
        at = close < 0 ? in.length() : close;
      } else if (c == '<') {
        depth++;
      } else if (c == '>' && --depth == 0) {
        at++;
        return;
      }
      at++;
    }
  }

  private void copy() {
    int c = in.codePointAt(at);
    at += Character.charCount(c);
    if (isAllowed(c)) {
      out.appendCodePoint(c);
    }
  }

  private void reference() {
    Matcher m = REFERENCE.matcher(in).region(at, Math.min(in.length(), at + 40));
    if (!m.lookingAt()) {
      out.append("&amp;");
      at++;
      return;
    }
    at = m.end();
    if (m.group(3) == null) {
      int c = m.group(1) != null ? Integer.parseInt(m.group(1)) : Integer.parseInt(m.group(2), 16);
      if (isAllowed(c)) {
        out.append("&#").append(c).append(';');
      }
    } else if (XML_OWN.contains(m.group(3))) {
      out.append(m.group());
    } else if (Entities.isNamedEntity(m.group(3))) {
      Entities.getByName(m.group(3))
          .codePoints()
          .forEach(c -> out.append("&#").append(c).append(';'));
    } else {
      out.append("&amp;").append(m.group(), 1, m.group().length());
    }
  }

  /** XML 1.0, section 2.2. */
  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || (c >= 0x10000 && c <= 0x10ffff);
  }
}
