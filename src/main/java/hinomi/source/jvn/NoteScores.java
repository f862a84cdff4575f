package hinomi.source.jvn;

import hinomi.advisory.CvssVersion;
import hinomi.advisory.Score;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The CVSS scores of a note's page: the marked elements of its table ({@code #cvss-v3-base-score}),
 * and in the text a vector with its score behind it ({@code CVSS:3.1/AV:N/… 基本値 9.8}).
 */
final class NoteScores {
  private static final String ORIGIN = "JVN";
  private static final String V2 = "AV:[LAN]/AC:[LMH]/Au:[MSN]/C:[NPC]/I:[NPC]/A:[NPC]";
  private static final String LATER =
      "CVSS:(?<version>\\d\\.\\d)(?:/[A-Za-z]{1,3}:[A-Za-z]{1,6}){6,40}";
  private static final Pattern VECTOR = Pattern.compile(LATER + "|" + V2);
  private static final Pattern VERSION = Pattern.compile("CVSS:(\\d\\.\\d)");
  private static final Pattern IN_TEXT =
      Pattern.compile(
          "(?<vector>"
              + LATER
              + "|"
              + V2
              + ")"
              + "[\\s　:：,、()（）-]{0,10}(?:基本値|基本スコア|Base Score)[\\s　:：]{0,4}"
              + "(?<base>10(?:\\.0)?|\\d(?:\\.\\d)?)(?![.\\d])");

  private NoteScores() {}

  /** Every score of the page, each once; the marked ones first. */
  static List<Score> of(Element main, String text) {
    Set<Score> scores = new LinkedHashSet<>();
    marked(main, "cvss-v4", CvssVersion.V4_0).ifPresent(scores::add);
    marked(main, "cvss-v3", CvssVersion.V3_0).ifPresent(scores::add);
    marked(main, "cvss-v2", CvssVersion.V2_0).ifPresent(scores::add);
    Matcher m = IN_TEXT.matcher(text);
    while (m.find()) {
      String number = m.group("version");
      (number == null ? Optional.of(CvssVersion.V2_0) : CvssVersion.parse(number))
          .flatMap(version -> score(version, m.group("base"), m.group("vector")))
          .ifPresent(scores::add);
    }
    return List.copyOf(scores);
  }

  /**
   * @param usual the version, where the vector beside the score does not tell it
   */
  private static Optional<Score> marked(Element main, String id, CvssVersion usual) {
    String beside = textOf(main.getElementById(id + "-vector-string"));
    Matcher told = VERSION.matcher(beside);
    Matcher vector = VECTOR.matcher(beside);
    return score(
        told.find() ? CvssVersion.parse(told.group(1)).orElse(usual) : usual,
        textOf(main.getElementById(id + "-base-score")),
        vector.find() ? vector.group() : null);
  }

  private static Optional<Score> score(CvssVersion version, String base, @Nullable String vector) {
    try {
      double value = Double.parseDouble(base);
      return value >= 0 && value <= 10
          ? Optional.of(new Score(version, value, vector, ORIGIN))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String textOf(@Nullable Element element) {
    return element == null ? "" : element.text().strip();
  }
}
