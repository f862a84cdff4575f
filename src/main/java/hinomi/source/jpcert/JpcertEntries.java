package hinomi.source.jpcert;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.language.Localized;
import hinomi.language.Message;
import hinomi.source.Reject;
import hinomi.source.linked.Entries;
import hinomi.source.linked.Entry;
import hinomi.source.page.PageText;
import hinomi.source.rss.RssItem;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/** The items of JPCERT/CC's feed: alerts, topics of the weekly report, and the rest. */
final class JpcertEntries implements Entries {
  private static final Pattern ALERT = Pattern.compile("^注意喚起\\s*[:：]\\s*");
  private static final Pattern STATUS = Pattern.compile("[\\s　]*[（(](?:公開|更新)[)）]$");
  private static final Pattern WEEKLY = Pattern.compile("^Weekly Report\\s*[:：]\\s*");
  private static final Pattern WEEKLY_LINK = Pattern.compile("/wr/(?:\\d{4}/)?(wr\\d+)");

  private final String source;
  private final InstantSource clock;

  JpcertEntries(String source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public Optional<Entry> entry(RssItem item, Consumer<Reject> rejects) {
    String title = item.text("title");
    String link = item.text("link").isEmpty() ? item.about() : item.text("link");
    Optional<String> alert = AlertId.of(item.text("identifier")).or(() -> AlertId.of(link));
    boolean isAlert = ALERT.matcher(title).find() || alert.isPresent();
    if (title.isEmpty() || (link.isEmpty() && alert.isEmpty())) {
      rejects.accept(
          new Reject(
              link.isEmpty() ? title : link,
              Message.of("source/jpcert", "no-id", title.isEmpty() ? link : title),
              item.sample()));
      return Optional.empty();
    }
    if (isAlert) {
      String bare = STATUS.matcher(ALERT.matcher(title).replaceFirst("")).replaceFirst("");
      return Optional.of(
          entry(item, alert.orElse(link), Advisory.Kind.ALERT, bare, link, address(link)));
    }
    Matcher report = WEEKLY_LINK.matcher(link);
    if (WEEKLY.matcher(title).find() || report.find()) {
      String bare = WEEKLY.matcher(title).replaceFirst("");
      report.reset();
      String id = (report.find() ? report.group(1) : link) + " " + bare;
      return Optional.of(entry(item, id, Advisory.Kind.TOPIC, bare, link, Optional.empty()));
    }
    return Optional.of(entry(item, link, Advisory.Kind.ITEM, title, link, Optional.empty()));
  }

  private Entry entry(
      RssItem item, String id, Advisory.Kind kind, String title, String link, Optional<URI> page) {
    String revision = item.text("modified").isEmpty() ? item.text("date") : item.text("modified");
    Optional<Instant> modified = item.time("modified").or(() -> item.time("date"));
    Instant published = item.time("issued").or(() -> modified).orElseGet(clock::instant);
    String description = PageText.ofEither(item.text("description"));
    return new Entry(
        revision,
        page,
        Advisory.of(new AdvisoryId(source, id), kind, published)
            .updated(modified.orElse(published))
            .title(Localized.ja(title))
            .summary(Localized.ja(description.equals(title) ? "" : description))
            .cves(CveId.findAll(title + "\n" + description))
            .url(link)
            .build());
  }

  @Override
  public Optional<Advisory> detail(Entry entry, Document page, Consumer<Message> notices) {
    AlertPage alert = new AlertPage(page);
    if (!alert.isAnAlert()) {
      return Optional.empty();
    }
    if (!alert.isUnderstood()) {
      notices.accept(
          Message.of(
              "source/jpcert", "markup", entry.advisory().id().value(), entry.advisory().url()));
    }
    return Optional.of(alert.advisory(entry.advisory()));
  }

  private static Optional<URI> address(String link) {
    try {
      return link.isEmpty() ? Optional.empty() : Optional.of(URI.create(link));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
