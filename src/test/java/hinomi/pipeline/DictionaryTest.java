package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.source.LocalSite;
import hinomi.source.LocalSite.Reply;
import hinomi.store.ProductStore.ProductRow;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JVN's dictionary of products, once a month. */
final class DictionaryTest {
  private static final String OCTOBER = "/ja/feed/product/myjvn_product_202610.rdf";
  private static final String SEPTEMBER = "/ja/feed/product/myjvn_product_202609.rdf";
  private static final Path FIXTURE =
      Path.of("src/test/resources/hinomi/watch/dictionary/myjvn_product.rdf");

  @TempDir private Path folder;
  private Store store;
  private LocalSite site;
  private Instant now = Instant.parse("2026-10-01T03:00:00Z");

  @BeforeEach
  void open() throws IOException {
    store = SqlStore.open("jdbc:sqlite:dictionary.db", folder);
    site = new LocalSite();
  }

  @AfterEach
  void close() {
    site.close();
    store.close();
  }

  private Optional<SourceReport> read() throws InterruptedException {
    return new Dictionary(store, site.http(), site.uri("/ja/feed/product/")).read(now);
  }

  private static Reply dictionary() throws IOException {
    return Reply.of("text/xml", Files.readAllBytes(FIXTURE)).tagged("\"1\"");
  }

  @Test
  void it_is_read_once_a_month() throws Exception {
    site.serve(OCTOBER, dictionary());

    SourceReport report = read().orElseThrow();
    assertThat(report.failure()).isEmpty();
    assertThat(report.notices())
        .extracting(n -> n.in(Language.EN))
        .containsExactly("the product dictionary of 2026-10 is read; 3 products are known");
    assertThat(store.products().named(List.of("cybozu garoon")))
        .extracting(ProductRow::pair, ProductRow::cpe)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("cybozu:garoon", "cpe:/a:cybozu:garoon"));
    assertThat(site.asked()).containsExactly(OCTOBER);

    now = now.plus(Duration.ofDays(29));
    assertThat(read()).isEmpty();
    assertThat(site.asked()).isEmpty();

    now = now.plus(Duration.ofDays(3));
    assertThat(read()).as("November's is not there yet").isEmpty();
    assertThat(site.asked()).containsExactly("/ja/feed/product/myjvn_product_202611.rdf");
    now = now.plus(Duration.ofHours(23));
    assertThat(read()).isEmpty();
    assertThat(site.asked()).as("one question a day").isEmpty();
  }

  @Test
  void last_months_is_read_where_this_months_is_not_there_yet() throws Exception {
    site.serve(SEPTEMBER, dictionary());

    assertThat(read()).isPresent();
    assertThat(site.asked()).containsExactly(OCTOBER, SEPTEMBER);
    site.serve(OCTOBER, dictionary());
    now = now.plus(Duration.ofDays(2));
    assertThat(read()).isPresent();
    assertThat(site.asked()).containsExactly(OCTOBER);
  }

  @Test
  void one_that_is_not_to_be_had_is_a_notice_and_no_failure() throws Exception {
    SourceReport report = read().orElseThrow();

    assertThat(report.failure()).isEmpty();
    assertThat(report.lasting()).isFalse();
    assertThat(report.notices()).extracting(Message::key).containsExactly("dictionary.none");
  }

  @Test
  void a_server_that_fails_or_a_damaged_file_is_asked_again_the_next_day() throws Exception {
    site.serve(OCTOBER, Reply.status(503));
    assertThat(read().orElseThrow().failure()).isPresent();
    assertThat(site.asked()).containsExactly(OCTOBER);
    assertThat(read()).isEmpty();

    String whole = Files.readString(FIXTURE);
    site.serve(OCTOBER, Reply.xml(whole.substring(0, whole.length() / 2)));
    now = now.plus(Duration.ofDays(2));
    assertThat(read().orElseThrow().failure().orElseThrow().key()).isEqualTo("broken");
    site.asked();

    site.serve(OCTOBER, dictionary());
    now = now.plus(Duration.ofDays(2));
    assertThat(read().orElseThrow().failure()).isEmpty();
  }

  @Test
  void a_packed_file_given_by_hand_is_read_too_and_an_empty_one_says_so() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(Files.readAllBytes(FIXTURE));
    }

    Dictionary.Learnt learnt =
        Dictionary.learn(new ByteArrayInputStream(packed.toByteArray()), store);
    assertThat(learnt.products()).isEqualTo(3);
    assertThat(learnt.rejected()).isEqualTo(1);
    assertThat(
            Dictionary.learn(new ByteArrayInputStream(new byte[0]), store)
                .stopped()
                .orElseThrow()
                .key())
        .isEqualTo("empty");
  }

  @Test
  void a_name_that_several_products_bear_is_known_as_theirs() throws IOException {
    String lines =
        """
        {"vname":"A","vcpe":"cpe:/:a","pname":"Office","pcpe":"cpe:/a:aa:office"}
        {"vname":"B","vcpe":"cpe:/:b","pname":"Office","pcpe":"cpe:/a:bb:office"}
        """;
    Dictionary.learn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), store);

    assertThat(store.products().named(List.of("office")))
        .extracting(ProductRow::pair)
        .containsExactly("aa:office", "bb:office");
  }
}
