package hinomi.watch.when;

/**
 * A value, as a condition writes it or as a vulnerability has it.
 *
 * @param rank its place on its scale; 0 where values have no order
 * @param text the way to write it
 */
record Value(double rank, String text) {

  /** As it stands in a condition. */
  String written() {
    boolean plain =
        !text.isEmpty()
            && text.chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
    if (plain) {
      return text;
    }
    return text.indexOf('"') < 0 ? '"' + text + '"' : '\'' + text + '\'';
  }
}
