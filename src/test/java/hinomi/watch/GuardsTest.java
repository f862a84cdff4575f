package hinomi.watch;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryBuilder;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.Product;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.correlate.Correlator;
import hinomi.language.Localized;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every guard keeps away what it is there for, and says its name. */
class GuardsTest {
  private static final Path CASES = Path.of("src/test/resources/hinomi/watch/guard-cases.tsv");

  record Case(String guard, String watch, String text) {}

  static Stream<Case> cases() throws IOException {
    return Files.readAllLines(CASES).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", 3))
        .map(columns -> new Case(columns[0], columns[1], columns[2]));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_guard_makes_it_a_mention_and_shows_itself(Case one) {
    List<Verdict> verdicts = judge(one.text(), one.watch());

    assertThat(verdicts).singleElement().isInstanceOf(Verdict.Matched.class);
    Verdict.Matched matched = (Verdict.Matched) verdicts.getFirst();
    assertThat(matched.best().tier()).isEqualTo(Tier.MENTION);
    assertThat(matched.evidence()).extracting(Evidence::guard).contains(one.guard());
  }

  @Test
  void every_guard_has_a_case() throws IOException {
    Set<String> tried = cases().map(Case::guard).collect(Collectors.toSet());
    assertThat(tried).isEqualTo(Set.copyOf(Guards.names()));
  }

  @Test
  void a_verdict_is_the_same_beside_many_other_watches() throws IOException {
    for (Case one : cases().toList()) {
      List<Watch> many =
          Stream.concat(
                  Stream.of(Watch.of(one.watch())),
                  Catalogue.bundled().entries().stream()
                      .map(entry -> entry.names().values().iterator().next())
                      .filter(name -> !name.equals(one.watch()))
                      .map(Watch::of))
              .toList();
      List<Verdict> beside =
          new Matcher(many, Catalogue.bundled())
              .judge(vulnerability(one.text())).stream()
                  .filter(verdict -> verdict.watch().name().equals(one.watch()))
                  .toList();

      assertThat(beside).as(one.text()).isEqualTo(judge(one.text(), one.watch()));
    }
  }

  private static List<Verdict> judge(String text, String watch) {
    return new Matcher(List.of(Watch.of(watch)), Catalogue.bundled()).judge(vulnerability(text));
  }

  /** A record of a text, or of a product ({@code =VENDOR: PRODUCT}) and perhaps a text. */
  private static Vulnerability vulnerability(String text) {
    AdvisoryBuilder record =
        Advisory.of(
            new AdvisoryId("cve", "CVE-2026-0001"),
            Advisory.Kind.RECORD,
            Instant.parse("2026-10-01T00:00:00Z"));
    String words = text;
    if (text.startsWith("=")) {
      String[] parts = text.substring(1).split(": | ~ ", 3);
      record.products(List.of(Product.named(parts[0], parts[1])));
      words = parts.length > 2 ? parts[2] : "";
    }
    Advisory advisory = record.summary(Localized.en(words)).build();
    return Correlator.join(VulnerabilityId.of(advisory.id()), List.of(advisory), List.of());
  }
}
