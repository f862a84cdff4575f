package hinomi.config.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.config.inventory.LeftOut.Reason;
import hinomi.config.inventory.PackageRules.Ruling;
import hinomi.language.Bundles;
import hinomi.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PackageRulesTest {
  private static final PackageRules RULES = PackageRules.bundled();

  @ParameterizedTest
  @CsvSource({
    "deb, libssl3, OpenSSL",
    "deb, libssl1.1, OpenSSL",
    "deb, libssl3t64, OpenSSL",
    "deb, linux-image-6.1.0-21-amd64, Linux Kernel",
    "deb, python3.11, Python",
    "deb, libpython3.11-stdlib, Python",
    "deb, nginx-core, nginx",
    "deb, apache2-bin, Apache HTTP Server",
    "deb, openjdk-17-jre, OpenJDK",
    "deb, php8.2-fpm, PHP",
    "deb, bind9-dnsutils, BIND",
    "deb, perl-base, Perl",
    "deb, postgresql-15, PostgreSQL",
    "rpm, httpd-core, Apache HTTP Server",
    "rpm, mod_ssl, Apache HTTP Server",
    "rpm, kernel-core, Linux Kernel",
    "rpm, openssl-libs, OpenSSL",
    "rpm, python3-libs, Python",
    "rpm, java-17-openjdk-headless, OpenJDK",
    "rpm, php-cli, PHP",
    "apk, linux-virt, Linux Kernel",
    "maven, org.apache.logging.log4j:log4j-core, Apache Log4j",
    "maven, org.springframework:spring-core, Spring Framework",
    "gem, activerecord, Ruby on Rails"
  })
  void a_package_belongs_to_a_product(String ecosystem, String name, String product) {
    assertThat(RULES.of(ecosystem, name)).contains(new Ruling.Product(product));
  }

  @ParameterizedTest
  @CsvSource({
    "deb, fonts-ipafont, FONT",
    "deb, libhtml-parser-perl, PERL",
    "deb, php, META",
    "deb, libreoffice-l10n-ja, TRANSLATION",
    "deb, linux-headers-6.1.0-21-amd64, HEADERS",
    "rpm, kernel-headers, HEADERS",
    "rpm, glibc-langpack-ja, TRANSLATION",
    "rpm, perl-Encode, PERL",
    "rpm, tzdata-java, DATA",
    "os, debian, PLATFORM"
  })
  void a_package_that_nobody_names_is_left_out(String ecosystem, String name, Reason reason) {
    assertThat(RULES.of(ecosystem, name)).contains(new Ruling.Out(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "deb, gitolite3",
    "deb, phppgadmin",
    "deb, nginxctl",
    "rpm, pythonic",
    "pypi, nginx",
    "npm, openssl"
  })
  void a_longer_name_or_another_ecosystem_is_something_else(String ecosystem, String name) {
    assertThat(RULES.of(ecosystem, name)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void every_reason_has_words(Reason reason) {
    for (Language language : Language.values()) {
      assertThat(Bundles.bundle(Remark.ROOM, language)).containsKey("left." + reason.key());
    }
  }

  @Test
  void every_rule_has_four_columns_and_stands_once() throws IOException {
    Path file = Path.of("src/main/resources/hinomi/config/inventory/packages.tsv");
    assertThat(Files.readAllLines(file).stream().filter(l -> !l.startsWith("#")))
        .doesNotHaveDuplicates()
        .allSatisfy(line -> assertThat(line.split("\t", -1)).hasSize(4).noneMatch(String::isBlank));
  }

  @Test
  void every_message_that_a_sheet_is_given_has_words() throws IOException {
    var key =
        java.util.regex.Pattern.compile(
            "(?:error|note|unreadable|tell|cut)\\([^\"]*?\"([a-z0-9.-]+)\"");
    Path folder = Path.of("src/main/java/hinomi/config/inventory");
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(key.matcher(Files.readString(file)).results().map(m -> m.group(1)))
            .as(file.toString())
            .allSatisfy(k -> assertThat(Bundles.bundle(Remark.ROOM, Language.EN)).containsKey(k));
      }
    }
  }
}
