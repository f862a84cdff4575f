package hinomi.watch.version;

/** Where a version lies, seen from another one, the bound. */
enum Order {
  BEFORE,
  /** A pre-release of the bound: before it, though it may well hold the same code. */
  PRE,
  /** Before it as written, but less exact: {@code 15} seen from {@code 15.4}. */
  COARSE,
  SAME,
  /** Behind it, and a refinement of it: {@code 15.4.1} or {@code 15.4 SP1} from {@code 15.4}. */
  BEYOND,
  AFTER,
  /** Nobody can tell from the two texts. */
  UNCLEAR;

  static Order of(int comparison) {
    return comparison < 0 ? BEFORE : comparison > 0 ? AFTER : SAME;
  }
}
