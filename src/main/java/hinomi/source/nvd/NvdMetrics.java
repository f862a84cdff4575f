package hinomi.source.nvd;

import hinomi.advisory.CvssVersion;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Score;
import hinomi.source.json.Pull;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A record's {@code metrics}: CVSS by whoever scored, and CISA's SSVC. Unknown ones are passed. */
final class NvdMetrics {
  private static final int MOST = 200;

  private final Set<Score> scores = new LinkedHashSet<>();
  private final Set<Enrichment> facts = new LinkedHashSet<>();

  List<Score> scores() {
    return List.copyOf(scores);
  }

  List<Enrichment> facts() {
    return List.copyOf(facts);
  }

  void read(JsonParser in) {
    Pull.fields(
        in,
        name -> {
          if (name.startsWith("cvssMetric")) {
            Pull.elements(in, MOST, () -> cvss(in));
          } else if (name.startsWith("ssvc")) {
            Pull.elements(in, MOST, () -> Pull.fields(in, field -> ssvc(in, field)));
          }
        });
  }

  private void cvss(JsonParser in) {
    Map<String, String> found = new HashMap<>();
    Pull.fields(
        in,
        name -> {
          switch (name) {
            case "source" -> put(in, name, found);
            case "cvssData" -> Pull.fields(in, inner -> data(in, inner, found));
            default -> {}
          }
        });
    Optional<CvssVersion> version = CvssVersion.parse(found.getOrDefault("version", ""));
    double base = number(found.get("baseScore"));
    if (version.isPresent() && base >= 0.0 && base <= 10.0) {
      String origin = found.getOrDefault("source", "");
      scores.add(new Score(version.get(), base, found.get("vectorString"), origin));
    }
  }

  private static void data(JsonParser in, String name, Map<String, String> found) {
    switch (name) {
      case "version", "baseScore", "vectorString" -> put(in, name, found);
      default -> {}
    }
  }

  private void ssvc(JsonParser in, String name) {
    if (name.equals("ssvcData")) {
      Map<String, String> content = new HashMap<>();
      Pull.fields(
          in,
          field -> {
            if (field.equals("options")) {
              Pull.elements(
                  in,
                  MOST,
                  () -> Pull.fields(in, o -> put(in, o.toLowerCase(Locale.ROOT), content)));
            }
          });
      String exploitation = content.get("exploitation");
      String automatable = content.get("automatable");
      String impact = content.getOrDefault("technical impact", content.get("technicalimpact"));
      if (exploitation != null && automatable != null && impact != null) {
        facts.add(
            new Enrichment.Ssvc(
                exploitation.toLowerCase(Locale.ROOT),
                automatable.toLowerCase(Locale.ROOT),
                impact.toLowerCase(Locale.ROOT)));
      }
    }
  }

  private static void put(JsonParser in, String key, Map<String, String> into) {
    String value = Pull.word(in);
    if (value != null) {
      into.put(key, value);
    }
  }

  private static double number(@Nullable String text) {
    if (text == null || text.length() > 10) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
