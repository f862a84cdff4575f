package hinomi.ticket.render;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web address that may become a link. */
final class WebLink {
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)https?://[^/?#@\\s]+(?:[/?#][^\\p{Cntrl}\\s]*)?");
  private static final Pattern IN_TEXT =
      Pattern.compile("(?<![^\\s(（「『【])https?://[A-Za-z0-9][\\w.~:/?#@!$&'()*+,;=%-]*");
  private static final Pattern APART = Pattern.compile("[.,)。、」』）】]*(?:\\s.*)?");
  private static final String SAFE = "/._~:?&=%+,$#-";
  private static final int LONGEST = 2000;

  private WebLink() {}

  /**
   * The address with every character percent-encoded that could mean something in markup; empty for
   * what is no http or https address, or names a user before its host.
   */
  static Optional<String> of(String url) {
    String u = url.strip();
    if (u.length() > LONGEST || !ADDRESS.matcher(u).matches()) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder(u.length() + 16);
    for (byte b : u.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || SAFE.indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append(encoded(c));
      }
    }
    loosePercents(out);
    char last = out.charAt(out.length() - 1);
    if (!Character.isLetterOrDigit(last) && "/=_-".indexOf(last) < 0) {
      out.setLength(out.length() - 1);
      out.append(encoded(last));
    }
    return Optional.of(out.toString());
  }

  /** Finds addresses in text, without the punctuation that ends a sentence or closes a bracket. */
  static Matcher in(String text) {
    return IN_TEXT.matcher(text);
  }

  /** Where an address found in text ends. */
  static int end(String text, int start, int end) {
    int e = end;
    while (e > start && ".,;:!?'*_~-".indexOf(text.charAt(e - 1)) >= 0) {
      e--;
    }
    if (e > start && text.charAt(e - 1) == ')' && text.substring(start, e).indexOf('(') < 0) {
      return end(text, start, e - 1);
    }
    return e;
  }

  /** Whether what follows an address could not be taken for a part of it. */
  static boolean apart(String after) {
    return APART.matcher(after).matches();
  }

  private static void loosePercents(StringBuilder url) {
    for (int i = 0; i < url.length(); i++) {
      boolean code =
          i + 2 < url.length()
              && Character.digit(url.charAt(i + 1), 16) >= 0
              && Character.digit(url.charAt(i + 2), 16) >= 0;
      if (url.charAt(i) == '%' && !code) {
        url.insert(i + 1, "25");
      }
    }
  }

  private static String encoded(char c) {
    return String.format(Locale.ROOT, "%%%02X", (int) c);
  }
}
