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
 */
public record Evidence(Tier tier, String word, Field field, String found, AdvisoryId advisory) {

  /** The part of an advisory in which a word stood. */
  public enum Field {
    CPE,
    PRODUCT,
    TITLE,
    SUMMARY
  }
}
