package hinomi.config.yaml;

import java.util.Optional;

/** Characters that look like something else, or like nothing. */
final class Characters {
  private static final String BULLETS = "－−ー‐‑‒–—―・•●";
  private static final String QUOTES = "“”„‟＂‘’‚‛＇";
  private static final String BRACKETS = "［｛";

  private Characters() {}

  /** {@code U+3000} */
  static String code(int c) {
    return String.format("U+%04X", c);
  }

  /** Blank but neither space nor tab: the full-width space, the no-break space and their kin. */
  static boolean wideSpace(int c) {
    return c == 0x3000 || c == 0xA0 || c == 0x202F || c == 0x205F || (c >= 0x2000 && c <= 0x200A);
  }

  /** Seen by nobody, and part of no name. */
  static boolean invisible(int c) {
    return c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || c == 0x2060
        || c == 0xFEFF
        || c == 0xAD
        || (c >= 0x202A && c <= 0x202E);
  }

  /** Not allowed in YAML at all (YAML 1.2.2, production c-printable). */
  static boolean unprintable(int c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
        || c == 0x7F
        || (c >= 0x80 && c <= 0x9F && c != 0x85)
        || (c >= 0xFFFE && c <= 0xFFFF);
  }

  static boolean bullet(int c) {
    return BULLETS.indexOf(c) >= 0;
  }

  /** Without space of any kind at either end. */
  static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && blank(text.charAt(from))) {
      from++;
    }
    while (to > from && blank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || wideSpace(c);
  }

  /** What a value must not hold, however it is written. */
  static Optional<Fault> inAny(Place at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (invisible(text.charAt(i))) {
        return Optional.of(Fault.of(at, "char.invisible", code(text.charAt(i)), i + 1));
      }
    }
    return Optional.empty();
  }

  /** What in a value without quotes was surely meant as YAML's own sign. */
  static Optional<Fault> inPlain(Place at, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    char first = text.charAt(0);
    if (QUOTES.indexOf(first) >= 0) {
      return Optional.of(Fault.of(at, "char.quote", first, code(first)));
    }
    if (BRACKETS.indexOf(first) >= 0) {
      return Optional.of(Fault.of(at, "char.bracket", first, code(first)));
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean comment = c == '＃' && blank(text.charAt(i - 1));
      if (comment) {
        return Optional.of(Fault.of(at.plus(text.codePointCount(0, i)), "char.hash", c, code(c)));
      }
      if (c == '#' && wideSpace(text.charAt(i - 1))) {
        char space = text.charAt(i - 1);
        Place there = at.plus(text.codePointCount(0, i - 1));
        return Optional.of(space(there, space));
      }
    }
    int variable = text.indexOf("＄｛");
    variable = variable < 0 ? text.indexOf("$｛") : variable;
    if (variable >= 0) {
      return Optional.of(
          Fault.of(
              at.plus(text.codePointCount(0, variable)),
              "char.variable",
              text.substring(variable, variable + 2)));
    }
    return Optional.empty();
  }

  /** A space that YAML does not take for one. */
  static Fault space(Place at, int c) {
    return c == '\t'
        ? Fault.of(at, "char.tab")
        : c == 0x3000
            ? Fault.of(at, "char.wide-space")
            : c == 0xA0 ? Fault.of(at, "char.nbsp") : Fault.of(at, "char.space", code(c));
  }
}
