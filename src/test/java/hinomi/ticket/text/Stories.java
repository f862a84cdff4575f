package hinomi.ticket.text;

import hinomi.advisory.Advisory;
import hinomi.advisory.Advisory.Kind;
import hinomi.advisory.AdvisoryBuilder;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.CvssVersion;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Product;
import hinomi.advisory.Reference;
import hinomi.advisory.Score;
import hinomi.advisory.VersionRange;
import hinomi.advisory.VersionRange.Status;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import hinomi.ticket.Case;
import hinomi.ticket.Concern;
import hinomi.watch.Evidence;
import hinomi.watch.Handling;
import hinomi.watch.Policy;
import hinomi.watch.Subject;
import hinomi.watch.Tier;
import hinomi.watch.Unscored;
import hinomi.watch.Verdict;
import hinomi.watch.Watch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Cases to write tickets of. */
final class Stories {
  private static final Instant DAY = Instant.parse("2021-12-10T10:00:00Z");
  private static final String VECTOR_10 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H";

  private Stories() {}

  static Case log4shell() {
    Advisory note =
        advisory("jvn", "JVNVU#96768815", Kind.NOTE)
            .cves(cves("CVE-2021-44228"))
            .title(Localized.ja("Apache Log4jにおける任意のコードが実行可能な脆弱性"))
            .summary(Localized.ja("ログに渡された文字列の中の ${jndi:…} が評価されます。\n細工した文字列で外部のクラスが読み込まれます。"))
            .impact(Localized.ja("遠隔の第三者が、任意のコードを実行する可能性があります。"))
            .solution(Localized.ja("開発者の情報をもとに、最新版へ更新してください。"))
            .url("https://jvn.jp/vu/JVNVU96768815/")
            .build();
    Advisory entry =
        advisory("jvn-ipedia", "JVNDB-2021-005429", Kind.ENTRY)
            .cves(cves("CVE-2021-44228"))
            .title(Localized.ja("Apache Log4j における任意のコードが実行可能な脆弱性"))
            .scores(
                List.of(
                    new Score(
                        CvssVersion.V3_0, 10.0, VECTOR_10.replace("3.1", "3.0"), "JVN iPedia"),
                    new Score(CvssVersion.V2_0, 9.3, "AV:N/AC:M/Au:N/C:C/I:C/A:C", "JVN iPedia")))
            .products(
                List.of(
                    product(
                        "Apache Software Foundation",
                        "Apache Log4j",
                        VersionRange.text("2.15.0 より前のバージョン"))))
            .url("https://jvndb.jvn.jp/ja/contents/2021/JVNDB-2021-005429.html")
            .build();
    Advisory record =
        advisory("cve", "CVE-2021-44228", Kind.RECORD)
            .cves(cves("CVE-2021-44228"))
            .title(Localized.en("Log4j resolves names that an attacker writes into a log line"))
            .summary(
                Localized.en("Lookups in messages reach out to LDAP. Use > 2.14.1 & <= 2.0-beta8."))
            .scores(List.of(new Score(CvssVersion.V3_1, 10.0, VECTOR_10, "CISA-ADP")))
            .weaknesses(Set.of(new Weakness(502), new Weakness(20)))
            .products(
                List.of(
                    product(
                        "Apache Software Foundation",
                        "Apache Log4j2",
                        VersionRange.affected("2.0-beta9", "2.15.0", null, "maven"),
                        new VersionRange(Status.UNAFFECTED, "2.12.2", null, null, "maven", null))))
            .references(
                List.of(
                    new Reference("https://logging.apache.org/log4j/2.x/security.html", ""),
                    new Reference("javascript:alert(1)", "x"),
                    new Reference("https://www.example.com/advisories/log4j", "vendor-advisory")))
            .facts(
                List.of(
                    new Enrichment.Kev(LocalDate.of(2021, 12, 10), null, true),
                    new Enrichment.Ssvc("active", "yes", "total")))
            .url("https://www.cve.org/CVERecord?id=CVE-2021-44228")
            .build();
    Vulnerability v =
        vulnerability(
            "CVE-2021-44228",
            List.of(note, entry, record),
            new Enrichment.Epss(0.97548, 0.99999, LocalDate.of(2026, 1, 10)));
    Watch watch = watch("Java基盤", "Log4j");
    return single(v, matched(watch, Tier.PRODUCT, "Log4j", Evidence.Field.PRODUCT, entry));
  }

