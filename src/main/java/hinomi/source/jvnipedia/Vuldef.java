package hinomi.source.jvnipedia;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Product;
import hinomi.advisory.Reference;
import hinomi.advisory.Score;
import hinomi.advisory.VersionRange;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import hinomi.language.Message;
import hinomi.source.Reject;
import hinomi.source.rss.RssTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The entries of a VULDEF document (https://jvndb.jvn.jp/schema/vuldef_3.2.xsd), as {@code
 * getVulnDetailInfo} answers.
 */
record Vuldef(List<Advisory> advisories, List<Reject> rejects) {

  static Vuldef read(String source, XmlNode root) {
    List<Advisory> advisories = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    for (XmlNode vulinfo : root.all("Vulinfo")) {
      String id = vulinfo.text("VulinfoID");
      Optional<XmlNode> data = vulinfo.child("VulinfoData");
      Optional<Instant> published =
          data.flatMap(
              d ->
                  Stream.of("DatePublic", "DateFirstPublished", "DateLastUpdated")
                      .flatMap(name -> RssTime.parse(d.text(name)).stream())
                      .findFirst());
      if (id.isEmpty() || published.isEmpty()) {
        String reason = id.isEmpty() ? "no-id" : "no-date";
        rejects.add(
            new Reject(
                id, Message.of(MyJvn.ROOM, reason), data.map(d -> d.text("Title")).orElse("")));
      } else {
        advisories.add(advisory(new AdvisoryId(source, id), published.get(), data.orElseThrow()));
      }
    }
    return new Vuldef(advisories, rejects);
  }

  private static Advisory advisory(AdvisoryId id, Instant published, XmlNode data) {
    String overview = texts(data.all("VulinfoDescription", "Overview"));
    Set<CveId> cves = new TreeSet<>();
    Set<String> related = new TreeSet<>();
    Set<Weakness> weaknesses = new TreeSet<>();
    List<Reference> references = new ArrayList<>();
    for (XmlNode item : data.all("Related", "RelatedItem")) {
      String given = item.text("VulinfoID");
      Optional<CveId> cve = CveId.parse(given);
      if (item.attribute("type").equals("cwe")) {
        Weakness.parse(given).ifPresent(weaknesses::add);
      } else if (cve.isPresent()) {
        cves.add(cve.get());
      } else {
        related.addAll(OtherIds.in(given));
        references.add(new Reference(item.text("URL"), label(item.text("Name"), given)));
      }
    }
    return Advisory.of(id, Advisory.Kind.ENTRY, published)
        .updated(RssTime.parse(data.text("DateLastUpdated")).orElse(published))
        .state(IpediaText.state(overview))
        .cves(cves)
        .related(related)
        .title(Localized.ja(IpediaText.plain(data.text("Title"))))
        .summary(Localized.ja(overview))
        .impact(Localized.ja(texts(data.all("Impact", "ImpactItem", "Description"))))
        .solution(Localized.ja(texts(data.all("Solution", "SolutionItem", "Description"))))
        .products(data.all("Affected", "AffectedItem").stream().map(Vuldef::product).toList())
        .scores(data.all("Impact", "Cvss").stream().flatMap(Vuldef::score).toList())
        .weaknesses(weaknesses)
        .references(references)
        .url(page(id.value()))
        .build();
  }

  private static String texts(List<XmlNode> nodes) {
    return nodes.stream()
        .map(node -> IpediaText.plain(node.text()))
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining("\n\n"));
  }

  private static Product product(XmlNode affected) {
    return new Product(
        affected.text("Name"),
        affected.text("ProductName"),
        affected.all("Cpe").stream().map(XmlNode::text).filter(t -> !t.isEmpty()).toList(),
        null,
        null,
        affected.all("VersionNumber").stream()
            .map(XmlNode::text)
            .filter(words -> !words.isEmpty())
            .map(VersionRange::text)
            .toList(),
        !affected.attribute("affectedstatus").equals("notvulnerable"));
  }

  private static Stream<Score> score(XmlNode cvss) {
    return IpediaText.score(cvss.attribute("version"), cvss.text("Base"), cvss.text("Vector"))
        .stream();
  }

  private static String label(String name, String id) {
    return name.equals("関連文書") || name.isEmpty() || OtherIds.isOne(id)
        ? id
        : id.isEmpty() ? name : name + ": " + id;
  }

  private static String page(String id) {
    String[] parts = id.split("-", 3);
    return parts.length == 3
        ? "https://jvndb.jvn.jp/ja/contents/" + parts[1] + "/" + id + ".html"
        : "";
  }
}
