package hinomi.language;

import java.util.Locale;

/** A language for people: of tickets, messages and pages. */
public enum Language {
  JA,
  EN;

  /** The tag as in {@code hinomi.yml} and in bundle names: {@code ja} or {@code en}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language of a system locale: Japanese where it says so, English everywhere else. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("ja") ? JA : EN;
  }
}
