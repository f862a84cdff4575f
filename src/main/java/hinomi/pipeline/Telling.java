package hinomi.pipeline;

import hinomi.advisory.Enrichment;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.watch.Evidence;
import hinomi.watch.Verdict;
import java.util.Locale;

/**
 * What all doors say of a vulnerability, in one language. Plain text with words of feeds in it:
 * each door makes it harmless in its own way.
 */
public record Telling(Language language) {
  private static final String ROOM = "pipeline";

  /** What a watch says. */
  public String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Matched m -> say("explain.matched", m.watch().name(), evidence(m.best()));
      case Verdict.Excluded x ->
          say(
              "explain.excluded",
              x.watch().name(),
              evidence(x.evidence().getFirst()),
              x.rule(),
              x.detail());
    };
  }

  /** Which word stands where. */
  public String evidence(Evidence e) {
    return say(
        "explain.evidence",
        say("naming." + lower(e.naming()), e.word()),
        say("field." + lower(e.field())),
        say("tier." + lower(e.tier())),
        e.tier().confidence(),
        e.found() + (e.guard() == null ? "" : " [" + e.guard() + "]"));
  }

  /** A fact from elsewhere. */
  public String fact(Enrichment fact) {
    return switch (fact) {
      case Enrichment.Kev k ->
          say("explain.kev", k.added(), k.due() == null ? "-" : k.due(), k.ransomware());
      case Enrichment.Epss e ->
          say(
              "explain.epss",
              String.format(Locale.ROOT, "%.2f", e.probability() * 100),
              String.format(Locale.ROOT, "%.1f", e.percentile() * 100),
              e.day());
      case Enrichment.Ssvc s ->
          say("explain.ssvc", s.exploitation(), s.automatable(), s.technicalImpact());
    };
  }

  private String say(String key, Object... args) {
    return Message.of(ROOM, key, args).in(language);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
