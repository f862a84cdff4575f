package hinomi.ticket.text;

/**
 * How much of others' words a ticket takes; in UTF-16 units.
 *
 * @param text of one quoted text
 * @param cell of one cell or label
 * @param share which part of a long list is shown: one in so many
 */
record Bounds(int text, int cell, int share) {
  static final Bounds USUAL = new Bounds(8_000, 200, 1);

  private static final int SHORTEST = 12;

  /** What cannot be cut may be as long as so many cells. */
  private static final int WHOLE = 10;

  /** Rows of a table of products. */
  static final int PRODUCTS = 30;

  /** Rows of a table of members. */
  static final int MEMBERS = 60;

  /** Links besides the advisories' own pages. */
  static final int REFERENCES = 20;

  /** Members whose own summaries are quoted. */
  static final int SUMMARIES = 3;

  /** Tighter ones: first for each text, and when those are short, for the lists. */
  Bounds half() {
    return new Bounds(
        text / 2, Math.max(SHORTEST, cell / 2), cell > SHORTEST ? share : Math.max(2, share * 2));
  }

  boolean canShrink() {
    return text > SHORTEST;
  }

  /** How many rows there may be of a list that has usually at most so many. */
  int rows(int most) {
    return Math.max(1, most / share);
  }

  /** Whether what cannot be cut, such as an address, is short enough to stand there at all. */
  boolean allows(String whole) {
    return whole.length() <= WHOLE * cell;
  }
}
