package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Product;
import hinomi.advisory.VersionRange;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.language.Localized;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.render.PlainTextRenderer;
import hinomi.watch.Deployment;
import hinomi.watch.Subject;
import hinomi.watch.Watch;
import hinomi.watch.version.Installed;
import hinomi.watch.when.When;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditions and installed versions keep away what is clearly not ours, and nothing else. */
class ConditionsTest {
  @TempDir private Path folder;
  private World world;

  @BeforeEach
  void begin() {
    world = new World(folder);
  }

  @AfterEach
  void end() {
    world.close();
  }

  private void watch(Watch... watches) {
    world.watches = List.of(watches);
    world.pass();
    world.after(Duration.ofHours(1));
  }

  private static Watch when(String condition) throws Exception {
    return World.alone("nginx").onlyWhen(When.parse(condition));
  }

  private static Watch installed(Deployment... deployments) {
    return World.alone("nginx").having(List.of(deployments));
  }

  private static Deployment at(String version, String... hosts) {
    return of(Installed.of(version), hosts);
  }

  private static Deployment of(Installed installed, String... hosts) {
    return new Deployment("nginx", Optional.of(installed), new TreeSet<>(List.of(hosts)));
  }

  private static Product below(String name, String version) {
    return new Product(
        name.equals("Redis") ? "Redis" : "F5",
        name,
        List.of(),
        null,
        null,
        List.of(VersionRange.affected("0", version, null, "semver")),
        true);
  }

  private Advisory flaw(String cve, Product... products) {
    return world
        .record(cve)
        .title(Localized.en("nginx: a flaw"))
        .scores(List.of(World.score(7.5)))
        .products(List.of(products))
        .build();
  }

  private List<LedgerEntry> ledger(String id) {
    return world.store().ledger(new VulnerabilityId(id));
  }

  private List<String> rules(String id) {
    return ledger(id).stream().map(LedgerEntry::rule).toList();
  }

  private String opening() {
    return new PlainTextRenderer().render(world.tracker.cases().getFirst().file.body());
  }

  @Test
  void what_fails_the_condition_is_dropped_with_what_was_seen() throws Exception {
    watch(when("cvss >= 9 or kev"));
    world.announce(flaw("CVE-2026-2001")).pass();

    assertThat(world.tracker.cases()).isEmpty();
    assertThat(rules("CVE-2026-2001")).containsExactly("when");
    assertThat(ledger("CVE-2026-2001").getFirst().reason().in(Language.EN)).contains("7.5");
  }

  @Test
  void it_is_judged_again_when_a_fact_arrives() throws Exception {
    watch(when("cvss >= 9 or kev"));
    world.announce(flaw("CVE-2026-2002")).pass();
    world.after(Duration.ofHours(1));
    world
        .announce(
            world
                .record("CVE-2026-2002")
                .title(Localized.en("nginx: a flaw"))
                .scores(List.of(World.score(7.5)))
                .facts(List.of(new Enrichment.Kev(LocalDate.of(2026, 10, 1), null, false)))
                .build())
        .pass();

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(rules("CVE-2026-2002")).containsExactly("when", "ticket", "filed");
  }

  @Test
  void what_cannot_be_told_passes_and_the_ledger_says_so_once() throws Exception {
    watch(when("epss >= 0.5"));
    world.announce(flaw("CVE-2026-2003")).pass();
    world.after(Duration.ofHours(1)).announce(flaw("CVE-2026-2003")).pass();

    assertThat(world.tracker.cases()).hasSize(1);
    assertThat(rules("CVE-2026-2003")).containsExactly("when-unknown", "ticket", "filed");
  }

  @Test
  void what_is_not_scored_follows_unscored_before_the_condition() throws Exception {
    watch(when("cvss >= 9"));
    world
        .announce(world.record("CVE-2026-2004").title(Localized.en("nginx: a flaw")).build())
        .pass();

    assertThat(rules("CVE-2026-2004")).containsExactly("when-unknown", "ticket", "filed");
  }

  @Test
  void a_version_that_is_clearly_not_affected_makes_no_ticket() {
    watch(installed(at("1.26.1")));
    world.announce(flaw("CVE-2026-2011", below("nginx", "1.25.3"))).pass();

    assertThat(world.tracker.cases()).isEmpty();
    assertThat(rules("CVE-2026-2011")).containsExactly("not-affected");
    assertThat(ledger("CVE-2026-2011").getFirst().reason().in(Language.JA))
        .contains("1.26.1", "1.25.3");
  }

