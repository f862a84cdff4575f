package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.AdvisoryId;
import hinomi.language.Language;
import hinomi.watch.Evidence;
import hinomi.watch.Naming;
import hinomi.watch.Tier;
import hinomi.watch.Verdict;
import hinomi.watch.Watch;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {
  private static final Watch WATCH = Watch.of("nginx");

  private static Evidence evidence(Tier tier, Evidence.Field field, Naming naming) {
    return new Evidence(
        tier,
        "nginx",
        field,
        "in nginx 1.2",
        new AdvisoryId("jvn", "JVN#1"),
        null,
        "nginx",
        naming);
  }

  @Test
  void every_tier_field_and_naming_has_words_in_both_languages() {
    for (Language language : Language.values()) {
      Telling telling = new Telling(language);
      for (Tier tier : Tier.values()) {
        for (Evidence.Field field : Evidence.Field.values()) {
          for (Naming naming : Naming.values()) {
            assertThat(telling.evidence(evidence(tier, field, naming)))
                .contains("nginx", "in nginx 1.2", String.valueOf(tier.confidence()))
                .doesNotContain("tier.", "field.", "naming.", "explain.");
          }
        }
      }
    }
  }

  @Test
  void a_match_and_an_exclusion_are_told() {
    Evidence reason = evidence(Tier.TITLE, Evidence.Field.TITLE, Naming.PRODUCT);
    Telling english = new Telling(Language.EN);
    assertThat(english.verdict(new Verdict.Matched(WATCH, List.of(reason))))
        .isEqualTo(
            "+ nginx: \"nginx\" stands in the title (in the title, confidence 80): in nginx 1.2");
    assertThat(english.verdict(new Verdict.Excluded(WATCH, List.of(reason), "exclude", "plugin")))
        .startsWith("x nginx: ")
        .endsWith("-> excluded (exclude: plugin)");
  }
}
