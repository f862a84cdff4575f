package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.Product;
import hinomi.store.ProductStore.ProductRow;
import hinomi.watch.dictionary.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What products are called, as it comes with the pages. */
interface ProductContract extends StoreCase {

  @Test
  default void a_page_brings_the_names_of_its_products_once_and_counts_the_rest() {
    collect(about("CVE-2030-0001", product("Foo, Inc.", "Bar", "cpe:/a:foo:bar:1.0")));
    collect(
        about("CVE-2030-0002", product("Foo, Inc.", "Bar", "cpe:/a:foo:bar:1.0")),
        about("CVE-2030-0003", product("フー", "フー バール", "cpe:2.3:a:foo:bar:2:*:*:*:*:*:*:*")));

    assertThat(another().products().named(List.of("foo bar")))
        .containsExactly(
            new ProductRow(
                "foo:bar",
                List.of("Bar", "Foo Bar", "フー バール"),
                List.of("フー:フー バール"),
                "cpe:/a:foo:bar",
                List.of(),
                3));
  }

  @Test
  default void an_entry_that_comes_again_or_changes_counts_once_and_its_new_names_are_kept() {
    collect(about("CVE-2030-0001", product("foo", "bar")));
    collect(about("CVE-2030-0001", product("foo", "bar")));
    collect(about("CVE-2030-0001", product("foo", "bar"), product("foo", "baz")));

    assertThat(store().products().named(List.of("foo bar", "foo baz")))
        .extracting(ProductRow::pair, ProductRow::seen)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("foo:bar", 1L),
            org.assertj.core.groups.Tuple.tuple("foo:baz", 0L));
  }

  @Test
  default void details_bring_names_too() {
    collect(StoreCase.advisory("jvn-ipedia", "JVNDB-2030-000001", "one", "CVE-2030-0001"));
    store()
        .detailed(
            List.of(
                Advisory.of(
                        new AdvisoryId("jvn-ipedia", "JVNDB-2030-000001"), Advisory.Kind.ENTRY, NOW)
                    .products(List.of(product("フー", "バール", "cpe:/a:foo:bar")))
                    .build()),
            NOW);

    assertThat(store().products().known(List.of("フー バール", "バール", "nothing")))
        .containsExactly("バール", "フー バール");
  }

  @Test
  default void a_page_that_is_not_kept_leaves_no_names_behind() {
    meddle("ALTER TABLE source_state RENAME TO elsewhere");
    org.junit.jupiter.api.Assertions.assertThrows(
        StoreException.class, () -> collect(about("CVE-2030-0001", product("foo", "bar"))));
    assertThat(store().products().count()).isZero();
    meddle("ALTER TABLE elsewhere RENAME TO source_state");

    collect(about("CVE-2030-0001", product("foo", "bar")));
    assertThat(store().products().named(List.of("bar"))).hasSize(1);
  }

  @Test
  default void a_dictionary_adds_names_to_what_was_seen_and_counts_nothing() {
    collect(about("CVE-2030-0001", product("foo", "bar")));
    Sighting word =
        new Sighting(
            "foo:bar", List.of("フー バール", "BAR"), List.of("フー:バール"), "cpe:/a:foo:bar", List.of());
    store().products().learn(List.of(word));
    store().products().learn(List.of(word));

    assertThat(store().products().named(List.of("フー バール")))
        .containsExactly(
            new ProductRow(
                "foo:bar",
                List.of("bar", "foo bar", "フー バール"),
                List.of("フー:バール"),
                "cpe:/a:foo:bar",
                List.of(),
                1));
  }

  @Test
  default void words_are_sought_in_names_pairs_and_packages_and_mean_themselves() {
    store()
        .products()
        .learn(
            List.of(
                sighting("cybozu:garoon", "サイボウズ ガルーン"),
                sighting("cybozu:office", "サイボウズ オフィス"),
                sighting("acme:100%_safe", "100%_safe"),
                new Sighting("a:b", List.of("b"), List.of(), "", List.of("org.Acme:Core"))));
    collect(about("CVE-2030-0001", product("cybozu", "office")));

    assertThat(found("サイ")).containsExactly("cybozu:office", "cybozu:garoon");
    assertThat(found("cybozu", "ガル")).containsExactly("cybozu:garoon");
    assertThat(found("0%_s")).containsExactly("acme:100%_safe");
    assertThat(found("0_s")).isEmpty();
    assertThat(found("org.acme")).containsExactly("a:b");
    assertThat(store().products().search(List.of("o"), 1)).hasSize(1);
  }

  @Test
  default void names_that_begin_alike_are_found_for_a_hint() {
    store().products().learn(List.of(sighting("f5:nginx", "nginx"), sighting("a:b", "apache")));

    assertThat(store().products().alike(List.of("nginxx", "x"))).containsExactly("nginx");
  }

  @Test
  default void a_product_has_only_so_many_names_and_no_endless_ones() {
    store()
        .products()
        .learn(IntStream.range(0, 100).mapToObj(i -> sighting("foo:bar", "name " + i)).toList());
    store().products().learn(List.of(sighting("foo:baz", "x".repeat(3000), "a|b")));

    assertThat(store().products().named(List.of("name 1")).getFirst().names()).hasSize(32);
    List<ProductRow> all = new ArrayList<>();
    store().products().each(all::add);
    assertThat(all).extracting(ProductRow::pair).containsExactly("foo:bar", "foo:baz");
    assertThat(all.getLast().names()).isEmpty();
  }

  private List<String> found(String... words) {
    return store().products().search(List.of(words), 10).stream().map(ProductRow::pair).toList();
  }

  private static Sighting sighting(String pair, String... names) {
    return new Sighting(pair, List.of(names), List.of(), "", List.of());
  }

  private static Product product(String vendor, String name, String... cpes) {
    return new Product(vendor, name, List.of(cpes), null, null, List.of(), true);
  }

  private static Advisory about(String id, Product... products) {
    return Advisory.of(new AdvisoryId("cve", id), Advisory.Kind.RECORD, NOW.minus(HOUR))
        .products(List.of(products))
        .build();
  }
}
