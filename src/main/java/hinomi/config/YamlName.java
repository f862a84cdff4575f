package hinomi.config;

import java.util.regex.Pattern;

/** Writes a name so that YAML reads it back as it is. */
final class YamlName {
  private static final Pattern HARMLESS =
      Pattern.compile(
          "[\\p{IsLatin}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}][\\p{IsLatin}\\p{IsHan}"
              + "\\p{IsHiragana}\\p{IsKatakana}\\p{N}ー+._/()・-]*"
              + "(?: [\\p{IsLatin}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{N}ー+._/()・-]+)*");
  private static final Pattern MISREAD =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|inf|nan");

  private YamlName() {}

  /** The name, in quotes where it needs them. */
  static String of(String name) {
    return HARMLESS.matcher(name).matches() && !MISREAD.matcher(name).matches()
        ? name
        : quoted(name);
  }

  /** The name in double quotes. */
  static String quoted(String name) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (Character.isISOControl(c)) {
            out.append(String.format("\\x%02X", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
