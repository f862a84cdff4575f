package hinomi.source.cve;

import hinomi.advisory.CvssVersion;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Enrichment.Kev;
import hinomi.advisory.Enrichment.Ssvc;
import hinomi.advisory.Score;
import hinomi.source.json.Dates;
import hinomi.source.json.Pull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * What a container measures: CVSS scores, and CISA's KEV and SSVC entries among the "other" ones.
 */
final class Metrics {
  private static final int MOST = 200;

  private record Scored(CvssVersion version, double base, @Nullable String vector) {}

  private final List<Scored> scores = new ArrayList<>();
  private @Nullable Kev kev;
  private @Nullable Ssvc ssvc;

  void read(JsonParser in) {
    Pull.elements(in, MOST, () -> Pull.fields(in, name -> metric(in, name)));
  }

  /** The scores, as given by the named CNA or ADP. */
  List<Score> scores(String origin) {
    return scores.stream().map(s -> new Score(s.version, s.base, s.vector, origin)).toList();
  }

  List<Enrichment> facts() {
    List<Enrichment> facts = new ArrayList<>();
    if (kev != null) {
      facts.add(kev);
    }
    if (ssvc != null) {
      facts.add(ssvc);
    }
    return facts;
  }

  private void metric(JsonParser in, String name) {
    switch (name) {
      case "cvssV2_0" -> cvss(in, CvssVersion.V2_0);
      case "cvssV3_0" -> cvss(in, CvssVersion.V3_0);
      case "cvssV3_1" -> cvss(in, CvssVersion.V3_1);
      case "cvssV4_0" -> cvss(in, CvssVersion.V4_0);
      case "other" -> other(in);
      default -> {}
    }
  }

  private void cvss(JsonParser in, CvssVersion version) {
    @Nullable String[] found = new String[2];
    Pull.fields(
        in,
        name -> {
          switch (name) {
            case "baseScore" -> found[0] = Pull.word(in);
            case "vectorString" -> found[1] = Pull.word(in);
            default -> {}
          }
        });
    double base = number(found[0]);
    if (base >= 0.0 && base <= 10.0) {
      scores.add(new Scored(version, base, found[1]));
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

  /** The content may stand before its type, so it is kept by key until both are known. */
  private void other(JsonParser in) {
    Map<String, String> content = new HashMap<>();
    @Nullable String[] type = new String[1];
    Pull.fields(
        in,
        name -> {
          switch (name) {
            case "type" -> type[0] = Pull.word(in);
            case "content" -> Pull.fields(in, key -> content(in, key, content));
            default -> {}
          }
        });
    if ("kev".equalsIgnoreCase(type[0])) {
      LocalDate added = Dates.day(content.get("dateadded"));
      kev = added == null ? kev : new Kev(added, null, false);
    } else if ("ssvc".equalsIgnoreCase(type[0])) {
      String exploitation = content.get("exploitation");
      String automatable = content.get("automatable");
      String impact = content.get("technical impact");
      if (exploitation != null && automatable != null && impact != null) {
        ssvc = new Ssvc(exploitation, automatable, impact);
      }
    }
  }

  private static void content(JsonParser in, String key, Map<String, String> content) {
    switch (key.toLowerCase(Locale.ROOT)) {
      case "dateadded" -> put(in, "dateadded", content);
      case "options" ->
          Pull.elements(
              in,
              MOST,
              () -> Pull.fields(in, option -> put(in, option.toLowerCase(Locale.ROOT), content)));
      default -> {}
    }
  }

  private static void put(JsonParser in, String key, Map<String, String> content) {
    String value = Pull.word(in);
    if (value != null) {
      content.put(key, value.toLowerCase(Locale.ROOT));
    }
  }
}
