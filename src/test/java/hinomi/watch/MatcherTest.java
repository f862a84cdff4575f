package hinomi.watch;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryBuilder;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Product;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.advisory.Weakness;
import hinomi.correlate.Correlator;
import hinomi.language.Localized;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTest {
  private static final CveId CVE = new CveId("CVE-2026-0001");

  private static AdvisoryBuilder record() {
    return Advisory.of(
            new AdvisoryId("cve", CVE.value()),
            Advisory.Kind.RECORD,
            Instant.parse("2026-10-01T00:00:00Z"))
        .cves(Set.of(CVE));
  }

  private static List<Verdict> judge(Advisory advisory, Watch... watches) {
    Vulnerability v = Correlator.join(VulnerabilityId.of(CVE), List.of(advisory), List.of());
    return new Matcher(Arrays.asList(watches), Catalogue.bundled()).judge(v);
  }

  private static Product cpe(String cpe) {
    return new Product("", "", List.of(cpe), null, null, List.of(), true);
  }

  private static Watch excluding(String product, String... words) {
    return new Watch(
        product,
        List.of(new Subject(product, List.of())),
        List.of(),
        List.of(words),
        Set.of(),
        Set.of(),
        null,
        Unscored.TICKET,
        Handling.DEFAULT,
        Policy.DEFAULT);
  }

  private static Tier tier(List<Verdict> verdicts) {
    assertThat(verdicts).hasSize(1);
    assertThat(verdicts.getFirst()).isInstanceOf(Verdict.Matched.class);
    return ((Verdict.Matched) verdicts.getFirst()).best().tier();
  }

  @ParameterizedTest
  @CsvSource({
    "nginx, cpe:2.3:a:f5:nginx:1.25.3:*:*:*:*:*:*:*",
    "Google Chrome, cpe:/a:google:chrome",
    "Linux Kernel, cpe:2.3:o:linux:linux_kernel:*:*:*:*:*:*:*:*",
    "サイボウズ Garoon, cpe:/a:cybozu:garoon",
    "Movable Type, cpe:2.3:a:sixapart:movable_type:7.0:*:*:*:premium:*:*:*"
  })
  void a_cpe_of_the_product_is_the_surest_reason(String product, String cpe) {
    assertThat(tier(judge(record().products(List.of(cpe(cpe))).build(), Watch.of(product))))
        .isEqualTo(Tier.PRODUCT);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux Kernel, Linux, Linux, PRODUCT",
    "Google Chrome, Google, Chrome, PRODUCT",
    "Apache Tomcat, Apache Software Foundation, Apache Tomcat, PRODUCT",
    "Tomcat, Apache Software Foundation, Apache Tomcat, PRODUCT",
    "WordPress, WordPress Foundation, WordPress, PRODUCT",
    "Movable Type, シックス・アパート株式会社, Movable Type Premium (Advanced Edition), AFFECTED",
    "GitLab, GitLab, GitLab Enterprise Edition, PRODUCT",
    "nginx, Kubernetes, ingress-nginx, none",
    "nginx, n/a, 'Nginx Web Server, Nginx Plus', PRODUCT",
    "WordPress, WordPress, wordpress-develop, PRODUCT",
    "nginx, Thorn Technologies, Cache Sniper for Nginx, MENTION",
    "Git, GitLab, GitLab, none",
    "Office, Apache, OpenOffice, none"
  })
  void vendor_and_product_of_a_record_decide(
      String watch, String vendor, String product, String expected) {
    List<Verdict> verdicts =
        judge(record().products(List.of(Product.named(vendor, product))).build(), Watch.of(watch));
    if (expected.equals("none")) {
      assertThat(verdicts).isEmpty();
    } else {
      assertThat(tier(verdicts)).isEqualTo(Tier.valueOf(expected));
    }
  }

  @Test
  void a_platform_is_not_what_is_vulnerable() {
    Product platform =
        new Product("", "", List.of("cpe:/o:linux:linux_kernel"), null, null, List.of(), false);

    assertThat(judge(record().products(List.of(platform)).build(), Watch.of("Linux Kernel")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nginx | A flaw in nginx before 1.25.3 lets attackers read memory. | SUBJECT",
        "nginx | nginx 1.25.0 mishandles a header. | SUBJECT",
        "Adobe Illustrator | Several overflows in Adobe Illustrator CS2 and CS3 were found. |"
            + " SUBJECT",
        "NetBSD | The allocator in FreeBSD 6.4 and NetBSD does not round up. | SUBJECT",
        "NetBSD | The allocator in the library of FreeBSD and NetBSD does not round. | MENTION",
        "Jira | A script is reflected in JIRA Enterprise Edition before 3.12.1. | SUBJECT",
        "nginx | The admin page is exposed when served via nginx. | MENTION",
        "nginx | A reverse proxy (e.g. an nginx) hides the bug. | MENTION",
        "WordPress | The Foo plugin for WordPress is vulnerable. | MENTION",
        "Google Chrome | 155.0.8059.39以前のGoogle Chromeにおける不備により情報が漏れます。 | SUBJECT",
        "サイボウズ Garoon | サイボウズ Garoonには、複数の脆弱性が存在します。 | SUBJECT"
      })
  void in_a_text_the_subject_counts_more_than_a_mention(
      String watch, String text, String expected) {
    assertThat(tier(judge(record().summary(Localized.en(text)).build(), Watch.of(watch))))
        .isEqualTo(Tier.valueOf(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Windows Server 2019 | Heap overflow in Windows GDI allows an attacker to run code. |"
            + " FAMILY",
        "Windows XP | Heap overflow in Windows GDI allows an attacker to run code. | none",
        "Windows XP | A flaw in Microsoft Windows 2000 SP4, XP SP2, and Vista lets anyone in. |"
            + " SUBJECT",
        "Windows Server 2019 | A flaw in Microsoft Windows 10, 11 and Server 2022 lets anyone in. |"
            + " none"
      })
  void windows_without_a_version_means_all_that_are_supported(
      String watch, String text, String expected) {
    List<Verdict> verdicts = judge(record().summary(Localized.en(text)).build(), Watch.of(watch));
    if (expected.equals("none")) {
      assertThat(verdicts).isEmpty();
    } else {
      assertThat(tier(verdicts)).isEqualTo(Tier.valueOf(expected));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Apache Tomcat | A flaw in the sample servlet for Apache Tomcat 6.0.1 leaks a file.",
        "Oracle Database | A flaw in the sample component for Oracle Database 10.1 leaks data.",
        "IBM DB2 | A flaw in IBM DB2 UDB 9.1 before fixpak 4 lets anyone in.",
        "HP-UX | A flaw in HP HP-UX B.11.31 lets anyone in.",
        "Moodle | A flaw in the way MOODLE 3.10.9 handles a name lets anyone in.",
        "Adobe Illustrator | Illustrator versions 29.8.2 and earlier are affected by a flaw.",
        "PostgreSQL | A flaw in Tcl before 8.4, as used by PostgreSQL 8.2, crashes it."
      })
  void names_are_found_in_many_ways_of_speaking(String watch, String text) {
    assertThat(tier(judge(record().summary(Localized.en(text)).build(), Watch.of(watch))))
        .isEqualTo(Tier.SUBJECT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SQL Server | Microsoft | Microsoft SQL Server 2019 (GDR) | AFFECTED",
        "Windows 10 | Microsoft | Windows 10 Version 1809 for x64-based Systems | AFFECTED",
        "iOS | Apple | iOS and iPadOS | PRODUCT",
        "Word | マイクロソフト | Microsoft Word | PRODUCT",
        "Microsoft Exchange Server | Microsoft | Microsoft Exchange Server 2016 Cumulative Update"
            + " 23 | AFFECTED",
        "Kofax Power PDF | Tungsten Automation | Power PDF | none"
      })
  void products_of_records_go_by_editions_and_versions(
      String watch, String vendor, String product, String expected) {
    List<Verdict> verdicts =
        judge(record().products(List.of(Product.named(vendor, product))).build(), Watch.of(watch));
    if (expected.equals("none")) {
      assertThat(verdicts).isEmpty();
    } else {
      assertThat(tier(verdicts)).isEqualTo(Tier.valueOf(expected));
    }
  }

  @Test
  void a_japanese_title_needs_no_spaces() {
    assertThat(
            tier(
                judge(
                    record().title(Localized.ja("GoogleのGoogle Chromeにおける境界外書き込みに関する脆弱性")).build(),
                    Watch.of("Google Chrome"))))
        .isEqualTo(Tier.TITLE);
  }

  @Test
  void full_width_letters_and_cases_are_the_same() {
    assertThat(tier(judge(record().title(Localized.ja("ＮＧＩＮＸにおける脆弱性")).build(), Watch.of("nginx"))))
        .isEqualTo(Tier.TITLE);
  }

  @Test
  void parts_of_words_paths_and_compounds_are_no_names() {
    for (String text :
        List.of(
            "phpnginxer", "mod_nginx_x", "in /etc/nginx/conf", "use ingress-nginx", "nginx-ui 2")) {
      assertThat(judge(record().summary(Localized.en(text)).build(), Watch.of("nginx")))
          .as(text)
          .isEmpty();
    }
  }

  @Test
  void an_exclude_in_the_title_keeps_it_away_and_says_which_word() {
    List<Verdict> verdicts =
        judge(
            record()
                .title(Localized.en("WordPress Foo plugin <= 1.2 - XSS vulnerability"))
                .products(List.of(Product.named("Foo", "Foo")))
                .build(),
            excluding("WordPress", "プラグイン", "plugin", "theme"));

    assertThat(verdicts).singleElement().isInstanceOf(Verdict.Excluded.class);
    Verdict.Excluded excluded = (Verdict.Excluded) verdicts.getFirst();
    assertThat(excluded.rule()).isEqualTo("exclude");
    assertThat(excluded.detail()).isEqualTo("plugin");
  }

  @Test
  void an_exclude_elsewhere_in_the_text_does_not_keep_the_product_itself_away() {
    List<Verdict> verdicts =
        judge(
            record()
                .products(List.of(Product.named("WordPress Foundation", "WordPress")))
                .summary(Localized.en("WordPress 6.1 leaks data. It also affects a plugin."))
                .build(),
            excluding("WordPress", "plugin"));

    assertThat(tier(verdicts)).isEqualTo(Tier.PRODUCT);
  }

  @Test
  void a_record_that_names_other_products_only_mentions_this_one() {
    assertThat(
            tier(
                judge(
                    record()
                        .title(Localized.en("WordPress WE Blocks <= 1.3.5 - XSS"))
                        .products(List.of(Product.named("wordpresteem", "WE Blocks")))
                        .build(),
                    Watch.of("WordPress"))))
        .isEqualTo(Tier.MENTION);
  }

  @Test
  void a_keyword_hits_wherever_it_stands() {
    Watch watch =
        new Watch(
            "ransom",
            List.of(),
            List.of("ランサムウェア"),
            List.of(),
            Set.of(),
            Set.of(),
            null,
            Unscored.TICKET,
            Handling.DEFAULT,
            Policy.DEFAULT);

    assertThat(tier(judge(record().summary(Localized.ja("これはランサムウェアで悪用されています")).build(), watch)))
        .isEqualTo(Tier.SUBJECT);
  }

  @Test
  void a_watch_for_certain_weaknesses_or_sources_says_why_it_is_not_hit() {
    Watch onlySql =
        new Watch(
            "w",
            List.of(new Subject("nginx", List.of())),
            List.of(),
            List.of(),
            Set.of(new Weakness(89)),
            Set.of(),
            null,
            Unscored.TICKET,
            Handling.DEFAULT,
            Policy.DEFAULT);
    Watch onlyJvn =
        new Watch(
            "w",
            List.of(new Subject("nginx", List.of())),
            List.of(),
            List.of(),
            Set.of(),
            Set.of("jvn"),
            null,
            Unscored.TICKET,
            Handling.DEFAULT,
            Policy.DEFAULT);
    Advisory advisory =
        record()
            .products(List.of(Product.named("f5", "nginx")))
            .weaknesses(Set.of(new Weakness(79)))
            .build();

    assertThat(((Verdict.Excluded) judge(advisory, onlySql).getFirst()).rule()).isEqualTo("cwe");
    assertThat(((Verdict.Excluded) judge(advisory, onlyJvn).getFirst()).rule())
        .isEqualTo("sources");
  }

  @Test
  void evidence_names_the_word_as_the_user_writes_it_and_where_it_stood() {
    Verdict.Matched matched =
        (Verdict.Matched)
            judge(
                    record().title(Localized.en("google chrome: use after free")).build(),
                    Watch.of("Google Chrome"))
                .getFirst();

    assertThat(matched.best().word()).isEqualTo("Google Chrome");
    assertThat(matched.best().field()).isEqualTo(Evidence.Field.TITLE);
    assertThat(matched.best().advisory()).isEqualTo(new AdvisoryId("cve", CVE.value()));
  }

  @Test
  void a_news_item_that_lists_many_says_little_of_each() {
    Advisory item =
        Advisory.of(
                new AdvisoryId("news", "https://example.jp/1"),
                Advisory.Kind.ITEM,
                Instant.parse("2026-10-01T00:00:00Z"))
            .cves(
                Set.of(
                    CVE,
                    new CveId("CVE-2026-0002"),
                    new CveId("CVE-2026-0003"),
                    new CveId("CVE-2026-0004")))
            .title(Localized.ja("nginxなどの脆弱性まとめ"))
            .build();

    assertThat(tier(judge(item, Watch.of("nginx")))).isEqualTo(Tier.MENTION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Linux Kernel | The sample_rcv function in AppleTalk for Linux kernel 2.6.x trusts a length.
          Django       | The class in the SampleMiddleware for Django 0.95 mixes up two sessions.
          HP-UX        | A flaw in useradd on HP-UX B.11.11 lets local users read files.
          HP-UX        | HP HP-UX B11.11 does not check a descriptor.
          PHP          | The resource system in PHP 5.0.0 through 5.2.1 frees memory twice.
          Git          | An overflow in git before 1.5.6.4 lets a long path run code.
          Lotus Notes  | An overflow in Sample Reader 10.3, as used by IBM Lotus Notes, lets a mail run code.
          curl         | When a second request goes to the same host, curl would use memory that is free.
          PHP          | A long name overruns a buffer of the iisfunc extension for PHP 5.2.0 and earlier.
          PHP          | The SOAP extension in PHP calls a function with a seed that nobody set.
          Opera        | Sample Player 7, when used with Opera before 9.20, hears what is typed.
          PHP          | Sample News 2.4, when PHP before 5.0.0 is used, shows a path.
          HP-UX        | The sample daemon (slsd) on HP-UX B.11.11 lets anyone write files.
          EC-CUBE      | A query is built from words in EC-CUBE Ver2 2.1.2a and earlier.
          Microsoft Office | A sheet runs code in Microsoft Excel 2000 SP3, and Office for Mac 2004.
          Mozilla Firefox | Browsers of one engine, including Firefox before 1.5.0.10, mix up origins.
          """)
  void a_part_of_a_product_speaks_of_the_product(String watch, String text) {
    Advisory advisory = record().summary(Localized.en(text)).build();

    assertThat(tier(judge(advisory, Watch.of(watch)))).isEqualTo(Tier.SUBJECT);
  }

  @Test
  void japanese_titles_part_the_vendor_from_the_product() {
    Advisory engine = record().title(Localized.ja("DockerのEngineにおける認証の不備に関する脆弱性")).build();
    Advisory mobile =
        record().title(Localized.ja("マイクロソフトのMicrosoft Windows 10 Mobileにおける認証の不備に関する脆弱性")).build();

    assertThat(tier(judge(engine, Watch.of("Docker")))).isEqualTo(Tier.TITLE);
    assertThat(judge(mobile, Watch.of("Windows 10")))
        .allSatisfy(v -> assertThat(tier(List.of(v))).isEqualTo(Tier.MENTION));
  }
}
