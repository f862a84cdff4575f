package hinomi.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Reads the {@code store:}. */
final class StoreAddress {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String EXAMPLE = SQLITE + "hinomi.db";

  private StoreAddress() {}

  static Secret read(Section top, Path base, Secrets secrets) {
    Optional<Word> word =
        top.form(
            "store",
            "expect.store",
            EXAMPLE,
            w -> resolved(w.text(), base).map(text -> new Word(w.at(), text, true, w.literal())));
    word.filter(w -> w.text().contains("password=")).ifPresent(w -> secrets.literal(w, "store"));
    return new Secret(word.map(Word::text).orElse(SQLITE + base.resolve("hinomi.db")));
  }

  private static Optional<String> resolved(String text, Path base) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("jdbc:postgresql:")) {
      return Optional.of(text);
    }
    if (!lower.startsWith(SQLITE) || text.length() == SQLITE.length()) {
      return Optional.empty();
    }
    String path = text.substring(SQLITE.length());
    if (path.startsWith(":memory:") || path.startsWith("file:")) {
      return Optional.of(text);
    }
    int query = path.indexOf('?');
    String file = query < 0 ? path : path.substring(0, query);
    try {
      return Optional.of(SQLITE + base.resolve(file).normalize() + path.substring(file.length()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
