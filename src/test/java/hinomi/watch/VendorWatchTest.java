package hinomi.watch;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.Product;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorWatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "サイボウズ | サイボウズ株式会社: サイボウズ Garoon | PRODUCT",
        "サイボウズ | Cybozu, Inc.: Cybozu Office | PRODUCT",
        "Cybozu | サイボウズ: kintone | PRODUCT",
        "Cybozu, Inc. | cybozu: garoon | PRODUCT",
        "Red Hat | Red Hat: Red Hat Enterprise Linux 9 | PRODUCT",
        "redhat | Red Hat, Inc.: Keycloak | PRODUCT",
        "Palo Alto Networks | paloaltonetworks: pan-os | PRODUCT",
        "Cisco | Cisco Systems, Inc.: Cisco IOS XE Software | PRODUCT",
        "Cisco Systems | cisco: webex | PRODUCT",
        "シスコシステムズ | Cisco: Cisco Webex Meetings | PRODUCT",
        "Microsoft | Microsoft Corporation: Microsoft Exchange Server 2019 | PRODUCT",
        "Apache | Apache Software Foundation: Apache Answer | PRODUCT",
        // the product is for it, its vendor is another
        "Microsoft | Foxit: PDF Editor for Microsoft Teams | none",
        "Cisco | Ciscotools: Cisco Backup | none",
        "SAP | SAPPHIRE: Console | none",
        "Sage | Sage Software: Sage 300 | none",
      })
  void structured_fields_give_a_product_to_its_vendor(
      String vendor, String product, String expected) throws Exception {
    Advisory record = Judged.record(null, null, Judged.named(product));

    assertThat(Judged.tier(record, Judged.vendor(vendor))).isEqualTo(expected);
  }

  @Test
  void the_vendor_of_a_vulnerable_cpe_counts_and_that_of_a_platform_does_not() throws Exception {
    Product vulnerable = Judged.ofCpe("cpe:2.3:o:cisco:ios_xe:17.9.1:*:*:*:*:*:*:*");
    Product platform =
        new Product("", "", List.of("cpe:/o:microsoft:windows_10"), null, null, List.of(), false);
    Advisory record = Judged.record(null, null, vulnerable, platform);

    assertThat(Judged.tier(record, Judged.vendor("Cisco"))).isEqualTo("PRODUCT");
    assertThat(Judged.tier(record, Judged.vendor("Microsoft"))).isEqualTo("none");
  }

  @Test
  void a_vendor_without_a_product_is_enough() throws Exception {
    Advisory record = Judged.record(null, null, Product.named("サイボウズ株式会社", ""));

    assertThat(Judged.tier(record, Judged.vendor("Cybozu"))).isEqualTo("PRODUCT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "サイボウズ | サイボウズ Garoon における複数の脆弱性 | VENDOR",
        "サイボウズ | サイボウズ製品における認証回避の脆弱性 | VENDOR",
        "Cybozu | サイボウズ Office に複数の脆弱性 | VENDOR",
        "Cisco | シスコシステムズの Cisco IOS における入力確認に関する脆弱性 | VENDOR",
        "Cisco | Ciscoの複数の製品における認証に関する脆弱性 | VENDOR",
        "トレンドマイクロ | 複数の Trend Micro 製品における権限昇格の脆弱性 | none",
        "Trend Micro | 複数の Trend Micro 製品における権限昇格の脆弱性 | VENDOR",
        "Cisco | A flaw in Cisco IOS XE Software lets an attacker read files. | VENDOR",
        "Cisco | Cisco Webex Meetings Cross-Site Scripting Vulnerability | VENDOR",
        "Microsoft | Microsoft Exchange Server Spoofing Vulnerability | VENDOR",
        // surroundings and things made for it
        "Microsoft | A flaw in Sample PDF Editor for Microsoft Teams leaks names. | MENTION",
        "Microsoft | Sample Reader 1.2 on Microsoft Windows loads any library. | MENTION",
        "Microsoft | The Microsoft Clarity plugin is open to request forgery. | MENTION",
        "Microsoft | Sample Board, when using Microsoft Edge, runs a script. | MENTION",
        "Microsoft | A crafted file allows attackers to run code in Microsoft Word. | MENTION",
        "Microsoft | WordPress 用プラグイン Microsoft Clarity における脆弱性 | MENTION",
        "Cisco | Cisco 用プラグインにおける認証不備の脆弱性 | MENTION",
        "Dell | A farmer in the dell sees the password. | MENTION",
        // names that are words or platforms tell nothing in a text
        "Slack | Slack in the rope lets an attacker read files. | none",
        "Android | A flaw in Android Sample lets an attacker read files. | none",
        "F5 | Press F5 to crash it. | none",
      })
  void in_a_text_only_the_place_of_the_subject_tells(String vendor, String text, String expected)
      throws Exception {
    assertThat(Judged.tier(Judged.record(text, null), Judged.vendor(vendor))).isEqualTo(expected);
  }

  @Test
  void a_record_that_names_another_vendor_is_about_that_ones_product() throws Exception {
    Advisory record =
        Judged.record(
            "Microsoft Office files crash it", null, Judged.named("Foxit: Foxit PDF Editor"));

    Evidence best = Judged.best(record, Judged.vendor("Microsoft"));

    assertThat(best).isNotNull();
    assertThat(best.tier()).isEqualTo(Tier.MENTION);
    assertThat(best.guard()).isEqualTo("other-product");
  }

  @Test
  void evidence_names_the_vendor_as_the_user_writes_it() throws Exception {
    Advisory record = Judged.record(null, null, Judged.named("Cybozu, Inc.: Cybozu Garoon"));

    Evidence best = Judged.best(record, Judged.vendor("NEC", "サイボウズ"));

    assertThat(best).isNotNull();
    assertThat(best.naming()).isEqualTo(Naming.VENDOR);
    assertThat(best.word()).isEqualTo("サイボウズ");
    assertThat(best.subject()).isEqualTo("サイボウズ");
    assertThat(best.found()).isEqualTo("Cybozu, Inc. Cybozu Garoon");
  }

  @Test
  void an_exclude_keeps_one_of_its_products_away() throws Exception {
    Watch watch =
        Judged.watch("vendor", List.of(Wanted.Vendor.parse("Microsoft")), "edge", "minecraft");

    assertThat(
            Judged.judge(
                Judged.record(null, null, Judged.named("Microsoft: Microsoft Edge")), watch))
        .singleElement()
        .isInstanceOf(Verdict.Excluded.class);
    assertThat(
            Judged.tier(
                Judged.record(
                    null,
                    null,
                    Judged.named("Microsoft: Microsoft Edge"),
                    Judged.named("Microsoft: Windows 11")),
                watch))
        .isEqualTo("PRODUCT");
  }

  @Test
  void it_leaves_what_other_watches_say_as_it_is() throws Exception {
    Advisory record = Judged.record("A flaw in Cisco IOS XE 17.1 lets anybody in.", null);
    List<Verdict> alone = Judged.judge(record, Watch.of("Cisco IOS XE"));

    List<Verdict> beside =
        Judged.judge(
            record, Watch.of("Cisco IOS XE"), Judged.vendor("Cisco"), Judged.keywords("a OR IOS"));

    assertThat(beside).contains(alone.getFirst());
  }
}
