package hinomi.watch;

import hinomi.advisory.AdvisoryId;

/**
 * Why a watch was hit: which of its words, where.
 *
 * @param tier how surely
 * @param word the watch's word
 * @param field where it stood
 * @param found the words there, with a little around them; hostile text
 * @param advisory which advisory said so
 * @param subject the product or keyword of the watch that the word is a name of, as the user writes
 *     it
 */
public record Evidence(
    Tier tier, String word, Field field, String found, AdvisoryId advisory, String subject) {

  /** Evidence kept before subjects were. */
  public Evidence {
    subject = subject == null ? word : subject;
  }

  /** Where the word is the subject itself. */
  public Evidence(Tier tier, String word, Field field, String found, AdvisoryId advisory) {
    this(tier, word, field, found, advisory, word);
  }

  /** The part of an advisory in which a word stood. */
  public enum Field {
    CPE,
    PRODUCT,
    TITLE,
    SUMMARY
  }
}
