package hinomi.pipeline.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a feed into its items, each with the root's start tag around it, which declares the name
 * spaces. Looks at tags, comments and CDATA only; whether an item is well-formed its parser tells.
 * A document type is refused.
 */
final class XmlCut {
  private static final int LONGEST_HEAD = 1 << 16;
  private static final int LONGEST_TAG = 4096;
  private static final int KEPT = 16;
  private static final Pattern ROOT =
      Pattern.compile(
          "(?:[\\w.-]+:)?(RDF|rss|Result|VULDEF-Document)(?=[\\s>/])", Pattern.CASE_INSENSITIVE);
  private static final Pattern ITEM =
      Pattern.compile("((?:[\\w.-]+:)?(item|Vulinfo))(?:[\\s/].*)?", Pattern.DOTALL);

  private final Cutter to;
  private final Growing head = new Growing();
  private final Growing item = new Growing();
  private byte[] rootEnd = new byte[0];

  /** The end tag that closes the item at hand; empty between items. */
  private String end = "";

  private boolean vuldef;
  private boolean closed;

  XmlCut(Cutter to) {
    this.to = to;
  }

  void cut(InputStream in) throws IOException, InterruptedException {
    if (!head(in)) {
      return;
    }
    StringBuilder tag = new StringBuilder();
    boolean inTag = false;
    byte[] one = new byte[1];
    int c;
    while ((c = in.read()) >= 0) {
      one[0] = (byte) c;
      if (!end.isEmpty()) {
        item.add(one, 0, 1);
      }
      if (c == '<' && !inTag) {
        inTag = true;
        tag.setLength(0);
      } else if (inTag) {
        if (closes(tag, c)) {
          inTag = false;
          tag(tag.toString());
        } else {
          append(tag, (char) c);
        }
      }
    }
    if (!end.isEmpty() || inTag || !closed) {
      to.bad("records.cut-off");
    }
  }

  /** Whether this byte ends a tag, comment or CDATA section, of which only the ends are kept. */
  private static boolean closes(StringBuilder tag, int c) {
    if (c != '>') {
      return false;
    }
    if (begins(tag, "!--")) {
      return tag.length() >= 5 && ends(tag, "--");
    }
    return !begins(tag, "![CDATA[") || ends(tag, "]]");
  }

  private static void append(StringBuilder tag, char c) {
    if (tag.length() == LONGEST_TAG) {
      tag.delete(KEPT, LONGEST_TAG - KEPT);
    }
    tag.append(c);
  }

  private static boolean begins(StringBuilder tag, String with) {
    return tag.length() >= with.length() && tag.substring(0, with.length()).equals(with);
  }

  private static boolean ends(StringBuilder tag, String with) {
    return tag.length() >= with.length()
        && tag.substring(tag.length() - with.length()).equals(with);
  }

  private void tag(String tag) throws IOException, InterruptedException {
    if (!end.isEmpty()) {
      if (tag.strip().equals(end)) {
        finish();
      }
      return;
    }
    if (rootEnd.length > 0
        && ("<" + tag.strip() + ">").equals(new String(rootEnd, StandardCharsets.UTF_8))) {
      closed = true;
      return;
    }
    Matcher m = ITEM.matcher(tag);
    if (m.matches() && !tag.endsWith("/")) {
      end = "/" + m.group(1);
      vuldef = m.group(2).equals("Vulinfo");
      item.clear();
      byte[] start = ("<" + tag + ">").getBytes(StandardCharsets.ISO_8859_1);
      byte[] before = head.copy();
      item.add(before, 0, before.length);
      item.add(start, 0, start.length);
    }
  }

  private void finish() throws IOException, InterruptedException {
    end = "";
    item.add(rootEnd, 0, rootEnd.length);
    if (item.tooLarge()) {
      to.bad("records.too-large", Cutter.LARGEST >> 20);
    } else {
      to.piece(new Piece.Xml(to.ref(), item.copy(), vuldef));
    }
  }

  /** Reads up to the root's start tag. Returns whether what follows is to be cut. */
  private boolean head(InputStream in) throws IOException, InterruptedException {
    byte[] one = new byte[1];
    int c;
    int from = 0;
    while ((c = in.read()) >= 0 && head.size() < LONGEST_HEAD) {
      one[0] = (byte) c;
      if (c == '<') {
        from = head.size();
      }
      head.add(one, 0, 1);
      if (c == '>') {
        String tag = new String(head.copy(), from, head.size() - from, StandardCharsets.UTF_8);
        if (tag.startsWith("<!") && !tag.startsWith("<!--")) {
          to.bad("records.doctype");
          return false;
        }
        if (!tag.startsWith("<?") && !tag.startsWith("<!--")) {
          return root(tag);
        }
      }
    }
    to.bad("records.format");
    return false;
  }

  private boolean root(String tag) throws IOException, InterruptedException {
    Matcher m = ROOT.matcher(tag.substring(1));
    if (!m.lookingAt()) {
      to.bad("records.format");
      return false;
    }
    closed = tag.endsWith("/>");
    rootEnd = ("</" + m.group() + ">").getBytes(StandardCharsets.UTF_8);
    return !closed;
  }
}
