package hinomi.source.jpcert;

import hinomi.advisory.Advisory;
import hinomi.advisory.CveId;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import hinomi.source.page.PageText;
import hinomi.source.page.ProductLines;
import hinomi.source.rss.RssTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** An alert's page, of whatever age. */
final class AlertPage {
  private static final List<String> MAIN =
      List.of("div.at", "article", "main", ".contents_container", "#contents", "pre", "body");
  private static final Pattern NUMBER = Pattern.compile("JPCERT-AT-\\d{4}-\\d{4}");
  private static final Pattern RELATED =
      Pattern.compile("(?<![A-Z0-9])(?:JVN(?:VU|TA)?#\\d{6,8}|JVNDB-\\d{4}-\\d{6})(?!\\d)");
  private static final Pattern DATE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[\\s　]*[（(]([^）)]{1,8})[）)])?");

  private final String whole;
  private final AlertText text;

  AlertPage(Document page) {
    page.select("nav, header, footer, .social_links, .feedback").remove();
    whole =
        PageText.whole(
            MAIN.stream()
                .map(page::selectFirst)
                .filter(found -> found != null && found.hasText())
                .findFirst()
                .orElse(page.body()));
    text = new AlertText(whole);
  }

  /** Whether this is an alert's page at all, rather than a notice of maintenance. */
  boolean isAnAlert() {
    return text.hasSections() || NUMBER.matcher(whole).find();
  }

  boolean isUnderstood() {
    return !text.section("概要").isEmpty();
  }

  /** The alert as feed and page tell it together. */
  Advisory advisory(Advisory feed) {
    String title = feed.title().preferring(hinomi.language.Language.JA);
    SortedSet<CveId> cves = new TreeSet<>(CveId.findAll(title + "\n" + text.ownWords()));
    if (cves.isEmpty()) {
      cves.addAll(CveId.findAll(whole));
    }
    String summary = text.section("概要");
    return Advisory.of(feed.id(), feed.kind(), published(feed.published()))
        .updated(updated(feed.updated()))
        .title(feed.title())
        .url(feed.url())
        .summary(
            Localized.ja(summary.isEmpty() ? PageText.shortened(whole) : summary)
                .or(feed.summary()))
        .solution(Localized.ja(solution()))
        .impact(Localized.ja(text.section("想定される影響", "影響")))
        .cves(cves)
        .related(RELATED.matcher(whole).results().map(r -> r.group()).toList())
        .weaknesses(Weakness.findAll(text.ownWords()))
        .products(ProductLines.of(text.section("対象", "影響を受ける"), ""))
        .references(AlertText.links(text.section("参考").isEmpty() ? whole : text.section("参考")))
        .build();
  }

  private String solution() {
    String workaround = text.section("回避策", "軽減");
    return text.section("対策", "対応") + (workaround.isEmpty() ? "" : "\n\n回避策:\n" + workaround);
  }

  /** The feed's date, unless the page says that the alert is older than this revision of it. */
  private Instant published(Instant feed) {
    LocalDate day = LocalDate.ofInstant(feed, RssTime.JAPAN);
    return dates("新規", "公開", "初版")
        .min(Comparator.naturalOrder())
        .filter(first -> first.isBefore(day))
        .map(first -> first.atStartOfDay().toInstant(RssTime.JAPAN))
        .orElse(feed);
  }

  private Instant updated(Instant feed) {
    LocalDate day = LocalDate.ofInstant(feed, RssTime.JAPAN);
    return dates("更新", "最新")
        .max(Comparator.naturalOrder())
        .filter(last -> last.isAfter(day))
        .map(last -> last.atStartOfDay().toInstant(RssTime.JAPAN))
        .orElse(feed);
  }

  /** The dates of the head that are marked with one of the words; unmarked ones count as first. */
  private Stream<LocalDate> dates(String... marks) {
    Matcher m = DATE.matcher(text.head());
    return m.results()
        .filter(
            r ->
                r.group(2) == null
                    ? marks[0].equals("新規")
                    : Stream.of(marks).anyMatch(r.group(2)::contains))
        .flatMap(r -> RssTime.parse(r.group(1)).stream())
        .map(t -> LocalDate.ofInstant(t, RssTime.JAPAN));
  }
}
