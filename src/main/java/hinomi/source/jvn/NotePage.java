package hinomi.source.jvn;

import hinomi.advisory.Advisory;
import hinomi.advisory.CveId;
import hinomi.advisory.Product;
import hinomi.advisory.Reference;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import hinomi.source.page.PageSections;
import hinomi.source.page.PageText;
import hinomi.source.page.ProductLines;
import hinomi.source.page.WebPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A note's page. Sections are known by their headings alone; where those are not found, the CVE ids
 * of the whole text are what is left.
 */
final class NotePage {
  private static final String MAIN = "#leftarea, main, [role=main], article, #main, #contents";
  private static final String AROUND = "nav, header, footer, aside, #header, #footer, #rightarea";
  private static final Pattern ITEM = Pattern.compile("^\\s*-\\s");

  private final String id;
  private final Element main;
  private final String text;
  private final Map<Section, Element> sections;

  NotePage(Document page, String id) {
    this.id = id;
    Element found = page.selectFirst(MAIN);
    this.main = found == null ? page.body() : found;
    main.select(AROUND).remove();
    this.text = PageText.whole(main);
    this.sections = PageSections.split(main, Section::titled);
  }

  /** Whether this is a note's page at all, rather than a notice of maintenance. */
  boolean isTheNote() {
    return !sections.isEmpty() || JvnIds.notes(text).contains(id);
  }

  boolean isUnderstood() {
    return sections.containsKey(Section.OVERVIEW) || sections.containsKey(Section.AFFECTED);
  }

  /** The note as feed and page tell it together. */
  Advisory advisory(Advisory feed, Function<String, Localized> localized) {
    VendorTable vendors = new VendorTable(sections.get(Section.VENDORS));
    String summary =
        Stream.of(text(Section.OVERVIEW), text(Section.DETAILS))
            .filter(t -> !t.isEmpty())
            .collect(Collectors.joining("\n\n"));
    return Advisory.of(feed.id(), feed.kind(), feed.published())
        .updated(feed.updated())
        .title(feed.title())
        .url(feed.url())
        .summary(localized.apply(summary).or(feed.summary()))
        .impact(localized.apply(text(Section.IMPACT)))
        .solution(localized.apply(text(Section.SOLUTION)))
        .cves(cves(feed))
        .related(related())
        .products(products(vendors, feed))
        .scores(NoteScores.of(main, text))
        .weaknesses(Weakness.findAll(text))
        .references(references(vendors))
        .build();
  }

  private String text(Section section) {
    Element content = sections.get(section);
    return content == null ? "" : PageText.of(content);
  }

  /**
   * Those in the list of related documents, and those that the description itemises: other texts
   * also mention ids that the note does not cover. All of the text where there is no such list.
   */
  private SortedSet<CveId> cves(Advisory feed) {
    SortedSet<CveId> covered = new TreeSet<>(CveId.findAll(text(Section.RELATED)));
    if (covered.isEmpty()) {
      covered.addAll(CveId.findAll(text));
    } else {
      covered.addAll(
          CveId.findAll(
              Stream.of(Section.DETAILS, Section.AFFECTED)
                  .flatMap(section -> text(section).lines())
                  .filter(line -> ITEM.matcher(line).find())
                  .collect(Collectors.joining("\n"))));
    }
    covered.addAll(feed.cves());
    return covered;
  }

  /**
   * Other notes count only as related documents: general advice is linked from many notes among the
   * references.
   */
  private SortedSet<String> related() {
    SortedSet<String> related =
        new TreeSet<>(
            JvnIds.others(withLinks(Section.RELATED, Section.REFERENCES, Section.ADDENDUM)));
    related.addAll(JvnIds.notes(withLinks(Section.RELATED)));
    if (sections.isEmpty()) {
      related.addAll(JvnIds.others(text));
    }
    related.remove(id);
    return related;
  }

  private String withLinks(Section... from) {
    StringBuilder all = new StringBuilder();
    for (Section section : from) {
      all.append(text(section)).append('\n');
      Element content = sections.get(section);
      if (content != null) {
        content.select("a[href]").forEach(a -> all.append(a.attr("href")).append('\n'));
      }
    }
    return all.toString();
  }

  private List<Product> products(VendorTable vendors, Advisory feed) {
    String overview = text(Section.OVERVIEW);
    String feedSummary = feed.summary().preferring(hinomi.language.Language.JA);
    String vendor =
        vendors.only().orElseGet(() -> Provider.of(overview.isEmpty() ? feedSummary : overview));
    return ProductLines.of(text(Section.AFFECTED), vendor);
  }

  private List<Reference> references(VendorTable vendors) {
    List<Reference> all = new ArrayList<>(vendors.links());
    for (Section section : List.of(Section.SOLUTION, Section.REFERENCES, Section.RELATED)) {
      Element content = sections.get(section);
      if (content != null) {
        all.addAll(WebPage.links(content));
      }
    }
    SortedSet<String> urls = new TreeSet<>();
    return all.stream().filter(link -> urls.add(link.url())).toList();
  }
}
