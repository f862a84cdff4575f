package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.correlate.Correlator;
import hinomi.language.Language;
import hinomi.store.ProductStore.ProductRow;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import hinomi.watch.Watch;
import hinomi.watch.dictionary.Sighting;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What products are called, by the bundled catalogue and the store together. */
final class ProductsTest {
  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = SqlStore.open("jdbc:sqlite:products.db", folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void learn(String pair, String... names) {
    store
        .products()
        .learn(List.of(new Sighting(pair, List.of(names), List.of(), "cpe:/a:" + pair, List.of())));
  }

  @Test
  void a_product_that_both_know_is_one_and_comes_first() {
    learn("f5:nginx", "F5 NGINX", "エヌジンエックス");
    learn("aa:nginx_tool", "AA nginx tool");

    List<ProductRow> found = new Products(store).search(List.of("ＮＧＩＮＸ"), 10);

    assertThat(found.getFirst().names()).contains("nginx", "エヌジンエックス");
    assertThat(found.getFirst().cpe()).isEqualTo("cpe:/a:f5:nginx");
    assertThat(found)
        .extracting(ProductRow::pair)
        .contains("aa:nginx_tool")
        .doesNotHaveDuplicates();
    assertThat(new Products(store).search(List.of("ジン"), 10)).hasSize(1);
    assertThat(new Products(store).search(List.of(" "), 10)).isEmpty();
    assertThat(new Products(store).search(List.of("nginx"), 1)).hasSize(1);
  }

  @Test
  void an_unknown_name_is_hinted_at_by_the_nearest_known_one() {
    learn("acme:widget", "Acme Widget", "アクメ ウィジェット");

    assertThat(hints(Watch.of("nginxx"), Watch.of("Acme Wigdet"), Watch.of("アクメ ウィジェト")))
        .containsExactly(
            "nginxx is not known; did you mean nginx?",
            "Acme Wigdet is not known; did you mean Acme Widget?",
            "アクメ ウィジェト is not known; did you mean アクメ ウィジェット?");
  }

  @Test
  void nothing_is_said_of_known_names_and_of_those_like_no_other() {
    learn("acme:widget", "Acme Widget");

    assertThat(
            hints(
                Watch.of("NGINX"),
                Watch.of("acme　widget"),
                Watch.of("our own billing system"),
                Watch.of("nginxx", "nginx")))
        .isEmpty();
  }

  private List<String> hints(Watch... watches) {
    return new Products(store)
        .hints(List.of(watches)).stream().map(h -> h.message().in(Language.EN)).toList();
  }

  @Test
  void products_are_looked_up_only_once_something_is_to_be_judged() {
    List<String> asked = new ArrayList<>();
    Store heard =
        (Store)
            Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, args) -> {
                  asked.add(method.getName());
                  return method.invoke(store, args);
                });
    Watching watching = Watching.of(List.of(Watch.of("nginx")), heard);

    assertThat(watching.watches()).hasSize(1);
    assertThat(asked).isEmpty();

    watching.judge(vulnerability("CVE-2026-1001"));
    watching.judge(vulnerability("CVE-2026-1002"));
    assertThat(asked).containsExactly("products");
  }

  private static Vulnerability vulnerability(String id) {
    Advisory advisory =
        Advisory.of(new AdvisoryId("cve", id), Advisory.Kind.RECORD, Instant.EPOCH)
            .cves(List.of(new CveId(id)))
            .build();
    return Correlator.join(new VulnerabilityId(id), List.of(advisory), List.of());
  }
}
