package hinomi.source;

import hinomi.language.Language;
import hinomi.language.Message;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An answer came, but nothing could be made of it as a whole. */
public final class SourceFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Message message;

  public SourceFailure(Message message) {
    this(message, null);
  }

  /**
   * @param message for the user: what is wrong and what to do
   */
  public SourceFailure(Message message, @Nullable Throwable cause) {
    super(message.in(Language.EN), cause);
    this.message = message;
  }

  /** The failure in words, with what to do. */
  public Message message() {
    return message;
  }
}
