package hinomi.watch.when;

import hinomi.language.Message;

/** A condition that cannot be understood. */
public final class WhenError extends Exception {
  private static final String ROOM = "watch/when";

  private final int offset;
  private final transient Message text;

  WhenError(int offset, String key, Object... args) {
    super(key);
    this.offset = offset;
    this.text = Message.of(ROOM, key, args);
  }

  /** Where in the condition, counted in characters from 0; its length for "at the end". */
  public int offset() {
    return offset;
  }

  /** What is wrong and what to write instead. */
  public Message text() {
    return text;
  }
}
