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
 *     it; of a CPE or package URL the product's name, of a vendor its name
 * @param naming how the watch names it
 */
public record Evidence(
    Tier tier,
    String word,
    Field field,
    String found,
    AdvisoryId advisory,
    @Nullable String guard,
    String subject,
    Naming naming) {

  /** Evidence kept before subjects were has its word for one, and names a product. */
  public Evidence {
    subject = subject == null ? word : subject;
    naming = naming == null ? Naming.PRODUCT : naming;
  }

  /** Evidence that no guard lowered. */
  public Evidence(Tier tier, String word, Field field, String found, AdvisoryId advisory) {
    this(tier, word, field, found, advisory, null, word, Naming.PRODUCT);
  }

  /** Evidence that no guard lowered, for a name of this product or keyword. */
  public Evidence(
      Tier tier, String word, Field field, String found, AdvisoryId advisory, String subject) {
    this(tier, word, field, found, advisory, null, subject, Naming.PRODUCT);
  }

  /** The same, as a name of this product or keyword. */
  Evidence of(String product, Naming kind) {
    return new Evidence(tier, word, field, found, advisory, guard, product, kind);
  }

  /** The same as but a mention, by a guard unless there is one already. */
  Evidence mention(@Nullable String why) {
    return new Evidence(
        Tier.MENTION, word, field, found, advisory, guard == null ? why : guard, subject, naming);
  }

  /** The part of an advisory in which a word stood. */
  public enum Field {
    CPE,
    PRODUCT,
    TITLE,
    SUMMARY
  }
}
