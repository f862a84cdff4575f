package hinomi.advisory;

import hinomi.language.Bundles;
import hinomi.language.Language;
import hinomi.language.Localized;

/** The names of the common weaknesses, from {@code hinomi/advisory/messages_*.properties}. */
final class WeaknessNames {
  private WeaknessNames() {}

  static Localized of(int number) {
    String key = "cwe." + number;
    return new Localized(
        Bundles.bundle("advisory", Language.JA).getProperty(key),
        Bundles.bundle("advisory", Language.EN).getProperty(key));
  }
}
