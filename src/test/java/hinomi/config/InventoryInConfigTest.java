package hinomi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hinomi.language.Language;
import hinomi.watch.Deployment;
import hinomi.watch.Watch;
import hinomi.watch.when.When;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions, installed versions and inventories of {@code hinomi.yml}. */
class InventoryInConfigTest {
  private static final String TABLE =
      """
      製品名,版,ホスト,担当,備考
      nginx,1.24.0,web1,suzuki,
      nginx,1.22.1,db1,suzuki,
      みほんグループウェア,5.1.0,app1,tanaka,社内
      """;

  @TempDir Path folder;

  @BeforeEach
  void lists() throws IOException {
    Files.writeString(folder.resolve("assets.csv"), TABLE, Charset.forName("windows-31j"));
    Files.createDirectory(folder.resolve("hosts"));
    Files.writeString(
        folder.resolve("hosts/web1.txt"), "openssl\t3.0.11-1~deb12u2\nzlib1g\t1:1.2.13\n");
  }

  private Config load(String yaml) throws ConfigException, IOException {
    return Loader.load(
        Files.writeString(folder.resolve("hinomi.yml"), yaml), Map.of(), Language.JA);
  }

  private static List<String> installed(Watch watch) {
    return watch.installed().stream().map(d -> d.subject() + " " + d.text()).toList();
  }

  @Test
  void a_table_that_a_person_keeps_makes_watches_of_what_no_watch_names() throws Exception {
    Config config = load("inventory: assets.csv\nmin-cvss: 7\nwatches: [Nginx]\n");

    assertThat(config.watches()).extracting(Watch::name).containsExactly("Nginx", "みほんグループウェア");
    assertThat(installed(config.watches().getFirst()))
        .containsExactly("Nginx web1: 1.24.0", "Nginx db1: 1.22.1");
    Watch made = config.watches().getLast();
    assertThat(made.handling().assignTo()).isEqualTo("tanaka");
    assertThat(made.minimum()).isEqualTo(7.0);
    assertThat(installed(made)).containsExactly("みほんグループウェア app1: 5.1.0");
    assertThat(config.warnings()).isEmpty();
  }

  @Test
  void an_inventory_may_be_all_that_is_watched() throws Exception {
    Config config = load("inventory: assets.csv\n");

    assertThat(config.watches()).extracting(Watch::name).contains("nginx", "みほんグループウェア");
    assertThat(config.warnings()).isEmpty();
  }

  @Test
  void a_list_of_packages_adds_versions_and_hosts_to_the_watches_that_exist() throws Exception {
    Config config = load("inventory: hosts\nwatches: [OpenSSL]\n");

    assertThat(config.watches()).hasSize(1);
    Deployment deployment = config.watches().getFirst().installed().getFirst();
    assertThat(deployment.text()).isEqualTo("web1: 3.0.11-1~deb12u2");
    assertThat(deployment.installed().orElseThrow().ecosystem()).hasValue("deb");
  }

  @ParameterizedTest
  @CsvSource({"all, 4", "listed, 1"})
  void what_becomes_a_watch_can_be_said(String watch, int watches) throws Exception {
    Config config =
        load(
            "inventory: {files: [assets.csv, hosts], watch: "
                + watch
                + "}\nwatches: [{name: Web, product: nginx}]\n");
    assertThat(config.watches()).hasSize(watches);
  }

  @Test
  void other_names_of_the_catalogue_join_too() throws Exception {
    Files.writeString(
        folder.resolve("a.csv"), "製品名,版,CPE\nApache httpd,2.4.57,\nx,1.5,cpe:/a:redis:redis\n");
    Config config = load("inventory: a.csv\nwatches: [Apache HTTP Server, Redis]\n");

    assertThat(config.watches()).hasSize(2);
    assertThat(installed(config.watches().getFirst())).containsExactly("Apache HTTP Server 2.4.57");
    assertThat(installed(config.watches().getLast())).containsExactly("Redis 1.5");
  }

  @Test
  void what_is_wrong_in_a_list_is_told_with_its_file_and_line() throws Exception {
    Files.writeString(folder.resolve("bad.csv"), "製品名,版\nnginx,1.24.0\n,1.0\n");
    Config config = load("inventory: bad.csv\nwatches: [nginx]\n");
    assertThat(config.warnings())
        .singleElement()
        .satisfies(p -> assertThat(p.in(Language.JA)).contains("bad.csv:3: "));

    Files.writeString(folder.resolve("bad.csv"), "製品名,版\nnginx,\"1.24.0\n");
    ConfigException told =
        catchThrowableOfType(
            ConfigException.class, () -> load("inventory: bad.csv\nwatches: [nginx]\n"));
    assertThat(told.getMessage()).contains("bad.csv:2: ");
  }

  @Test
  void versions_are_read_as_they_are_written() throws Exception {
    List<Watch> watches =
        load("""
        watches:
          - {product: nginx, version: 1.10}
          - {product: OpenSSL, version: [3.0.11-1~deb12u2, 3.0.9], ecosystem: deb}
          - name: Web
            products: [WordPress, Movable Type]
            version: {wordpress: 6.4, Movable Type: [7 r.5404, 8.0]}
          - {keywords: [Log4Shell], version: 2.17}
        """)
            .watches();

    assertThat(watches)
        .flatExtracting(InventoryInConfigTest::installed)
        .containsExactly(
            "nginx 1.10",
            "OpenSSL 3.0.11-1~deb12u2",
            "OpenSSL 3.0.9",
            "WordPress 6.4",
            "Movable Type 7 r.5404",
            "Movable Type 8.0",
            "Log4Shell 2.17");
    assertThat(watches.get(1).installed().getFirst().installed().orElseThrow().ecosystem())
        .hasValue("deb");
  }

  @Test
  void a_watch_has_the_condition_at_the_top_unless_it_has_its_own() throws Exception {
    List<Watch> watches =
        load("""
        when: kev or epss >= 10%
        watches:
          - nginx
          - {product: Redis, when: "av:n and source = jvn"}
          - {product: Apache Tomcat, when: off}
        """)
            .watches();

    assertThat(watches)
        .extracting(Watch::when)
        .containsExactly(
            When.parse("kev or epss >= 0.1"), When.parse("cvss.av = n and source = jvn"), null);
    assertThat(When.parse("kev or epss >= 10% and not epss > 0.5").epssBars())
        .containsExactly(0.1, 0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "when: cvss > 7 adn kev; 1:16; adn",
        "when: \"cvss > 7 adn kev\"; 1:17; adn",
        "when: \"深刻度 > high\"; 1:8; 深刻度",
      })
  void a_mistake_in_a_condition_is_told_with_its_place(String line, String place, String word)
      throws Exception {
    ConfigException told =
        catchThrowableOfType(ConfigException.class, () -> load(line + "\nwatches: [nginx]\n"));
    assertThat(told.getMessage()).contains("hinomi.yml:" + place + ": ", word);
  }

  @Test
  void a_condition_may_name_only_sources_that_there_are() {
    ConfigException told =
        catchThrowableOfType(
            ConfigException.class,
            () -> load("watches:\n  - {product: nginx, when: source = jnv}\n"));
    assertThat(told.getMessage()).contains("hinomi.yml:2:37: ", "jvn");
  }
}
