package hinomi.tracker.redmine;

import hinomi.language.Message;

/** Sentences of this room's bundle. */
final class Words {
  private static final String ROOM = "tracker/redmine";

  private Words() {}

  static Message of(String key, Object... args) {
    return Message.of(ROOM, key, args);
  }
}