  static Case note() {
    List<CveId> all = cves("CVE-2022-38078", "CVE-2022-43660", "CVE-2022-45113");
    Advisory note =
        advisory("jvn", "JVN#37014768", Kind.NOTE)
            .cves(all)
            .title(Localized.ja("Movable Type における複数の脆弱性"))
            .summary(Localized.ja("Movable Type には、複数の脆弱性が存在します。"))
            .scores(
                List.of(
                    new Score(
                        CvssVersion.V3_0,
                        8.8,
                        "CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H",
                        "JVN")))
            .products(
                List.of(
                    product(
                        "シックス・アパート株式会社",
                        "Movable Type",
                        VersionRange.text("7 r.5301 およびそれ以前"),
                        VersionRange.text("6.8.7 およびそれ以前"))))
            .url("https://jvn.jp/jp/JVN37014768/")
            .build();
    Watch watch = watch("Movable Type", "Movable Type");
    List<Concern> concerns = new ArrayList<>();
    double base = 4.3;
    for (CveId cve : all) {
      Advisory entry =
          advisory("jvn-ipedia", "JVNDB-2022-00009" + concerns.size(), Kind.ENTRY)
              .cves(List.of(cve))
              .title(Localized.ja("Movable Type の脆弱性 その" + (concerns.size() + 1)))
              .scores(
                  List.of(
                      new Score(
                          CvssVersion.V3_0,
                          base + concerns.size() * 2,
                          "CVSS:3.0/AV:N/AC:L/PR:L/UI:R/S:U/C:H/I:H/A:H",
                          "JVN iPedia")))
              .weaknesses(Set.of(new Weakness(79 + concerns.size())))
              .url("https://jvndb.jvn.jp/ja/contents/2022/" + concerns.size() + ".html")
              .build();
      concerns.add(
          new Concern(
              vulnerability(cve.value(), List.of(entry, note)),
              List.of(
                  matched(watch, Tier.AFFECTED, "Movable Type", Evidence.Field.PRODUCT, note))));
    }
    return new Case("redmine/vuln", concerns, note, Handling.DEFAULT);
  }

  static Case noteWithoutCve() {
    Advisory note =
        advisory("jvn", "JVN#00000123", Kind.NOTE)
            .title(Localized.ja("サンプル会議室予約における認証回避の脆弱性"))
            .summary(Localized.ja("サンプル会議室予約には、認証を回避できる脆弱性があります。"))
            .solution(Localized.ja("現時点で対策版はありません。使用を停止してください。"))
            .scores(
                List.of(
                    new Score(
                        CvssVersion.V3_0,
                        6.5,
                        "CVSS:3.0/AV:A/AC:L/PR:N/UI:R/S:U/C:H/I:L/A:N",
                        "JVN")))
            .products(List.of(Product.named("サンプル株式会社", "サンプル会議室予約")))
            .url("https://jvn.jp/jp/JVN00000123/")
            .build();
    Watch watch = watch("会議室", "サンプル会議室予約");
    return single(
        vulnerability("JVN#00000123", List.of(note)),
        matched(watch, Tier.TITLE, "サンプル会議室予約", Evidence.Field.TITLE, note));
  }

