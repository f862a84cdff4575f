package hinomi.watch;

/** How a watch names what it watches. */
public enum Naming {
  /** By a product's name. */
  PRODUCT,
  /** By words, which may be joined by AND, OR and NOT. */
  KEYWORDS,
  /** By who makes it: all of a vendor's products. */
  VENDOR,
  /** By a CPE. */
  CPE,
  /** By a package URL. */
  PURL
}
