package hinomi.watch.version;

import static hinomi.advisory.VersionRange.affected;
import static hinomi.advisory.VersionRange.text;
import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Product;
import hinomi.advisory.VersionRange;
import hinomi.advisory.VersionRange.Status;
import hinomi.language.Language;
import hinomi.watch.version.VersionVerdict.Affected;
import hinomi.watch.version.VersionVerdict.CannotTell;
import hinomi.watch.version.VersionVerdict.NotAffected;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

  @ParameterizedTest
  @CsvSource({
    "1.25.3, affected",
    "1.25.0, affected",
    "1.26.0, outside",
    "1.26.0-rc1, affected",
    "1.25.0-rc1, unclear",
    "1.24.0, outside",
    "1.27, outside",
    "1.25, affected",
    "1, unclear",
    "1.25.x, unclear",
    "1.26.x, unclear",
    "abc, unreadable-version",
    "n/a, unreadable-version",
    "*, unreadable-version",
    "1.24.0-2ubuntu7, distribution",
    "1:1.24.0-2.el9, distribution"
  })
  void a_range_between_two_bounds(String installed, String key) {
    assertThat(key(installed, product("nginx", affected("1.25.0", "1.26.0", null, "semver"))))
        .isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "2.4.54, affected",
    "2.4.55, outside",
    "2.4.54.1, unclear",
    "2.4, affected",
    "2.3.9, affected"
  })
  void an_end_that_is_included(String installed, String key) {
    assertThat(key(installed, product("httpd", affected(null, null, "2.4.54", "custom"))))
        .isEqualTo(key);
  }

  @Test
  void openssl_counts_with_letters() {
    Product product = product("OpenSSL", affected("1.0.2", "1.0.2zf", null, "custom"));
    assertThat(key("1.0.2k", product)).isEqualTo("affected");
    assertThat(key("1.0.2zf", product)).isEqualTo("outside");
    assertThat(key("1.0.2zg", product)).isEqualTo("outside");
  }

  @Test
  void single_versions_say_nothing_of_others() {
    Product product =
        product(
            "Sample",
            new VersionRange(Status.AFFECTED, "1.0", null, null, "custom", null),
            new VersionRange(Status.AFFECTED, "1.1", null, null, "custom", null));
    assertThat(key("1.1", product)).isEqualTo("affected");
    assertThat(key("1.1.0", product)).isEqualTo("affected");
    assertThat(key("1.1.3", product)).isEqualTo("unclear");
    assertThat(key("1.2", product)).isEqualTo("only-listed");
  }

  @ParameterizedTest
  @CsvSource({
    "10.2.7, affected",
    "10.2.8, outside",
    "10.2.30, outside",
    "10.4.2, outside",
    "11.0.0, outside",
    "10.3.5, other-branch",
    "9.5.0, other-branch"
  })
  void a_branch_that_is_not_listed_may_be_affected_too(String installed, String key) {
    Product product =
        product(
            "Drupal",
            affected("10.2.0", "10.2.8", null, "custom"),
            affected("10.4.0", "10.4.2", null, "custom"));
    assertThat(key(installed, product)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "5.12, excepted",
    "5.13.4, affected",
    "5.15.147, affected",
    "5.15.148, excepted",
    "5.16, affected",
    "6.1.80, excepted",
    "6.8, excepted",
    "6.9.1, excepted",
    "6.8-rc3, unclear"
  })
  void the_first_range_that_a_version_lies_in_decides(String installed, String key) {
    Product kernel =
        product(
            "Linux",
            new VersionRange(Status.AFFECTED, "5.13", null, null, "custom", null),
            new VersionRange(Status.UNAFFECTED, null, "5.13", null, "semver", null),
            new VersionRange(Status.UNAFFECTED, "5.15.148", null, "5.15.*", "semver", null),
            new VersionRange(Status.UNAFFECTED, "6.1.75", null, "6.1.*", "semver", null),
            new VersionRange(Status.UNAFFECTED, "6.8", null, "*", "original_commit_for_fix", null),
            affected(null, null, "*", "custom"));
    Product commits = product("Linux", affected("1da177e4c3f4", "0707c3fea810", null, "git"));
    assertThat(Versions.judge(Installed.of(installed), List.of(commits, kernel)).reason().key())
        .isEqualTo(key);
  }

  @Test
  void commits_cannot_be_compared() {
    Product commits = product("Linux", affected("1da177e4c3f4", "0707c3fea810", null, "git"));
    assertThat(key("5.15.1", commits)).isEqualTo("commits");
    assertThat(key("1.4.2", product("aops", affected("1.3.0", null, "1.4.1", "git"))))
        .as("versions that are merely called git")
        .isEqualTo("outside");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2.4.1 | 2.4.1 およびそれ以前 | affected",
        "2.4.2 | 2.4.1 およびそれ以前 | outside",
        "2.4.1.1 | 2.4.1 およびそれ以前 | unclear",
        "7.3.7 | 7.3.7 より前のバージョン | outside",
        "0.15.1 | 0.15.0 以上 0.15.2 未満 | affected",
        "5 | すべてのバージョン | affected",
        "n/a | すべてのバージョン | affected",
        "2.4.99 | 2.4 系 | affected",
        "2.6.0 | 2.4 系 | outside",
        "5.0 | 最新版より古いもの | unreadable-range",
        "2013 | 2013 RT SP1 | affected",
        "2016 | 2013 RT SP1 | unreadable-range",
        "5.3.1 | prior to 5.0.32 and 5.3.4 | affected",
        "1.2 | 1.0 以降 (2.0 を除く) | unreadable-range"
      })
  void words_are_ranges_too(String installed, String words, String key) {
    assertThat(key(installed, product("見本", text(words)))).isEqualTo(key);
  }

  @Test
  void series_of_one_product_keep_apart() {
    Product movableType =
        product(
            "Movable Type",
            text("8.4.2 およびそれ以前 (Movable Type 8系)"),
            text("7 r.5508 およびそれ以前 (Movable Type 7系)"));
    assertThat(key("7 r.5600", movableType)).isEqualTo("outside");
    assertThat(key("7 r.5500", movableType)).isEqualTo("affected");
    assertThat(key("8.5.0", movableType)).isEqualTo("outside");
    assertThat(key("6.8", movableType)).isEqualTo("other-branch");
  }

  @Test
  void words_mean_more_than_the_bounds_that_were_read_out_of_them() {
    VersionRange branches =
        new VersionRange(
            Status.AFFECTED, null, "3.0.5", null, "custom", "4.2 LTS before 4.2.8, before 3.0.5");
    assertThat(key("2.0", product("Sample", branches))).isEqualTo("affected");
    assertThat(key("4.2.7", product("Sample", branches))).isEqualTo("unreadable-range");
  }

  @Test
  void bounds_that_leave_nothing_between_them_are_not_believed() {
    assertThat(key("6.1.7601.1", product("Windows 7", affected("6.1.0", "1.001", null, "custom"))))
        .isEqualTo("unclear");
    assertThat(key("2.2", product("SOAP", affected("2.2", "2.2", null, "custom"))))
        .isEqualTo("unclear");
  }

  @Test
  void an_end_that_is_no_version_is_not_believed() {
    Product windows = product("Windows 10", affected("10.0.0", "publication", null, "custom"));
    assertThat(key("10.0.19045.1234", windows)).isEqualTo("unclear");
    assertThat(key("9.0", windows)).isEqualTo("outside");
  }

  @ParameterizedTest
  @CsvSource({
    "11, unclear",
    "22H2, unclear",
    "10.0.22621.4317, outside",
    "10.0.22621.4112, affected",
    "10.0.22000.1, outside"
  })
  void a_number_of_the_name_is_no_version(String installed, String key) {
    Product windows =
        product(
            "Windows 11 version 22H2", affected("10.0.22621.0", "10.0.22621.4317", null, "custom"));
    assertThat(key(installed, windows)).isEqualTo(key);
  }

  @Test
  void what_the_source_does_not_know_is_not_known() {
    assertThat(
            key(
                "3.0",
                product(
                    "Jenkins Plugin",
                    affected(null, null, "2.0", "maven"),
                    new VersionRange(Status.UNKNOWN, "2.1", null, "*", "maven", null))))
        .isEqualTo("said-unknown");
  }

  @Test
  void the_order_of_a_collection_is_exact() {
    Product product = product("jackson", affected("2.0.0", null, "2.9.10", "maven"));
    assertThat(key("2.9.10.4", product)).isEqualTo("unclear");
    assertThat(key(new Installed("2.9.10.4", Optional.of("maven")), product)).isEqualTo("outside");
    assertThat(key(new Installed("2.9.10-SNAPSHOT", Optional.of("maven")), product))
        .isEqualTo("affected");
    Product python = product("django", affected("4.2", "4.2.10", null, "python"));
    assertThat(key(new Installed("4.2.10.post1", Optional.of("pypi")), python))
        .isEqualTo("outside");
    assertThat(key(new Installed("4.2.10rc1", Optional.of("pypi")), python)).isEqualTo("affected");
    assertThat(key(new Installed("4.2.9", Optional.of("maven")), python)).isEqualTo("unclear");
  }

  @Test
  void a_cpe_names_a_version_where_nothing_else_does() {
    Product product =
        new Product(
            "cybozu", "garoon", List.of("cpe:/a:cybozu:garoon:4.0.3"), null, null, List.of(), true);
    assertThat(key("4.0.3", product)).isEqualTo("affected");
    assertThat(key("4.2.0", product)).isEqualTo("only-listed");
  }

  @Test
  void an_advisory_without_versions_is_silent() {
    assertThat(Versions.judge(Installed.of("1.0"), List.of(product("nginx"))))
        .isInstanceOfSatisfying(CannotTell.class, c -> assertThat(c.silent()).isTrue());
    assertThat(Versions.judge(Installed.of("1.0"), List.of()))
        .isInstanceOfSatisfying(CannotTell.class, c -> assertThat(c.silent()).isTrue());
    Product platform = new Product("x", "os", List.of(), null, null, List.of(text("1.0")), false);
    assertThat(key("1.0", platform)).isEqualTo("no-product");
  }

  @Test
  void an_entry_without_versions_is_the_same_product_under_its_other_name_or_stands_in_the_way() {
    Product judged = product("Apache HTTP Server", affected(null, "2.4.5", null, "semver"));
    Product again = new Product("apache", "http_server", List.of(), null, null, List.of(), true);
    Product other = product("mod_proxy_uwsgi");
    assertThat(Versions.judge(Installed.of("2.4.6"), List.of(judged, again)))
        .isInstanceOf(NotAffected.class);
    assertThat(key("2.4.6", judged, other)).isEqualTo("other-product");
    assertThat(key("2.4.4", judged, other)).isEqualTo("affected");
  }

  @Test
  void advisories_together_are_as_sure_as_the_least_sure_that_speaks() {
    VersionVerdict yes = Versions.judge(Installed.of("1.0"), List.of(product("a", text("全バージョン"))));
    VersionVerdict no = Versions.judge(Installed.of("3.0"), List.of(product("a", text("2.0 未満"))));
    VersionVerdict doubt = Versions.judge(Installed.of("3.0"), List.of(product("a", text("旧版"))));
    VersionVerdict silent = Versions.judge(Installed.of("3.0"), List.of(product("a")));
    assertThat(Versions.combine(List.of(no, doubt, yes))).isInstanceOf(Affected.class);
    assertThat(Versions.combine(List.of(no, doubt))).isEqualTo(doubt);
    assertThat(Versions.combine(List.of(silent, no, silent))).isEqualTo(no);
    assertThat(Versions.combine(List.of(silent))).isEqualTo(silent);
    assertThat(Versions.combine(List.of())).isInstanceOf(CannotTell.class);
  }

  @Test
  void the_reason_reads_in_both_languages() {
    VersionVerdict verdict =
        Versions.judge(
            Installed.of("1.26.1"),
            List.of(product("nginx", affected("1.25.0", "1.26.0", null, "semver"))));
    assertThat(verdict.reason().in(Language.JA))
        .isEqualTo("1.26.1 は、nginx の影響を受けるバージョン「>= 1.25.0, < 1.26.0」のいずれにも当てはまりません。");
    assertThat(verdict.reason().in(Language.EN))
        .isEqualTo("1.26.1 is none of the affected versions of nginx, \">= 1.25.0, < 1.26.0\".");
  }

  private static Product product(String name, VersionRange... ranges) {
    return new Product("", name, List.of(), null, null, Arrays.asList(ranges), true);
  }

  private static String key(String installed, Product... products) {
    return key(Installed.of(installed), products);
  }

  private static String key(Installed installed, Product... products) {
    return Versions.judge(installed, Arrays.asList(products)).reason().key();
  }
}