  static Case alert() {
    Advisory alert =
        advisory("jpcert", "JPCERT-AT-2024-0099", Kind.ALERT)
            .title(Localized.ja("注意喚起: 某社製 VPN 装置の脆弱性に関する注意喚起 (更新)"))
            .summary(Localized.ja("I. 概要\n某社の VPN 装置に脆弱性があり、国内での悪用が報告されています。"))
            .solution(Localized.ja("修正済みの版を適用してください。"))
            .url("https://www.jpcert.or.jp/at/2024/at240099.html")
            .build();
    return new Case(
        "redmine/vuln",
        List.of(new Concern(vulnerability("JPCERT-AT-2024-0099", List.of(alert)), List.of())),
        alert,
        Handling.DEFAULT);
  }

  static Case unscored() {
    Advisory record =
        advisory("cve", "CVE-2026-0042", Kind.RECORD)
            .cves(cves("CVE-2026-0042"))
            .summary(Localized.en("nginx forgets to check the length of a header."))
            .products(
                List.of(
                    product(
                        "F5",
                        "nginx",
                        VersionRange.affected("1.25.0", null, "1.25.4", "semver"),
                        VersionRange.affected(null, "1.24.1", null, "semver"))))
            .state(Advisory.State.DISPUTED)
            .url("https://www.cve.org/CVERecord?id=CVE-2026-0042")
            .build();
    return single(
        vulnerability("CVE-2026-0042", List.of(record)),
        matched(watch("nginx", "nginx"), Tier.PRODUCT, "nginx", Evidence.Field.CPE, record));
  }

  static Case versionFourOnly() {
    Advisory record =
        advisory("cve", "CVE-2026-0043", Kind.RECORD)
            .cves(cves("CVE-2026-0043"))
            .title(Localized.en("A crafted page overwrites memory in the browser"))
            .scores(
                List.of(
                    new Score(
                        CvssVersion.V4_0,
                        8.6,
                        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
                        "Chrome")))
            .weaknesses(Set.of(new Weakness(787)))
            .products(
                List.of(
                    product(
                        "Google",
                        "Chrome",
                        VersionRange.affected("144.0.1", "144.0.2", null, "custom"))))
            .facts(List.of(new Enrichment.Ssvc("poc", "no", "total")))
            .url("https://www.cve.org/CVERecord?id=CVE-2026-0043")
            .build();
    Watch watch = watch("クライアント", "Google Chrome");
    return single(
        vulnerability("CVE-2026-0043", List.of(record)),
        matched(watch, Tier.PRODUCT, "Google Chrome", Evidence.Field.PRODUCT, record));
  }

  static Case bare() {
    Advisory item = advisory("vendor-news", "https://example.com/news/1", Kind.ITEM).build();
    return new Case(
        "board",
        List.of(new Concern(vulnerability("https://example.com/news/1", List.of(item)), List.of())),
        null,
        Handling.DEFAULT);
  }

