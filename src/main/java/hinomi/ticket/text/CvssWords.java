package hinomi.ticket.text;

import hinomi.advisory.CvssVersion;
import hinomi.advisory.Score;
import hinomi.language.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in words from where and with what a vulnerability is attacked, as its CVSS vector has it
 * (CVSS v2 section 2.1, v3.1 section 2.1, v4.0 section 2.1: attack vector, privileges or
 * authentication, user interaction).
 */
public final class CvssWords {
  private static final Pattern PREFIX = Pattern.compile("CVSS:(\\d\\.\\d)/");
  private static final Pattern METRIC = Pattern.compile("([A-Za-z]{1,3}):([A-Za-z]{1,5})");

  private CvssWords() {}

  /** For example {@code ネットワーク経由・認証不要・利用者の操作不要}; empty without a well-formed vector. */
  public static String of(Score score, Language language) {
    String vector = score.vector();
    if (vector == null) {
      return "";
    }
    Matcher prefix = PREFIX.matcher(vector);
    boolean prefixed = prefix.lookingAt();
    if (prefixed && !prefix.group(1).equals(score.version().number())) {
      return "";
    }
    Map<String, String> metrics = metrics(prefixed ? vector.substring(prefix.end()) : vector);
    Words words = new Words(language);
    List<String> parts = new ArrayList<>();
    for (Said said : said(score.version())) {
      String value = metrics.get(said.metric());
      if (value == null || !said.values().contains(value)) {
        return "";
      }
      parts.add(words.of("cvss." + said.key() + "." + value.toLowerCase(Locale.ROOT)));
    }
    return String.join(words.of("cvss.and"), parts);
  }

  /** A metric that is put in words, with the values that it may have. */
  private record Said(String metric, String key, List<String> values) {}

  private static List<Said> said(CvssVersion version) {
    return switch (version) {
      case V2_0 ->
          List.of(
              new Said("AV", "av", List.of("N", "A", "L")),
              new Said("Au", "au", List.of("N", "S", "M")));
      case V3_0, V3_1 ->
          List.of(
              new Said("AV", "av", List.of("N", "A", "L", "P")),
              new Said("PR", "pr", List.of("N", "L", "H")),
              new Said("UI", "ui", List.of("N", "R")));
      case V4_0 ->
          List.of(
              new Said("AV", "av", List.of("N", "A", "L", "P")),
              new Said("PR", "pr", List.of("N", "L", "H")),
              new Said("UI", "ui", List.of("N", "P", "A")));
    };
  }

  private static Map<String, String> metrics(String vector) {
    Map<String, String> metrics = new HashMap<>();
    for (String part : vector.replaceAll("^\\(|\\)$", "").split("/", -1)) {
      Matcher m = METRIC.matcher(part);
      if (!m.matches() || metrics.put(m.group(1), m.group(2)) != null) {
        return Map.of();
      }
    }
    return metrics;
  }
}
