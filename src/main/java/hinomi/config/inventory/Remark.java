package hinomi.config.inventory;

import hinomi.language.Language;
import hinomi.language.Message;

/**
 * Something that the reader of an inventory could not use, or wants the user to know.
 *
 * @param weight how bad it is
 * @param file the name that the reader was given
 * @param line counted from 1; 0 where it is about the whole file
 * @param message what is wrong, and what to do
 */
public record Remark(Weight weight, String file, int line, Message message) {
  static final String ROOM = "config/inventory";

  /** How bad a remark is. */
  public enum Weight {
    /** Nothing, or nothing further, of this file could be read. */
    ERROR,
    /** An entry could not be read. */
    WARNING,
    /** All is well. */
    NOTE
  }

  /** As compilers print it: {@code hosts.csv:12: …}. */
  public String in(Language language) {
    return file + (line > 0 ? ":" + line : "") + ": " + message.in(language);
  }
}
