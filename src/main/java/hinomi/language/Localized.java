package hinomi.language;

import org.jspecify.annotations.Nullable;

/**
 * A text of a source in the languages that it was given in. Blank counts as absent.
 *
 * @param ja the Japanese text, or null
 * @param en the English text, or null
 */
public record Localized(@Nullable String ja, @Nullable String en) {
  public static final Localized NONE = new Localized(null, null);

  public Localized {
    ja = ja == null || ja.isBlank() ? null : ja.strip();
    en = en == null || en.isBlank() ? null : en.strip();
  }

  public static Localized ja(@Nullable String text) {
    return new Localized(text, null);
  }

  public static Localized en(@Nullable String text) {
    return new Localized(null, text);
  }

  public boolean isEmpty() {
    return ja == null && en == null;
  }

  /** The text in a language, or null where the source has none in it. */
  public @Nullable String in(Language language) {
    return switch (language) {
      case JA -> ja;
      case EN -> en;
    };
  }

  /** The text in a language, else in the other one, else empty. */
  public String preferring(Language language) {
    String first = in(language);
    String other = in(language == Language.JA ? Language.EN : Language.JA);
    return first != null ? first : other != null ? other : "";
  }

  /** This text, with what it lacks taken from another. */
  public Localized or(Localized other) {
    return new Localized(ja != null ? ja : other.ja, en != null ? en : other.en);
  }
}
