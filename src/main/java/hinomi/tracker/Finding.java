package hinomi.tracker;

import hinomi.language.Message;

/**
 * One thing that a check found.
 *
 * @param level how bad it is
 * @param message in words, with what to do
 */
public record Finding(Level level, Message message) {

  /** How bad a finding is. */
  public enum Level {
    OK,
    WARNING,
    ERROR
  }
}
