package hinomi.source.feed;

import hinomi.source.page.PageText;
import java.util.Comparator;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page is about, without what stands around it. */
final class MainText {
  private static final String AROUND =
      "script, style, noscript, template, nav, header, footer, aside, form, iframe,"
          + " [role=navigation], [role=banner], [role=contentinfo], [aria-hidden=true]";
  private static final int ENOUGH = 200;
  private static final int MOST_WORDS = 200_000;

  private MainText() {}

  /** The words of the longest article, else of the main part, else of all. Changes the document. */
  static LinkedPages.Words of(Document page) {
    page.select(AROUND).remove();
    Element main = page.body();
    for (String part : new String[] {"main, [role=main]", "article"}) {
      main =
          main.select(part).stream()
              .max(Comparator.comparingInt(e -> e.text().length()))
              .filter(e -> e.text().length() >= ENOUGH)
              .orElse(main);
    }
    StringBuilder all = new StringBuilder(main.wholeText());
    main.select("a[href]").forEach(a -> all.append('\n').append(a.attr("href")));
    all.setLength(Math.min(all.length(), MOST_WORDS));
    return new LinkedPages.Words(PageText.of(main), all.toString());
  }
}
