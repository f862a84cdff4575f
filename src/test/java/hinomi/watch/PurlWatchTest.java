package hinomi.watch;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.Product;
import hinomi.watch.version.Installed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurlWatchTest {
  private static Product packed(@Nullable String collection, String name) {
    return new Product("n/a", "n/a", List.of(), name, collection, List.of(), true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pkg:npm/lodash | https://registry.npmjs.org | lodash | PRODUCT",
        "pkg:npm/lodash@4.17.20 | https://www.npmjs.com | Lodash | PRODUCT",
        "pkg:npm/@sample/board | https://registry.npmjs.org | @sample/board | PRODUCT",
        "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1 |"
            + " https://repo.maven.apache.org/maven2 | org.apache.logging.log4j:log4j-core |"
            + " PRODUCT",
        "pkg:pypi/python-multipart | https://pypi.org | Python_Multipart | PRODUCT",
        "pkg:golang/github.com/sample/board | https://pkg.go.dev | github.com/sample/board/v2/net"
            + " | PRODUCT",
        "pkg:golang/stdlib | https://pkg.go.dev | net/http | PRODUCT",
        "pkg:deb/debian/openssl | https://packages.debian.org | openssl | PRODUCT",
        // as a package URL
        "pkg:npm/lodash | | pkg:npm/lodash | PRODUCT",
        "pkg:npm/@sample/board | | pkg:npm/%40sample/board | PRODUCT",
        // another package, or the same name elsewhere
        "pkg:npm/lodash | https://registry.npmjs.org | lodash-es | none",
        "pkg:npm/redis | https://pypi.org | redis | none",
        "pkg:npm/board | https://registry.npmjs.org | @sample/board | none",
        "pkg:npm/lodash | | pkg:pypi/lodash | none",
        "pkg:npm/lodash | not a collection | lodash | none",
      })
  void the_package_of_the_record_decides(
      String watch, @Nullable String collection, String name, String expected) throws Exception {
    Advisory record = Judged.record(null, null, packed(collection, name));

    assertThat(Judged.tier(record, Judged.purl(watch))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // its maker's
        "pkg:npm/lodash | lodash: lodash | Names leak. | AFFECTED",
        "pkg:maven/org.sample.night/board | Sample: board | Names leak. | AFFECTED",
        "pkg:composer/sample/board | sample: board | Names leak. | AFFECTED",
        // nothing else is called so
        "pkg:maven/org.sample.night/night-board | Anybody: night-board | Names leak. | AFFECTED",
        "pkg:npm/@sample/board | Anybody: @sample/board | Names leak. | AFFECTED",
        // the record says where it comes from
        "pkg:npm/request | Anybody: request | The npm package request leaks names. | AFFECTED",
        "pkg:pypi/requests | psf: requests | Requests is a HTTP library for Python. | AFFECTED",
        // a word, or another thing of the name
        "pkg:npm/request | Anybody: Request | Names leak. | MENTION",
        "pkg:npm/redis | redis: redis | Redis is a database. | MENTION",
        "pkg:npm/@sample/board | Anybody: board | Names leak. | none",
        "pkg:npm/lodash | Anybody: lodash-tools | Names leak. | none",
        // what the catalogue knows by the name
        "pkg:npm/jquery | jQuery: jQuery | Names leak. | PRODUCT",
        "pkg:deb/debian/openssl@3.0.11-1~deb12u2 | OpenSSL: OpenSSL | Names leak. | PRODUCT",
      })
  void vendor_and_product_count_where_they_can_mean_nothing_else(
      String watch, String product, String text, String expected) throws Exception {
    Advisory record = Judged.record(null, text, Judged.named(product));

    assertThat(Judged.tier(record, Judged.purl(watch))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pkg:npm/lodash | lodash before 4.17.21 on npm lets anybody in. | TITLE",
        "pkg:maven/org.sample/night-board | A flaw in night-board 1.2 lets anybody in. | TITLE",
        "pkg:npm/request | A request before 1.2 lets anybody in. | none",
        "pkg:npm/lodash | Sample Board 1.2 uses lodash 4 of npm. | MENTION",
      })
  void a_text_tells_where_it_names_the_ecosystem_or_the_name_is_telling(
      String watch, String text, String expected) throws Exception {
    assertThat(Judged.tier(Judged.record(text, null), Judged.purl(watch))).isEqualTo(expected);
  }

  @Test
  void its_version_is_what_is_installed_from_its_ecosystem() throws Exception {
    assertThat(Wanted.Purl.parse("pkg:npm/lodash@4.17.20").installed())
        .contains(new Installed("4.17.20", Optional.of("npm")));
    assertThat(Wanted.Purl.parse("pkg:npm/lodash").installed()).isEmpty();
  }

  @Test
  void evidence_calls_it_by_its_name() throws Exception {
    Evidence best =
        Judged.best(
            Judged.record(null, null, packed("https://registry.npmjs.org", "@sample/board")),
            Judged.purl("pkg:npm/@sample/board@1.0"));

    assertThat(best).isNotNull();
    assertThat(best.naming()).isEqualTo(Naming.PURL);
    assertThat(best.subject()).isEqualTo("@sample/board");
    assertThat(best.found()).isEqualTo("@sample/board");
  }
}
