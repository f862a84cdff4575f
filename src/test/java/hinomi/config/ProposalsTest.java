package hinomi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hinomi.config.Proposals.Proposal;
import hinomi.config.Proposals.Rank;
import hinomi.config.inventory.InventoryReader;
import hinomi.watch.Catalogue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ProposalsTest {
  private static List<Proposal> of(String list) {
    return Proposals.of(InventoryReader.read("list.txt", list.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void services_come_before_run_times_and_those_before_what_every_host_has() {
    assertThat(of("curl 7.88-1\nphp8.2-fpm 8.2.1-1\npostgresql-15 15.1-1\nnginx 1.2-1\n"))
        .extracting(Proposal::name)
        .containsExactly("nginx", "PostgreSQL", "PHP", "curl");
  }

  @Test
  void a_product_in_many_packages_is_proposed_once_with_its_versions() {
    assertThat(of("libssl3 3.0.1-1\nopenssl 3.0.1-1\nlibssl1.1 1.1.1-1\n"))
        .containsExactly(new Proposal("OpenSSL", Rank.RUNTIME, List.of("3.0.1-1", "1.1.1-1")));
  }

  @Test
  void the_library_of_a_service_is_not_the_service() {
    assertThat(of("libldap-2.5-0 2.5.13-1\nlibcups2 2.4-1\nslapd 2.5.13-1\n"))
        .extracting(Proposal::name, Proposal::rank)
        .containsExactly(tuple("OpenLDAP", Rank.SERVICE), tuple("CUPS", Rank.BASE));
  }

  @Test
  void thousands_of_packages_become_few_proposals() {
    String many =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "libunheard" + (char) ('a' + i % 26) + "x" + i + " 1.0-1\n")
            .collect(Collectors.joining());

    assertThat(of(many + "redis-server 5:7.0-1\n"))
        .extracting(Proposal::name)
        .containsExactly("Redis");
  }

  @Test
  void what_is_named_otherwise_by_lists_is_found_in_the_catalogue() {
    assertThat(of("docker-ce 5:24-1\nopenjdk-17-jre 17.0-1\nlinux-image-6.1.0-1-amd64 6.1-1\n"))
        .extracting(Proposal::name, Proposal::rank)
        .containsExactly(
            tuple("Docker", Rank.SERVICE),
            tuple("Java", Rank.RUNTIME),
            tuple("Linux Kernel", Rank.FLOOD));
  }

  @Test
  void every_ranked_product_is_in_the_catalogue_under_its_first_name() throws Exception {
    Catalogue catalogue = Catalogue.bundled();
    List<String> names =
        Files.readAllLines(Path.of("src/main/resources/hinomi/config/proposals.tsv")).stream()
            .filter(line -> !line.startsWith("#"))
            .flatMap(line -> List.of(line.split("\t", -1)[1].split("\\|", -1)).stream())
            .map(entry -> entry.split("=", -1)[0])
            .toList();

    assertThat(names).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    assertThat(names)
        .allSatisfy(
            name ->
                assertThat(catalogue.product(name))
                    .as(name)
                    .hasValueSatisfying(p -> assertThat(p.names().getFirst()).isEqualTo(name)));
  }
}
