package hinomi.watch;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.Product;
import hinomi.watch.version.Installed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpeWatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpe:2.3:a:f5:nginx:* | cpe:2.3:a:f5:nginx:1.25.3:*:*:*:*:*:*:* | PRODUCT",
        "cpe:/a:cybozu:garoon | cpe:2.3:a:cybozu:garoon:5.0.0:*:*:*:*:*:*:* | PRODUCT",
        "cpe:2.3:a:cybozu:garoon | cpe:/a:cybozu:garoon | PRODUCT",
        // a version is what is installed, and judged as such
        "cpe:2.3:a:f5:nginx:1.24.0 | cpe:2.3:a:f5:nginx:1.25.3:*:*:*:*:*:*:* | PRODUCT",
        "cpe:/a:nginx:nginx:1.24.0 | cpe:/a:f5:nginx | PRODUCT",
        "cpe:/a:cybozu:garoon | cpe:/a:cybozu:office | none",
        "cpe:/a:sample:board | cpe:/a:other:board | MENTION",
        // open on one side
        "cpe:/a:cybozu | cpe:/a:cybozu:office:10.8 | PRODUCT",
        "cpe:/o:cisco | cpe:/a:cisco:webex | none",
        "cpe:2.3:a:*:sample_board | cpe:/a:anybody:sample_board | PRODUCT",
        "cpe:2.3:a:cybozu:remote* | cpe:/a:cybozu:remote_service_manager:3.1 | PRODUCT",
        "cpe:2.3:a:cybozu:remote* | cpe:/a:cybozu:garoon | none",
        // what it says of editions counts
        "cpe:2.3:a:sample:board:*:*:*:*:*:wordpress |"
            + " cpe:2.3:a:sample:board:1:*:*:*:*:wordpress:*:* | PRODUCT",
        "cpe:2.3:a:sample:board:9.*:*:*:*:*:*:*:* | cpe:/a:sample:board:9.1 | PRODUCT",
      })
  void a_vulnerable_cpe_decides(String watch, String cpe, String expected) throws Exception {
    Advisory record = Judged.record(null, null, Judged.ofCpe(cpe));

    assertThat(Judged.tier(record, Judged.cpe(watch))).isEqualTo(expected);
  }

  @Test
  void a_platforms_cpe_is_not_what_is_vulnerable() throws Exception {
    Product platform =
        new Product("", "", List.of("cpe:/o:linux:linux_kernel"), null, null, List.of(), false);

    assertThat(
            Judged.tier(
                Judged.record(null, null, platform), Judged.cpe("cpe:/o:linux:linux_kernel")))
        .isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpe:/a:cybozu:garoon | サイボウズ株式会社: サイボウズ Garoon | PRODUCT",
        "cpe:/a:cybozu:garoon | Cybozu, Inc.: Cybozu Garoon | PRODUCT",
        "cpe:/a:apache:http_server | Apache Software Foundation: Apache HTTP Server | PRODUCT",
        "cpe:2.3:a:f5:nginx:* | n/a: nginx | PRODUCT",
        // what no catalogue knows, by its own words
        "cpe:/a:sample:night_board | Sample, Inc.: Night Board | PRODUCT",
        "cpe:/a:sample:night_board | Sample: Sample Night Board Enterprise Edition | AFFECTED",
        "cpe:/a:sample:night_board | Other: Night Board | MENTION",
        "cpe:/a:f5:nginx | Kubernetes: ingress-nginx | none",
      })
  void without_a_cpe_vendor_and_product_of_the_record_decide(
      String watch, String product, String expected) throws Exception {
    Advisory record = Judged.record(null, null, Judged.named(product));

    assertThat(Judged.tier(record, Judged.cpe(watch))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpe:/a:cybozu:garoon | サイボウズ Garoon における複数の脆弱性 | TITLE",
        "cpe:/a:cybozu:garoon | Cybozu Garoon 5.0 shows a name to anybody. | TITLE",
        "cpe:/a:apache:http_server | A flaw in Apache HTTP Server 2.4.1 lets anybody in. | TITLE",
        "cpe:/a:f5:nginx | An nginx exporter writes its password to the log. | MENTION",
        "cpe:/a:sample:night_board | A flaw in Sample Night Board lets anybody in. | TITLE",
        "cpe:/a:sample:night_board | Night Board 1.2 lets anybody in. | TITLE",
        "cpe:/a:sample:board | All on board are let in by Sample Editor. | MENTION",
      })
  void a_text_names_the_product_as_if_the_user_had(String watch, String text, String expected)
      throws Exception {
    assertThat(Judged.tier(Judged.record(text, null), Judged.cpe(watch))).isEqualTo(expected);
  }

  @Test
  void its_version_is_what_is_installed() throws Exception {
    assertThat(Wanted.Cpe.parse("cpe:2.3:a:f5:nginx:1.24.0:*:*:*:*:*:*:*").installed())
        .contains(new Installed("1.24.0", Optional.empty()));
    assertThat(Wanted.Cpe.parse("cpe:/a:openbsd:openssh:9.2:p1").installed())
        .contains(new Installed("9.2p1", Optional.empty()));
    assertThat(Wanted.Cpe.parse("cpe:2.3:a:apache:tomcat:9.*:*:*:*:*:*:*:*").installed()).isEmpty();
    assertThat(Wanted.Cpe.parse("cpe:/a:f5:nginx").installed()).isEmpty();
  }

  @Test
  void evidence_calls_it_by_its_product() throws Exception {
    Advisory record = Judged.record("サイボウズ Garoon における複数の脆弱性", null);

    Evidence best = Judged.best(record, Judged.cpe("cpe:/a:cybozu:garoon:5.0"));

    assertThat(best).isNotNull();
    assertThat(best.naming()).isEqualTo(Naming.CPE);
    assertThat(best.word()).isEqualTo("サイボウズ Garoon");
    assertThat(best.subject()).isEqualTo("garoon");
  }

  @Test
  void a_name_that_a_suite_shares_does_not_bring_the_suite() throws Exception {
    Advisory record =
        Judged.record(null, "Microsoft Office Excel 2000 SP3 trusts the length of a sample.");

    assertThat(Judged.tier(record, Judged.cpe("cpe:/a:microsoft:powerpoint"))).isEqualTo("none");
    assertThat(Judged.tier(record, Judged.cpe("cpe:/a:microsoft:excel"))).isEqualTo("SUBJECT");
  }
}
