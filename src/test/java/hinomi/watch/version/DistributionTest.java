package hinomi.watch.version;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Product;
import hinomi.advisory.VersionRange;
import hinomi.advisory.VersionRange.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {
  private static final Product UPSTREAM =
      product("openssl", VersionRange.affected("3.0.0", "3.0.7", null, "semver"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3.0.11-1~deb12u2",
        "1:1.24.0-2.el9",
        "1.24.0-2.el9_4.1",
        "2.4.52-1ubuntu4.9",
        "2.31-13+deb11u11",
        "1.1.1w-0+deb11u1",
        "5.14.21-150400.24.100",
        "3.1.4-r5",
        "6.1.0-18-amd64",
        "5.15.0-91-generic",
        "1.20.1+dfsg-1",
        "OpenSSH_9.2p1 Debian-2+deb12u3",
        "5.10.210-201.852.amzn2"
      })
  void a_version_of_a_distribution_is_known_by_its_form(String version) {
    assertThat(Distribution.of(Installed.of(version))).isPresent();
    assertThat(Versions.judge(Installed.of(version), List.of(UPSTREAM)).reason().key())
        .isEqualTo("distribution");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.24.0",
        "1.0.2k",
        "7.2.5 build1517",
        "10.0.19045.1234",
        "2.0.0-rc1",
        "9.2p1",
        "6.9.3-9",
        "21.2R3-S5-EVO",
        "2024.1",
        "15.2(4)M3",
        "3.3 Patch 2"
      })
  void other_versions_are_not(String version) {
    assertThat(Distribution.of(Installed.of(version))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deb", "rpm", "apk", "RPM", "ubuntu", "alpm"})
  void an_ecosystem_says_it_too(String ecosystem) {
    Installed installed = new Installed("3.0.8", Optional.of(ecosystem));
    assertThat(Versions.judge(installed, List.of(UPSTREAM)).reason().key())
        .isEqualTo("distribution");
  }

  @ParameterizedTest
  @CsvSource({
    "1:1.20.1-14.el9, affected",
    "1:1.20.1-20.el9_4, excepted",
    "1:1.20.1-22.el9_5.1, excepted",
    "1.20.1-22.el9_5.1, distribution",
    "1:1.20.1-22.el8, distribution",
    "1:1.20.1-22.module+el9.2.0+1, distribution",
    "1:1.20.1-22.fc39, distribution"
  })
  void the_same_release_of_the_same_distribution_says_it(String installed, String key) {
    Product el9 = redHat("Red Hat Enterprise Linux 9", "1:1.20.1-20.el9_4");
    assertThat(key(installed, UPSTREAM, el9)).isEqualTo(key);
  }

  @Test
  void an_extended_stream_says_nothing_of_the_others() {
    Product eus =
        redHat("Red Hat Enterprise Linux 8.6 Extended Update Support", "0:4.18.0-372.80.1.el8_6");
    Product main = redHat("Red Hat Enterprise Linux 8", "0:4.18.0-513.5.1.el8_9");
    assertThat(key("4.18.0-372.80.1.el8_6", main, eus)).isEqualTo("excepted");
    assertThat(key("4.18.0-372.79.1.el8_6", main, eus)).isEqualTo("affected");
    assertThat(key("4.18.0-477.1.1.el8_8", main, eus)).isEqualTo("affected");
    assertThat(key("4.18.0-477.1.1.el8_8", eus)).isEqualTo("distribution");
  }

  @Test
  void a_package_without_a_fix_stands_in_the_way() {
    Product fixed = redHat("Red Hat Enterprise Linux 9", "0:3.0.7-6.el9_2");
    Product open =
        product("Red Hat Enterprise Linux 9", VersionRange.affected(null, null, "*", "custom"));
    assertThat(key("3.0.7-24.el9", fixed)).isEqualTo("excepted");
    assertThat(key("3.0.7-24.el9", fixed, open)).isEqualTo("unclear");
  }

  @Test
  void debian_is_judged_within_one_release() {
    Product bookworm =
        product(
            "openssl",
            new VersionRange(Status.AFFECTED, null, "3.0.11-1~deb12u2", null, "deb", null));
    assertThat(key("3.0.11-1~deb12u1", bookworm)).isEqualTo("affected");
    assertThat(key("3.0.11-1~deb12u2", bookworm)).isEqualTo("outside");
    assertThat(key("1.1.1w-0+deb11u1", bookworm)).isEqualTo("distribution");
  }

  private static Product redHat(String name, String fixed) {
    return product(
        name,
        new VersionRange(Status.UNAFFECTED, fixed, null, "*", "rpm", null),
        VersionRange.affected(null, null, "*", "custom"));
  }

  private static Product product(String name, VersionRange... ranges) {
    return new Product("", name, List.of(), null, null, Arrays.asList(ranges), true);
  }

  private static String key(String installed, Product... products) {
    return Versions.judge(Installed.of(installed), Arrays.asList(products)).reason().key();
  }
}
