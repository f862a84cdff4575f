package hinomi.watch.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Product;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which product an entry's names are names of. */
class SightingsTest {

  private static List<Sighting> of(String vendor, String name, String... cpes) {
    return Sightings.of(new Product(vendor, name, List.of(cpes), null, null, List.of(), true));
  }

  @ParameterizedTest
  @CsvSource({
    "'Foo, Inc.', Bar, cpe:/a:foo:bar:1.0",
    "The Foo Foundation, Foo Bar, cpe:2.3:a:foo:bar:*:*:*:*:*:*:*:*",
    "Red Hat, Ansible Tower, cpe:/a:redhat:ansible_tower",
    "サイボウズ, サイボウズ ガルーン, cpe:/a:cybozu:garoon",
  })
  void names_that_agree_with_the_cpe_join_it(String vendor, String name, String cpe) {
    assertThat(of(vendor, name, cpe))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.pair()).isEqualTo(Sightings.pair(cpe).orElseThrow());
              assertThat(s.names()).contains(name);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Foo, Bar, cpe:/a:microsoft:office",
    "Foo, Bar Client, cpe:/a:foo:bar",
    "Baz, Bar, cpe:/a:foo:bar",
  })
  void names_that_do_not_are_another_product(String vendor, String name, String cpe) {
    assertThat(of(vendor, name, cpe))
        .extracting(Sighting::pair)
        .containsExactly(
            Text.fold(vendor) + ":" + Text.fold(name), Sightings.pair(cpe).orElseThrow());
  }

  @Test
  void several_cpes_are_several_products_and_the_name_is_none_of_them() {
    assertThat(of("Foo", "Bar", "cpe:/a:foo:bar:1", "cpe:/a:foo:bar:2", "cpe:/a:foo:baz"))
        .extracting(Sighting::pair)
        .containsExactly("foo:bar", "foo:baz");
    assertThat(of("Foo", "Bar and Baz", "cpe:/a:foo:bar", "cpe:/a:foo:baz"))
        .extracting(Sighting::pair)
        .containsExactly("foo:bar and baz", "foo:bar", "foo:baz");
  }

  @Test
  void lists_sentences_and_placeholders_are_no_names() {
    assertThat(of("Foo", "all of ".repeat(30))).isEmpty();
    assertThat(of("Foo", "(複数の製品)")).isEmpty();
    assertThat(of("n/a", "n/a")).isEmpty();
    assertThat(of("", "", "cpe:/a:foo", "nonsense", "cpe:2.3:a:*:*")).isEmpty();
  }
}
