package hinomi.source.jvnipedia;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Product;
import hinomi.advisory.Reference;
import hinomi.advisory.Score;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import hinomi.language.Message;
import hinomi.source.Reject;
import hinomi.source.rss.RssElement;
import hinomi.source.rss.RssItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one item of the RSS or of {@code getVulnOverviewList} (JVNRSS 3.2 with mod_sec 3.0,
 * https://jvndb.jvn.jp/schema/mod_sec.html).
 */
final class Entry {
  private static final Pattern ID = Pattern.compile("JVNDB-\\d{4}-\\d{6,}");

  private final String source;
  private final RssItem item;
  private final List<Reject> rejects;
  private final Set<CveId> cves = new TreeSet<>();
  private final Set<String> related = new TreeSet<>();
  private final Set<Weakness> weaknesses = new TreeSet<>();
  private final List<Reference> references = new ArrayList<>();

  /**
   * @param rejects where what is wrong with it goes, even where the entry itself can be read
   */
  Entry(String source, RssItem item, List<Reject> rejects) {
    this.source = source;
    this.item = item;
    this.rejects = rejects;
  }

  Optional<Advisory> read() {
    Matcher id = ID.matcher(item.text("identifier") + " " + item.text("link") + " " + item.about());
    if (!id.find()) {
      reject(item.about(), "no-id");
      return Optional.empty();
    }
    Optional<Instant> date = time("date").or(() -> time("modified"));
    Optional<Instant> issued = time("issued").or(() -> date);
    if (issued.isEmpty()) {
      reject(id.group(), "no-date");
      return Optional.empty();
    }
    item.all("references").forEach(reference -> reference(id.group(), reference));
    String text = IpediaText.plain(item.text("description"));
    return Optional.of(
        Advisory.of(new AdvisoryId(source, id.group()), Advisory.Kind.ENTRY, issued.get())
            .updated(time("modified").or(() -> date).orElse(issued.get()))
            .state(IpediaText.state(text))
            .cves(cves)
            .related(related)
            .title(Localized.ja(IpediaText.plain(item.text("title"))))
            .summary(Localized.ja(text))
            .products(item.all("cpe").stream().map(Entry::product).toList())
            .scores(scores(id.group()))
            .weaknesses(weaknesses)
            .references(references)
            .url(item.text("link").isEmpty() ? item.about() : item.text("link"))
            .build());
  }

  /** In minutes, as the RSS has them, so that an entry is the same whichever way it came. */
  private Optional<Instant> time(String element) {
    return item.time(element).map(time -> time.truncatedTo(ChronoUnit.MINUTES));
  }

  private void reference(String entry, RssElement reference) {
    String from = reference.attribute("source");
    String id = reference.attribute("id");
    if (from.isEmpty()) {
      Weakness.parse(id).ifPresent(weaknesses::add);
    } else if (from.equals("CVE") || from.equals("NVD")) {
      CveId.parse(id).ifPresentOrElse(cves::add, () -> malformedCve(entry, from, id));
    } else {
      related.addAll(OtherIds.in(id));
      String label = from.equals("関連文書") || OtherIds.isOne(id) ? id : from + ": " + id;
      references.add(new Reference(reference.text(), label));
    }
  }

  private void malformedCve(String entry, String from, String id) {
    if (from.equals("CVE")) {
      reject(entry, "bad-cve", id);
    }
  }

  private static Product product(RssElement cpe) {
    return new Product(
        cpe.attribute("vendor"),
        cpe.attribute("product"),
        cpe.text().isEmpty() ? List.of() : List.of(cpe.text()),
        null,
        null,
        List.of(),
        !cpe.attribute("impact").equals("not vulnerable"));
  }

  private List<Score> scores(String entry) {
    List<Score> scores = new ArrayList<>();
    for (RssElement cvss : item.all("cvss")) {
      if (cvss.attribute("type").equals("Base") || cvss.attribute("type").isEmpty()) {
        IpediaText.score(
                cvss.attribute("version"), cvss.attribute("score"), cvss.attribute("vector"))
            .ifPresentOrElse(
                scores::add,
                () ->
                    reject(entry, "bad-score", cvss.attribute("version"), cvss.attribute("score")));
      }
    }
    return scores;
  }

  private void reject(String ref, String reason, Object... args) {
    rejects.add(new Reject(ref, Message.of(MyJvn.ROOM, reason, args), item.sample()));
  }
}
