package hinomi.watch.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hinomi.advisory.Product;
import hinomi.language.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurlPatternTest {

  @ParameterizedTest
  @CsvSource({
    "pkg:npm/lodash, https://registry.npmjs.org, lodash, true",
    "pkg:npm/lodash, https://www.npmjs.com, lodash, true",
    "pkg:npm/lodash@4.17.20, https://www.npmjs.com/package/, lodash, true",
    "pkg:npm/lodash, https://registry.npmjs.org, lodash.template, false",
    "pkg:npm/lodash, https://pypi.org, lodash, false",
    "pkg:npm/%40angular/core, https://registry.npmjs.org, @angular/core, true",
    "pkg:npm/@angular/core, https://registry.npmjs.org, @angular/core, true",
    "pkg:npm/core, https://registry.npmjs.org, @angular/core, false",
    "pkg:maven/org.apache.logging.log4j/log4j-core, https://repo.maven.apache.org/maven2,"
        + " org.apache.logging.log4j:log4j-core, true",
    "pkg:maven/org.apache.logging.log4j/log4j-core, https://repo.maven.apache.org/maven2/,"
        + " org.apache.logging.log4j:log4j-api, false",
    "pkg:maven/com.squareup.okio/okio, https://mvnrepository.com, com.squareup.okio:okio, true",
    "pkg:maven/com.squareup.okio/okio, https://mvnrepository.com, com.squareup.okio/okio, true",
    "pkg:pypi/apache-airflow, https://pypi.python.org/, apache-airflow, true",
    "pkg:pypi/Typing_Extensions, https://pypi.org, typing.extensions, true",
    "pkg:pypi/mlflow, https://pypi.org/project/pip, mlflow, true",
    "pkg:gem/rails, https://rubygems.org, rails, true",
    "pkg:cargo/tokio, https://crates.io/crates, tokio, true",
    "pkg:nuget/Newtonsoft.Json, https://nuget.org/packages, newtonsoft.json, true",
    "pkg:composer/mautic/core, https://packagist.org, mautic/core, true",
    "pkg:composer/mautic/core, https://packagist.org, mautic/core-lib, false",
    "pkg:golang/golang.org/x/crypto, https://pkg.go.dev, golang.org/x/crypto, true",
    "pkg:golang/golang.org/x/crypto, https://pkg.go.dev, golang.org/x/crypto/acme/autocert, true",
    "pkg:golang/golang.org/x/crypto, https://pkg.go.dev, golang.org/x/cryptography, false",
    "pkg:golang/stdlib, https://pkg.go.dev, os/exec, true",
    "pkg:golang/stdlib, https://pkg.go.dev, syscall, true",
    "pkg:golang/stdlib, https://pkg.go.dev, cmd/go, false",
    "pkg:golang/stdlib, https://pkg.go.dev, google.golang.org/protobuf/encoding/prototext, false",
    "pkg:golang/toolchain, https://pkg.go.dev, cmd/go, true",
    "pkg:golang/toolchain, https://pkg.go.dev, os/exec, false",
    "pkg:deb/debian/openssl, https://packages.debian.org, openssl, true",
    "pkg:deb/openssl, https://packages.debian.org, openssl, true",
    "pkg:deb/ubuntu/openssl, https://packages.debian.org, openssl, false",
    "pkg:rpm/redhat/samba, https://access.redhat.com/downloads/content/package-browser/, samba,"
        + " true",
    "pkg:rpm/fedora/qemu, https://packages.fedoraproject.org/, qemu, true",
    "pkg:github/keycloak/keycloak, https://github.com/keycloak/keycloak, keycloak-core, true",
    "pkg:github/keycloak/keycloak, https://github.com/keycloak/keycloak.git, '', true",
    "pkg:github/cloudflare/cfnts, https://github.com, cloudflare/cfnts, true",
    "pkg:github/keycloak/keycloak, https://github.com/other/keycloak, keycloak, false",
    "pkg:npm/lodash, REGISTRY.npmjs.org, LODASH, true",
    "pkg:npm/lodash, https://collection.example, pkg:npm/lodash, true",
    "pkg:npm/lodash, https://collection.example, lodash, false",
    "pkg:npm/lodash, '', lodash, false",
    "pkg:npm/lodash, https://registry.npmjs.org, '', false",
    "pkg:npm/lodash, 'https://[registry', lodash, false",
    "pkg:npm/lodash, 'mailto:registry.npmjs.org', lodash, false",
  })
  void packages_are_found_as_records_name_them(
      String watch, String collection, String name, boolean matches) throws NameError {
    PurlPattern pattern = PurlPattern.parse(watch);
    assertThat(pattern.matches(collection, name)).isEqualTo(matches);
    assertThat(
            pattern.matches(new Product("", "other", List.of(), name, collection, List.of(), true)))
        .isEqualTo(matches);
  }

  @Test
  void the_product_is_the_package_where_a_record_names_no_other() throws NameError {
    PurlPattern rails = PurlPattern.parse("pkg:gem/rails");
    assertThat(
            rails.matches(
                new Product("", "rails", List.of(), null, "https://rubygems.org", List.of(), true)))
        .isTrue();
    assertThat(rails.matches(Product.named("rails", "rails"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "pkg:npm/lodash, pkg:npm/lodash@4.17.20, true",
    "pkg:npm/lodash@4.17.20, pkg:npm/lodash, true",
    "pkg:npm/lodash@4.17.20, pkg:npm/lodash@4.17.20, true",
    "pkg:npm/lodash@4.17.20, pkg:npm/lodash@4.17.21, false",
    "pkg:deb/debian/openssl, pkg:deb/debian/openssl@3.0.11-1~deb12u2?arch=amd64&distro=bookworm,"
        + " true",
    "pkg:deb/openssl, pkg:deb/ubuntu/openssl, true",
    "pkg:deb/debian/openssl, pkg:deb/ubuntu/openssl, false",
    "pkg:golang/github.com/gin-gonic/gin, pkg:golang/github.com/Gin-Gonic/gin#binding, true",
    "pkg:NPM/lodash, pkg://npm/lodash, true",
    "pkg:npm/lodash, lodash, false",
    "pkg:npm/lodash, '', false",
    "pkg:npm/lodash, 'pkg:npm/lod ash%zz', false",
  })
  void package_urls_are_compared(String watch, String purl, boolean matches) throws NameError {
    assertThat(PurlPattern.parse(watch).matches(purl)).isEqualTo(matches);
  }

  @Test
  void its_parts_are_told() throws NameError {
    PurlPattern log4j =
        PurlPattern.parse("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1?type=jar");
    assertThat(log4j.type()).isEqualTo("maven");
    assertThat(log4j.simpleName()).isEqualTo("log4j-core");
    assertThat(log4j.version()).contains("2.14.1");
    assertThat(log4j)
        .hasToString("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1")
        .isEqualTo(PurlPattern.parse("pkg:maven/org.apache.logging.log4j/Log4j-Core@2.14.1"));
    assertThat(PurlPattern.parse("pkg:npm/lodash").version()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "lodash", "npm/lodash", "pkg:npm", "pkg:maven/log4j-core", "pkg:a b/c"})
  void what_is_no_package_url_is_refused(String text) {
    NameError error = catchThrowableOfType(NameError.class, () -> PurlPattern.parse(text));
    assertThat(error.text().key()).isEqualTo("purl.form");
    assertThat(error.text().in(Language.EN)).contains("pkg:npm/lodash").doesNotContain("{");
  }
}
