package hinomi.config.inventory;

import hinomi.language.Message;
import java.util.List;
import java.util.Locale;

/**
 * Entries of one kind that are no components, because no announcement would name them.
 *
 * @param reason why
 * @param count how many, over all hosts
 * @param examples the first names
 */
public record LeftOut(Reason reason, int count, List<String> examples) {

  public LeftOut {
    examples = List.copyOf(examples);
  }

  /** It in words: how many of what, and the first names. */
  public Message message() {
    return Message.of(Remark.ROOM, "left." + reason.key(), count, String.join(", ", examples));
  }

  /** Why an entry is no component. */
  public enum Reason {
    DATA,
    DEBUG,
    DOCUMENTATION,
    FILE,
    FONT,
    HEADERS,
    META,
    PERL,
    PLATFORM,
    REMOVED,
    TRANSLATION;

    /** The last part of its key in the bundle. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
