package hinomi.watch.version;

/** One installed version, to be laid beside bounds. */
interface Scale {
  /**
   * Where the version lies, seen from a bound.
   *
   * @param scheme how the source says that the bound is to be compared
   */
  Order from(String bound, String scheme);
}
