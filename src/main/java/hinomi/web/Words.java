package hinomi.web;

import hinomi.language.Language;
import hinomi.language.Message;

/**
 * The words of a part of the dashboard.
 *
 * @param room the folder of its bundle below {@code hinomi}, such as {@code web/today}
 */
public record Words(String room, Language language) {

  /** The text of a key with {@code {0}} and so on replaced. Plain text, which templates escape. */
  public String say(String key, Object... args) {
    return Message.of(room, key, args).in(language);
  }
}
