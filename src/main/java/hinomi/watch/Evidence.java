package hinomi.watch;

import hinomi.advisory.AdvisoryId;
import org.jspecify.annotations.Nullable;

/**
 * Why a watch was hit: which of its words, where.
 *
 * @param tier how surely
 * @param word the watch's word
 * @param field where it stood
 * @param found the words there, with a little around them; hostile text
 * @param advisory which advisory said so
 * @param guard why it is but a mention: the name of a guard (docs/matching.md tells of each), or
 *     null
 * @param subject the product or keyword of the watch that the word is a name of, as the user writes
 *     it
 */
public record Evidence(
    Tier tier,
    String word,
    Field field,
    String found,
    AdvisoryId advisory,
    @Nullable String guard,
    String subject) {

  /** Evidence kept before subjects were has its word for one. */
  public Evidence {
    subject = subject == null ? word : subject;
  }

  /** Evidence that no guard lowered. */
  public Evidence(Tier tier, String word, Field field, String found, AdvisoryId advisory) {
    this(tier, word, field, found, advisory, null, word);
  }

  /** Evidence that no guard lowered, for a name of this product or keyword. */
  public Evidence(
      Tier tier, String word, Field field, String found, AdvisoryId advisory, String subject) {
    this(tier, word, field, found, advisory, null, subject);
  }

  /** The same, as a name of this product or keyword. */
  Evidence of(String product) {
    return new Evidence(tier, word, field, found, advisory, guard, product);
  }

  /** The part of an advisory in which a word stood. */
  public enum Field {
    CPE,
    PRODUCT,
    TITLE,
    SUMMARY
  }
}
