package hinomi.config.yaml;

import hinomi.language.Message;

/**
 * Something wrong with the text itself, before it means anything.
 *
 * @param at where
 * @param message what, and what to write instead
 */
public record Fault(Place at, Message message) {

  static Fault of(Place at, String key, Object... args) {
    return new Fault(at, Message.of("config", key, args));
  }
}
