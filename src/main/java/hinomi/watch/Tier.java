package hinomi.watch;

/** How a word was found, the surest way first. */
public enum Tier {
  /**
   * A structured product: CPE with vulnerable=true, vendor and product of the record, JVN's
   * product.
   */
  PRODUCT(100),
  /** The name within a product of the affected list. */
  AFFECTED(90),
  /** The name in the title. */
  TITLE(80),
  /** The name as the subject of the text. */
  SUBJECT(70),
  /**
   * The family of which the watch names one version, without any: all that lived then are meant.
   */
  FAMILY(60),
  /**
   * The vendor as the subject of the title or text, where all of a vendor's products are wanted.
   */
  VENDOR(60),
  /** A mere mention in the text: for the digest, not for a ticket. */
  MENTION(30);

  private final int confidence;

  Tier(int confidence) {
    this.confidence = confidence;
  }

  /** How sure it is, 0 to 100. */
  public int confidence() {
    return confidence;
  }

  /** Whether it is sure enough for a ticket. */
  public boolean sure() {
    return this != MENTION;
  }
}
