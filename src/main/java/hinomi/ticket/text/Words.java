package hinomi.ticket.text;

import hinomi.advisory.AdvisoryId;
import hinomi.advisory.Severity;
import hinomi.advisory.Weakness;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.ticket.render.Clean;
import java.text.BreakIterator;
import java.util.Locale;

/** Our own words of a ticket in its language. */
record Words(Language language) {

  private static final int LOOK_AHEAD = 64;

  /** The words of a key below {@code text.}. */
  String of(String key, Object... args) {
    return Message.of("ticket", "text." + key, args).in(language);
  }

  String severity(Severity severity) {
    return of("severity." + severity.name().toLowerCase(Locale.ROOT));
  }

  /** A weakness by its name, where it has one, and id. */
  String weakness(Weakness weakness) {
    String name = weakness.name().preferring(language);
    return name.isEmpty() ? weakness.id() : of("weakness", name, weakness.id());
  }

  /** What a source is called; a feed of the user's own has the name that he gave it. */
  String source(AdvisoryId advisory) {
    return switch (advisory.source()) {
      case "jvn" -> "JVN";
      case "jvn-ipedia" -> "JVN iPedia";
      case "jpcert" -> "JPCERT/CC";
      case "cve" -> "CVE";
      default -> advisory.source();
    };
  }

  /** A text of at most so many UTF-16 units, cut between characters as people see them. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text.substring(0, Math.min(text.length(), longest + LOOK_AHEAD)));
    int end = characters.preceding(Math.max(1, longest));
    return text.substring(0, Math.max(0, end)).stripTrailing() + "…";
  }

  /** One clean line, cut; what is far beyond the cut is not even looked at. */
  static String brief(String text, int longest) {
    return cut(Clean.line(head(text, 4 * longest + LOOK_AHEAD)), longest);
  }

  /** The beginning of a text. */
  static String head(String text, int longest) {
    return text.substring(0, Math.min(text.length(), longest));
  }
}
