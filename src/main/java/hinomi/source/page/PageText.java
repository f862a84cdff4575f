package hinomi.source.page;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * The text of a piece of a page as a person reads it: paragraphs apart by an empty line, list items
 * as {@code "- "}, line breaks kept, scripts and hidden parts left out.
 */
public final class PageText {
  /** The most characters of one text; what is longer ends in "…". */
  public static final int MOST = 20_000;

  private static final int WHOLE = 500_000;

  private static final Set<String> PARAGRAPHS =
      Set.of(
          "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre");
  private static final Set<String> LINES =
      Set.of(
          "div",
          "section",
          "article",
          "header",
          "footer",
          "main",
          "aside",
          "nav",
          "form",
          "tr",
          "dt",
          "dd",
          "figure",
          "figcaption",
          "address");
  private static final Set<String> HIDDEN =
      Set.of(
          "script", "style", "noscript", "template", "head", "svg", "iframe", "button", "select");

  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][A-Za-z0-9]*(?:\\s[^<>]*)?/?>");

  private final StringBuilder out = new StringBuilder();
  private int breaks;
  private boolean space;
  private boolean marker;
  private int preformatted;
  private int lists;
  private final int most;

  private PageText(int most) {
    this.most = most;
  }

  /** The text of an element, at most {@link #MOST} characters; empty where there is none. */
  public static String of(Element element) {
    return of(element, MOST);
  }

  /** The text of an element, for reading in it rather than for keeping. */
  public static String whole(Element element) {
    return of(element, WHOLE);
  }

  private static String of(Element element, int most) {
    PageText text = new PageText(most);
    element.filter(
        new NodeFilter() {
          @Override
          public FilterResult head(Node node, int depth) {
            return text.open(node);
          }

          @Override
          public FilterResult tail(Node node, int depth) {
            text.close(node);
            return FilterResult.CONTINUE;
          }
        });
    return text.toString();
  }

  /** The text of a piece of HTML. */
  public static String of(String html) {
    return of(Jsoup.parseBodyFragment(html).body());
  }

  /** The text of what may be HTML or plain text, as feeds' descriptions are. */
  public static String ofEither(String text) {
    return TAG.matcher(text).find() ? of(text) : text.strip();
  }

  private NodeFilter.FilterResult open(Node node) {
    if (out.length() > most) {
      return NodeFilter.FilterResult.STOP;
    }
    if (node instanceof TextNode words) {
      if (preformatted > 0) {
        preformatted(words.getWholeText());
      } else {
        flowing(words.getWholeText());
      }
    } else if (node instanceof Element element) {
      String name = element.normalName();
      if (HIDDEN.contains(name)) {
        return NodeFilter.FilterResult.SKIP_ENTIRELY;
      }
      boundary(name);
      preformatted += name.equals("pre") ? 1 : 0;
      lists += isList(name) ? 1 : 0;
      if (name.equals("br")) {
        breaks = marker ? breaks : Math.min(breaks + 1, 2);
        space = false;
      } else if (name.equals("li")) {
        breaks = Math.max(breaks, 1);
        marker = true;
      } else if (name.equals("td") || name.equals("th")) {
        space = true;
      }
    }
    return NodeFilter.FilterResult.CONTINUE;
  }

  private void close(Node node) {
    if (node instanceof Element element) {
      lists -= isList(element.normalName()) ? 1 : 0;
      boundary(element.normalName());
      preformatted -= element.normalName().equals("pre") ? 1 : 0;
      if (element.normalName().equals("li")) {
        breaks = 1;
        marker = false;
      }
    }
  }

  private static boolean isList(String name) {
    return name.equals("ul") || name.equals("ol");
  }

  private void boundary(String name) {
    if (marker) {
      return;
    }
    if (PARAGRAPHS.contains(name)) {
      breaks = lists > 0 && isList(name) ? Math.max(breaks, 1) : 2;
    } else if (LINES.contains(name)) {
      breaks = Math.max(breaks, 1);
    }
  }

  private void flowing(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u00a0') {
        space = true;
      } else {
        separate();
        out.append(c);
      }
    }
  }

  private void preformatted(String words) {
    if (!words.isBlank()) {
      separate();
      out.append(words.replace("\r\n", "\n").replace('\r', '\n').stripTrailing());
      breaks = Math.max(breaks, 1);
    }
  }

  private void separate() {
    if (!out.isEmpty()) {
      if (breaks > 0) {
        out.append("\n".repeat(breaks));
      } else if (space) {
        out.append(' ');
      }
    }
    if (marker) {
      out.append("  ".repeat(Math.max(0, lists - 1))).append("- ");
    }
    breaks = 0;
    space = false;
    marker = false;
  }

  /** A text of at most {@link #MOST} characters; what is longer ends in "…". */
  public static String shortened(String text) {
    return shortened(text, MOST);
  }

  private static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }

  @Override
  public String toString() {
    return shortened(out.toString(), most);
  }
}
