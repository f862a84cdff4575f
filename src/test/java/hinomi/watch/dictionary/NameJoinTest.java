package hinomi.watch.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameJoinTest {
  private static final DictionaryEntry GAROON =
      new DictionaryEntry("サイボウズ", "cpe:/:cybozu", "サイボウズ ガルーン", "cpe:/a:cybozu:garoon");
  private static final DictionaryEntry OFFICE =
      new DictionaryEntry("サイボウズ", "cpe:/:cybozu", "サイボウズ Office", "cpe:/a:cybozu:office");

  @Test
  void a_product_is_called_by_its_japanese_and_its_english_names() {
    KnownProduct garoon = one(GAROON);
    assertThat(garoon.names())
        .containsExactly("サイボウズ ガルーン", "cybozu ガルーン", "サイボウズ garoon", "cybozu garoon");
    assertThat(garoon.records()).containsExactly("cybozu:garoon", "サイボウズ:サイボウズ ガルーン");
  }

  @Test
  void dictionaries_of_two_languages_join_by_cpe() {
    KnownProduct garoon =
        one(
            GAROON,
            new DictionaryEntry(
                "Cybozu, Inc.", "cpe:/:cybozu", "Cybozu Garoon", "cpe:/a:cybozu:garoon"));
    assertThat(garoon.names())
        .contains("サイボウズ ガルーン", "Cybozu Garoon", "Cybozu ガルーン", "サイボウズ Garoon");
    assertThat(garoon.records()).contains("cybozu:garoon", "cybozu:cybozu garoon");
  }

  @Test
  void the_names_of_a_vendor_stand_for_each_other() {
    List<KnownVendor> vendors =
        NameJoin.join(
                List.of(
                    new DictionaryEntry("アップル", "cpe:/:apple", "iOS", "cpe:/o:apple:iphone_os"),
                    new DictionaryEntry(
                        "Apple Inc.", "cpe:/:apple", "iOS", "cpe:/o:apple:iphone_os")))
            .vendors();
    assertThat(vendors).containsExactly(new KnownVendor("apple", List.of("アップル", "Apple")));
  }

  @Test
  void a_vendor_of_one_product_in_many_is_a_slip() {
    List<DictionaryEntry> entries =
        Stream.concat(
                Stream.of(new DictionaryEntry("別の会社", "cpe:/:mihon", "道具", "cpe:/a:mihon:tool")),
                Stream.iterate(1, i -> i + 1)
                    .limit(10)
                    .map(
                        i ->
                            new DictionaryEntry(
                                "みほん", "cpe:/:mihon", "製品" + i, "cpe:/a:mihon:p" + i)))
            .toList();
    Joined joined = NameJoin.join(entries);
    assertThat(joined.vendors()).containsExactly(new KnownVendor("mihon", List.of("みほん", "mihon")));
    assertThat(joined.products().get(1).names()).noneMatch(n -> n.contains("別の会社"));
  }

  @Test
  void a_word_that_several_products_bear_is_nobodys_name() {
    Joined joined =
        NameJoin.join(
            List.of(
                new DictionaryEntry("甲", "cpe:/:kou", "Portal", "cpe:/a:kou:portal"),
                new DictionaryEntry("乙", "cpe:/:otsu", "PORTAL", "cpe:/a:otsu:portal")));
    assertThat(joined.products())
        .extracting(KnownProduct::names)
        .containsExactly(List.of("甲 Portal", "kou Portal"), List.of("乙 PORTAL", "otsu PORTAL"));
  }

  @Test
  void a_word_stays_the_name_of_what_is_called_as_its_vendor() {
    Joined joined =
        NameJoin.join(
            List.of(
                new DictionaryEntry("The PHP Group", "cpe:/:php", "PHP", "cpe:/a:php:php"),
                new DictionaryEntry("Someone", "cpe:/:someone", "PHP", "cpe:/a:someone:php")));
    assertThat(joined.products().get(0).names()).contains("PHP");
    assertThat(joined.products().get(1).names()).doesNotContain("PHP");
  }

  @Test
  void a_bare_word_of_a_cpe_is_no_name() {
    assertThat(one(OFFICE).names()).containsExactly("サイボウズ Office", "cybozu Office");
  }

  @Test
  void hardware_and_its_software_with_the_same_words_are_one() {
    assertThat(
            one(
                    new DictionaryEntry("甲", "cpe:/:kou", "箱", "cpe:/h:kou:box"),
                    new DictionaryEntry(
                        "甲", "cpe:/:kou", "Box", "cpe:2.3:o:kou:box:*:*:*:*:*:*:*:*"))
                .names())
        .contains("箱", "Box");
  }

  @Test
  void a_collecting_place_is_no_vendor_and_no_product() {
    Joined joined =
        NameJoin.join(
            List.of(
                new DictionaryEntry("甲", "cpe:/:misc", "一太", "cpe:/a:misc:ichi"),
                new DictionaryEntry("乙", "cpe:/:misc", "(複数の製品)", "cpe:/a:misc:multiple"),
                new DictionaryEntry("丙", "", "名", "no cpe")));
    assertThat(joined.vendors()).isEmpty();
    assertThat(joined.products())
        .containsExactly(
            new KnownProduct(List.of("一太", "甲 一太", "甲 ichi"), List.of("misc:ichi", "甲:一太")));
  }

  @Test
  void escapes_of_cpe_names_are_undone() {
    assertThat(CpeWords.of("cpe:/a:apache:xerces-c%2b%2b"))
        .contains(new CpeWords("apache", "xerces-c++"));
    assertThat(CpeWords.of("cpe:2.3:a:a\\:b:c\\+\\+_d:1")).contains(new CpeWords("a:b", "c++ d"));
    assertThat(CpeWords.of("cpe:/a:x:100%")).contains(new CpeWords("x", "100%"));
    assertThat(CpeWords.of("cpe:/:cybozu")).contains(new CpeWords("cybozu", ""));
    assertThat(CpeWords.of("cpe:/a")).isEmpty();
    assertThat(new CpeWords("a::b", "c").pair()).isEqualTo("a b:c");
  }

  @Test
  void legal_forms_are_not_said_with_a_product() {
    assertThat(Text.vendor("Cybozu, Inc.")).isEqualTo("Cybozu");
    assertThat(Text.vendor("株式会社みほん")).isEqualTo("みほん");
    assertThat(Text.vendor("みほん 株式会社")).isEqualTo("みほん");
    assertThat(Text.vendor("Limited")).isEqualTo("Limited");
  }

  @Test
  void the_order_of_the_entries_changes_no_product() {
    List<DictionaryEntry> entries =
        new java.util.ArrayList<>(
            List.of(
                GAROON,
                OFFICE,
                new DictionaryEntry(
                    "Cybozu, Inc.", "cpe:/:cybozu", "Cybozu Garoon", "cpe:/a:cybozu:garoon"),
                new DictionaryEntry("甲", "cpe:/:kou", "Office", "cpe:/a:kou:office")));
    Set<Set<String>> before = names(entries);
    Collections.reverse(entries);
    assertThat(names(entries)).isEqualTo(before);
  }

  private static Set<Set<String>> names(List<DictionaryEntry> entries) {
    Set<Set<String>> all = new HashSet<>();
    NameJoin.join(entries)
        .products()
        .forEach(p -> all.add(new HashSet<>(p.names().stream().map(Text::fold).toList())));
    return all;
  }

  private static KnownProduct one(DictionaryEntry... entries) {
    List<KnownProduct> products = NameJoin.join(List.of(entries)).products();
    assertThat(products).hasSize(1);
    return products.getFirst();
  }
}