  /** A case whose every text is as given. */
  static Case saying(String text) {
    List<Product> products = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      products.add(product(text, i + text, VersionRange.text(text)));
      references.add(new Reference("https://example.com/" + i, text));
    }
    Localized both = new Localized(text, text);
    Advisory item =
        advisory("news", "N-1", Kind.ITEM)
            .title(both)
            .summary(both)
            .impact(both)
            .solution(both)
            .products(products)
            .references(references)
            .scores(List.of(new Score(CvssVersion.V3_1, 9.8, text, text)))
            .url("https://example.com/")
            .build();
    return single(
        vulnerability("CVE-2026-0044", List.of(item)),
        matched(watch(text, text), Tier.TITLE, text, Evidence.Field.TITLE, item));
  }

  /** So many vulnerabilities of one product, each with its record; the last is exploited. */
  static Case browser(int count) {
    List<Concern> concerns = new ArrayList<>();
    Watch watch = watch("クライアント", "Google Chrome");
    for (int i = 1; i <= count; i++) {
      concerns.add(chrome(watch, i, i == count));
    }
    return new Case("redmine/vuln", concerns, null, Handling.DEFAULT);
  }

  private static Concern chrome(Watch watch, int i, boolean exploited) {
    String id = "CVE-2026-%d".formatted(10_000 + i);
    Advisory record =
        advisory("cve", id, Kind.RECORD)
            .cves(cves(id))
            .title(Localized.en("Use after free in part " + i))
            .summary(Localized.en("Part " + i + " of the browser uses memory that it has freed."))
            .scores(
                List.of(
                    new Score(
                        CvssVersion.V3_1,
                        i % 7 == 4 ? 9.6 : 4.3 + (i % 5),
                        "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H",
                        "CISA-ADP")))
            .weaknesses(Set.of(new Weakness(416)))
            .products(
                List.of(
                    product(
                        "Google",
                        "Chrome",
                        VersionRange.affected("141.0.1", "141.0.2", null, "custom"))))
            .url("https://www.cve.org/CVERecord?id=" + id)
            .build();
    Vulnerability v =
        exploited
            ? vulnerability(
                id,
                List.of(record),
                new Enrichment.Kev(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 22), false))
            : vulnerability(id, List.of(record));
    Verdict.Matched match =
        new Verdict.Matched(
            watch,
            List.of(
                new Evidence(
                    i % 2 == 0 ? Tier.PRODUCT : Tier.AFFECTED,
                    "Chrome",
                    Evidence.Field.PRODUCT,
                    "Chrome",
                    record.id(),
                    "Google Chrome")));
    return new Concern(v, List.of(match));
  }

  /** A concern with every text as given. */
  static Concern hostile(String text, String id) {
    Localized both = new Localized(text, text);
    Advisory item =
        advisory("news", text.isBlank() ? "N-1" : text, Kind.ITEM)
            .title(both)
            .summary(both)
            .products(List.of(product(text, text, VersionRange.text(text))))
            .url("https://example.com/" + text)
            .build();
    return new Concern(
        vulnerability(id, List.of(item)),
        List.of(matched(watch(text, text), Tier.TITLE, text, Evidence.Field.TITLE, item)));
  }

  /** An alert of JPCERT/CC's. */
  static Advisory alerting(String title) {
    return advisory("jpcert", "JPCERT-AT-2026-0011", Kind.ALERT)
        .title(Localized.ja(title))
        .url("https://www.jpcert.or.jp/at/2026/at260011.html")
        .build();
  }

  private static AdvisoryBuilder advisory(String source, String id, Kind kind) {
    return Advisory.of(new AdvisoryId(source, id), kind, DAY);
  }

  private static Product product(String vendor, String name, VersionRange... versions) {
    return new Product(vendor, name, List.of(), null, null, List.of(versions), true);
  }

  private static List<CveId> cves(String... ids) {
    return List.of(ids).stream().map(CveId::new).toList();
  }

  private static Vulnerability vulnerability(
      String id, List<Advisory> advisories, Enrichment... facts) {
    return new Vulnerability(new VulnerabilityId(id), new TreeSet<>(), advisories, List.of(facts));
  }

  private static Watch watch(String name, String product) {
    return new Watch(
        name,
        List.of(new Subject(product, List.of())),
        List.of(),
        List.of(),
        Set.of(),
        Set.of(),
        null,
        Unscored.TICKET,
        new Handling("suzuki", null, null, null, null),
        Policy.DEFAULT);
  }

  private static Verdict.Matched matched(
      Watch watch, Tier tier, String word, Evidence.Field field, Advisory advisory) {
    return new Verdict.Matched(
        watch, List.of(new Evidence(tier, word, field, word, advisory.id())));
  }

  private static Case single(Vulnerability vulnerability, Verdict.@Nullable Matched match) {
    return new Case(
        "redmine/vuln",
        List.of(new Concern(vulnerability, match == null ? List.of() : List.of(match))),
        null,
        match == null ? Handling.DEFAULT : match.watch().handling());
  }
}
