package hinomi.store;

import hinomi.language.Language;
import hinomi.language.Message;

/** The database could not do what was asked. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Message message;

  public StoreException(Message message) {
    super(message.in(Language.EN));
    this.message = message;
  }

  public StoreException(Message message, Throwable cause) {
    super(message.in(Language.EN), cause);
    this.message = message;
  }

  /** In words, with what to do. */
  public Message message() {
    return message;
  }
}
