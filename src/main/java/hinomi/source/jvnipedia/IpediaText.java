package hinomi.source.jvnipedia;

import hinomi.advisory.Advisory;
import hinomi.advisory.CvssVersion;
import hinomi.advisory.Score;
import hinomi.source.page.PageText;
import java.util.Optional;
import java.util.regex.Pattern;

/** The habits of JVN iPedia's fields. */
final class IpediaText {
  /** Who gives the scores of JVN iPedia. */
  static final String ORIGIN = "JVN iPedia";

  private static final Pattern TAG =
      Pattern.compile(
          "(?i)</?(?:a|b|br|div|em|i|li|ol|p|span|strong|table|td|th|tr|u|ul)\\b[^<>]*>");
  private static final Pattern LITERAL_BREAK = Pattern.compile("\\\\n(?![A-Za-z0-9_])");
  private static final Pattern WITHDRAWN = Pattern.compile("[*＊]{2}\\s*削除\\s*[*＊]{2}");
  private static final Pattern DISPUTED = Pattern.compile("[*＊]{2}\\s*未確定\\s*[*＊]{2}");

  private IpediaText() {}

  /**
   * A field as plain text: carriage returns and written-out line breaks ({@code \n} as two
   * characters) made into line breaks, escaped HTML made into text.
   */
  static String plain(String field) {
    String text = field.replace("\r\n", "\n").replace('\r', '\n');
    text = LITERAL_BREAK.matcher(text).replaceAll("\n");
    if (TAG.matcher(text).find()) {
      text = PageText.of(text.replace("\n", "<br>"));
    }
    return text.strip().replaceAll("[ \\t　]+\n", "\n").replaceAll("\n{3,}", "\n\n");
  }

  static Advisory.State state(String text) {
    return WITHDRAWN.matcher(text).find()
        ? Advisory.State.WITHDRAWN
        : DISPUTED.matcher(text).find() ? Advisory.State.DISPUTED : Advisory.State.PUBLISHED;
  }

  /** A score of three fields; empty where version or number make no sense. */
  static Optional<Score> score(String version, String base, String vector) {
    try {
      double number = Double.parseDouble(base);
      return CvssVersion.parse(version)
          .filter(v -> number >= 0 && number <= 10)
          .map(v -> new Score(v, number, vector, ORIGIN));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
