package hinomi.watch.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which names of collected products a watch gets. */
class AliasesTest {
  private static final KnownProduct GAROON =
      new KnownProduct(
          List.of("サイボウズ ガルーン", "Garoon", "cybozu garoon", "ガルーン"),
          List.of("cybozu:garoon", "サイボウズ:サイボウズ ガルーン"));
  private static final KnownProduct ACME_OFFICE =
      new KnownProduct(List.of("Office", "Acme Office"), List.of("acme:office"));
  private static final KnownProduct FOO_OFFICE =
      new KnownProduct(List.of("Office", "Foo Office", "フー オフィス"), List.of("foo:office"));

  private static List<KnownProduct> lines(List<String> watched, KnownProduct... collected) {
    Aliases aliases = new Aliases(watched, name -> Optional.empty());
    List.of(collected).forEach(aliases::take);
    return aliases.products();
  }

  @Test
  void a_name_with_its_vendor_gets_the_others_that_say_the_vendor_and_no_bare_one() {
    assertThat(lines(List.of("サイボウズ　ガルーン"), GAROON))
        .containsExactly(
            new KnownProduct(
                List.of("サイボウズ ガルーン", "cybozu garoon"),
                List.of("cybozu:garoon", "サイボウズ:サイボウズ ガルーン")));
  }

  @Test
  void a_bare_name_that_one_product_bears_gets_those_with_the_vendor() {
    assertThat(lines(List.of("GAROON"), GAROON))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.names()).containsExactly("Garoon", "サイボウズ ガルーン", "cybozu garoon"));
  }

  @Test
  void a_bare_name_of_several_products_means_none() {
    assertThat(lines(List.of("Office"), ACME_OFFICE, FOO_OFFICE)).isEmpty();
    assertThat(lines(List.of("Office"), ACME_OFFICE)).hasSize(1);
  }

  @Test
  void a_product_called_as_its_vendor_has_its_name_before_others() {
    KnownProduct itself =
        new KnownProduct(List.of("zabbix", "Zabbix SIA zabbix"), List.of("zabbix:zabbix"));
    KnownProduct plugin = new KnownProduct(List.of("Zabbix"), List.of("jenkins:zabbix"));

    assertThat(lines(List.of("Zabbix"), plugin, itself))
        .singleElement()
        .satisfies(line -> assertThat(line.records()).containsExactly("zabbix:zabbix"));
  }

  @Test
  void a_watch_of_one_vendor_gets_nothing_of_anothers_product_of_the_same_name() {
    assertThat(lines(List.of("Foo Office"), ACME_OFFICE, FOO_OFFICE))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.records()).containsExactly("foo:office");
              assertThat(line.names()).containsExactly("Foo Office");
            });
  }

  @Test
  void two_records_of_one_vendor_and_name_are_one_product() {
    KnownProduct cpe = new KnownProduct(List.of("apache widget"), List.of("apache:widget"));
    KnownProduct record =
        new KnownProduct(
            List.of("Apache Widget"), List.of("apache software foundation:apache widget"));

    assertThat(lines(List.of("Apache Widget"), cpe, record))
        .singleElement()
        .satisfies(line -> assertThat(line.records()).hasSize(2));
  }

  @Test
  void what_the_catalogue_made_by_hand_knows_stays_as_it_is() {
    Aliases aliases =
        new Aliases(
            List.of("Office", "Foo Office"),
            name -> name.equals("Office") ? Optional.of(ACME_OFFICE) : Optional.empty());

    assertThat(aliases.wanted()).containsExactly("foo office");
  }

  @Test
  void a_name_that_is_anothers_by_hand_is_left_out() {
    KnownProduct both = new KnownProduct(List.of("Foo Office", "foo suite"), List.of("foo:office"));
    Aliases aliases =
        new Aliases(
            List.of("Foo Office"),
            name ->
                name.equals("foo suite")
                    ? Optional.of(new KnownProduct(List.of("Foo Suite"), List.of("foo:suite")))
                    : Optional.empty());
    aliases.take(both);

    assertThat(aliases.products())
        .singleElement()
        .satisfies(line -> assertThat(line.names()).containsExactly("Foo Office"));
  }

  @Test
  void a_name_means_the_same_whatever_else_is_watched() {
    assertThat(lines(List.of("Garoon", "サイボウズ ガルーン"), GAROON))
        .extracting(KnownProduct::names)
        .containsExactly(
            List.of("サイボウズ ガルーン", "cybozu garoon"),
            List.of("Garoon", "サイボウズ ガルーン", "cybozu garoon"));
  }
}
