package hinomi.watch.names;

import hinomi.language.Message;

/** A name of a watch that cannot be understood. */
public final class NameError extends Exception {
  private static final String ROOM = "watch/names";

  private final int offset;
  private final transient Message text;

  NameError(int offset, String key, Object... args) {
    super(key);
    this.offset = offset;
    this.text = Message.of(ROOM, key, args);
  }

  /** Where in the name, counted in characters from 0. */
  public int offset() {
    return offset;
  }

  /** What is wrong and what to write instead. */
  public Message text() {
    return text;
  }
}
