package hinomi.cli;

import hinomi.language.Bundles;
import hinomi.language.Language;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Properties;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What the help says, in the terminal's language, under the keys that picocli asks for. */
final class UsageTexts extends ResourceBundle {
  private final Properties texts;

  UsageTexts(Language language) {
    this.texts = Bundles.bundle("cli/usage", language);
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return texts.getProperty(key);
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(texts.stringPropertyNames());
  }
}
