package hinomi.search;

/** How well something answers a query, best first; within a rank the newer comes first. */
public enum Rank {
  /** It is what an id in the query names. */
  ID,
  /** Every word stands in the title, or in the name of a product or vendor. */
  TITLE,
  /** Some do. */
  PARTLY,
  /** All stand in the text. */
  TEXT
}
