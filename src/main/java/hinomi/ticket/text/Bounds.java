package hinomi.ticket.text;

/**
 * How much of others' words a ticket takes; in UTF-16 units.
 *
 * @param text of one quoted text
 * @param cell of one cell or label
 */
record Bounds(int text, int cell) {
  static final Bounds USUAL = new Bounds(8_000, 200);

  private static final int SHORTEST = 12;

  /** Rows of a table of products. */
  static final int PRODUCTS = 30;

  /** Rows of a table of members. */
  static final int MEMBERS = 60;

  /** Links besides the advisories' own pages. */
  static final int REFERENCES = 20;

  /** Members whose own summaries are quoted. */
  static final int SUMMARIES = 10;

  Bounds half() {
    return new Bounds(text / 2, Math.max(SHORTEST, cell / 2));
  }

  boolean canShrink() {
    return text > SHORTEST;
  }
}