  @Test
  void every_installed_version_must_be_clear() {
    watch(installed(at("1.26.1", "web1", "web2"), at("1.24.0", "db1")));
    world.announce(flaw("CVE-2026-2012", below("nginx", "1.25.3"))).pass();

    assertThat(opening())
        .contains("導入版 1.24.0: 影響を受けます (")
        .contains("導入版 1.26.1: 影響を受けません (")
        .contains("対象ホスト: db1: 1.24.0")
        .doesNotContain("web1");
  }

  @Test
  void several_clear_versions_are_dropped_with_one_reason() {
    watch(installed(at("1.26.1"), at("1.27.0")));
    world.announce(flaw("CVE-2026-2013", below("nginx", "1.25.3"))).pass();

    assertThat(rules("CVE-2026-2013")).containsExactly("not-affected");
    assertThat(ledger("CVE-2026-2013").getFirst().reason().in(Language.JA))
        .contains("1.26.1, 1.27.0", "1.25.3");
  }

  @Test
  void a_package_of_a_distribution_is_not_judged_by_upstream_versions() {
    watch(installed(of(new Installed("1.26.1-2", Optional.of("deb")), "web1")));
    world.announce(flaw("CVE-2026-2014", below("nginx", "1.25.3"))).pass();

    assertThat(opening()).contains("導入版 1.26.1-2: 判定できません (").contains("対象ホスト: web1: 1.26.1-2");
  }

  @Test
  void only_the_products_that_the_watch_means_are_judged() {
    watch(installed(at("1.26.1")));
    world
        .announce(
            flaw("CVE-2026-2015", below("nginx", "1.25.3"), below("BIG-IP Controller", "17.1")))
        .pass();

    assertThat(rules("CVE-2026-2015")).containsExactly("not-affected");
  }

  @Test
  void a_record_without_versions_and_a_host_without_one_are_filed() {
    watch(installed(at("1.26.1")));
    world.announce(flaw("CVE-2026-2016", Product.named("F5", "nginx"))).pass();
    watch(
        installed(
            at("1.26.1"),
            new Deployment("nginx", Optional.empty(), new TreeSet<>(List.of("web9")))));
    world.announce(flaw("CVE-2026-2017", below("nginx", "1.25.3"))).pass();

    assertThat(world.tracker.cases()).hasSize(2);
  }

  @Test
  void another_product_of_the_watch_of_which_no_version_is_known_is_filed() {
    Watch both =
        new Watch(
                "Web",
                List.of(new Subject("nginx", List.of()), new Subject("Redis", List.of())),
                List.of(),
                List.of(),
                World.alone("x").weaknesses(),
                World.alone("x").sources(),
                null,
                World.alone("x").unscored(),
                World.alone("x").handling(),
                World.alone("x").policy())
            .having(List.of(at("1.26.1")));
    watch(both);
    world
        .announce(
            flaw("CVE-2026-2018", below("nginx", "1.25.3")),
            world
                .record("CVE-2026-2019")
                .title(Localized.en("Redis: a flaw"))
                .scores(List.of(World.score(7.5)))
                .products(List.of(below("Redis", "7.2.4")))
                .build())
        .pass();

    assertThat(rules("CVE-2026-2018")).containsExactly("not-affected");
    assertThat(rules("CVE-2026-2019")).containsExactly("ticket", "filed");
  }

  @Test
  void a_range_that_grows_to_ours_makes_the_ticket_then() {
    watch(installed(at("1.26.1")));
    world.announce(flaw("CVE-2026-2020", below("nginx", "1.25.3"))).pass();
    world.after(Duration.ofHours(1));
    world.announce(flaw("CVE-2026-2020", below("nginx", "1.26.2"))).pass();

    assertThat(rules("CVE-2026-2020")).containsExactly("not-affected", "ticket", "filed");
  }

  @Test
  void what_another_watch_filed_is_no_news_for_one_that_is_not_affected() {
    watch(
        World.alone("nginx"),
        new Watch(
                "nginx of the others",
                List.of(new Subject("NGINX Open Source", List.of("nginx"))),
                List.of(),
                List.of(),
                World.alone("x").weaknesses(),
                World.alone("x").sources(),
                null,
                World.alone("x").unscored(),
                World.alone("x").handling(),
                World.alone("x").policy())
            .having(
                List.of(
                    new Deployment(
                        "NGINX Open Source",
                        Optional.of(Installed.of("1.26.1")),
                        new TreeSet<>()))));
    world.announce(flaw("CVE-2026-2021", below("nginx", "1.25.3"))).pass();
    world.after(Duration.ofHours(1));
    world.announce(flaw("CVE-2026-2021", below("nginx", "1.25.4"))).pass();

    assertThat(rules("CVE-2026-2021"))
        .contains("not-affected", "ticket")
        .doesNotContain("already", "also-affects");
  }
}
