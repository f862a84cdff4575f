package hinomi.source;

import hinomi.language.Message;

/**
 * An entry that could not be read. Kept, counted and shown; the rest of its page is not lost.
 *
 * @param ref the entry's id, address or position
 * @param reason why, in words for the operator
 * @param sample the beginning of the entry, at most 2,000 characters
 */
public record Reject(String ref, Message reason, String sample) {
  private static final int MOST = 2000;

  public Reject {
    sample = sample.length() > MOST ? sample.substring(0, MOST) : sample;
  }
}
