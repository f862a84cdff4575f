package hinomi.fuzz;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CvssVersion;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Product;
import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.language.Localized;
import hinomi.watch.when.Answer;
import hinomi.watch.when.When;
import hinomi.watch.when.WhenError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** Any text as a condition, and as the words of others that a condition looks at. */
public final class WhenFuzz {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final When ALL = all();

  private WhenFuzz() {}

  private static When all() {
    try {
      return When.parse(
          "not (title contains x) and av:n and ssvc.exploitation < active and ssvc.automatable"
              + " and vendor != y and product contains z");
    } catch (WhenError e) {
      throw new IllegalStateException(e.text().in(Language.EN), e);
    }
  }

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    Vulnerability odd = odd(text);
    say(ALL.judge(odd, NOW));
    try {
      When when = When.parse(text, List.of("cve", "jvn"));
      say(when.judge(odd, NOW));
      if (!When.parse(when.toString()).equals(when)) {
        throw new AssertionError("its normal form says something else: " + when);
      }
    } catch (WhenError e) {
      if (e.offset() < 0 || e.offset() > text.length() || e.text().in(Language.JA).isBlank()) {
        throw new AssertionError("a mistake without a place or words", e);
      }
    }
  }

  private static void say(Answer answer) {
    switch (answer) {
      case Answer.Holds() -> {}
      case Answer.Fails(var because) -> because.in(Language.JA);
      case Answer.Unknown(var lacking) -> lacking.in(Language.EN);
    }
  }

  private static Vulnerability odd(String text) {
    Advisory advisory =
        Advisory.of(new AdvisoryId("cve", "CVE-2026-0001"), Advisory.Kind.RECORD, NOW)
            .title(new Localized(text, text))
            .products(List.of(Product.named(text, text)))
            .scores(List.of(new Score(CvssVersion.V3_1, 5.0, text, "x")))
            .facts(List.of(new Enrichment.Ssvc(text, text, text)))
            .build();
    return new Vulnerability(
        new VulnerabilityId("CVE-2026-0001"), new TreeSet<>(), List.of(advisory), List.of());
  }
}
