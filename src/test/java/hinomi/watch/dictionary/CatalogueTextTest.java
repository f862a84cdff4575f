package hinomi.watch.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CatalogueTextTest {
  private static final Path REAL =
      Path.of("../shared/feeds/jvnipedia/jvn_products_2025-02-03.jsonl.gz");

  private final List<KnownProduct> read = new ArrayList<>();

  @Test
  void the_bundled_catalogue_is_read_and_written_as_it_is() throws IOException {
    String text = Files.readString(Path.of("src/main/resources/hinomi/watch/catalogue.tsv"));
    assertThat(CatalogueText.read(new StringReader(text), read::add)).isEmpty();
    assertThat(written(read))
        .isEqualTo(
            text.lines()
                .filter(l -> !l.startsWith("#") && !l.isBlank())
                .map(l -> String.join("\t", List.of(l.split("\t", -1)).subList(0, 2)) + "\n")
                .reduce("", String::concat));
  }

  @Test
  void signs_that_mean_something_in_the_text_do_no_harm() throws IOException {
    List<KnownProduct> products =
        List.of(
            new KnownProduct(List.of("# one", "a|b\tc\nd"), List.of("x:y|z")),
            new KnownProduct(List.of("two"), List.of()));
    assertThat(CatalogueText.read(new StringReader(written(products)), read::add)).isEmpty();
    assertThat(read)
        .containsExactly(
            new KnownProduct(List.of("# one", "a b c d"), List.of("x:y z")),
            new KnownProduct(List.of("two"), List.of()));
  }

  @Test
  void lines_that_are_no_products_are_named() throws IOException {
    String text =
        "# head\n\none\ta:b\n\ta:b\ntwo\tno pair\nthree\t:b\n" + "x".repeat(20_001) + "\n";
    assertThat(CatalogueText.read(new StringReader(text), read::add)).containsExactly(4, 5, 6, 7);
    assertThat(read).hasSize(1);
  }

  @Test
  void the_whole_real_dictionary_is_joined_and_comes_back_from_text() throws IOException {
    assumeTrue(Files.exists(REAL), "no captured feeds here");
    List<DictionaryEntry> entries = new ArrayList<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(REAL))) {
      JvnDictionary.Summary summary = JvnDictionary.read(in, entries::add);
      assertThat(summary.stopped()).isEmpty();
      assertThat(summary.rejected()).isZero();
    }
    assertThat(entries).hasSize(76_809);
    Joined joined = NameJoin.join(entries);
    assertThat(CatalogueText.read(new StringReader(written(joined.products())), read::add))
        .isEmpty();
    assertThat(read).isEqualTo(joined.products());
    assertThat(joined.vendors())
        .contains(
            new KnownVendor("apple", List.of("アップル", "apple")),
            new KnownVendor("microsoft", List.of("マイクロソフト", "microsoft")));
    assertThat(read)
        .filteredOn(p -> p.records().contains("cybozu:garoon"))
        .singleElement()
        .satisfies(p -> assertThat(p.names()).contains("サイボウズ garoon", "cybozu garoon"));
  }

  private static String written(List<KnownProduct> products) throws IOException {
    StringBuilder out = new StringBuilder();
    CatalogueText.write(products, out);
    return out.toString();
  }
}
