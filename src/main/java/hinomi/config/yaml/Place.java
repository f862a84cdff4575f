package hinomi.config.yaml;

/**
 * A place in a file; both numbers are 0 for the file as a whole.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters (code points)
 */
public record Place(int line, int column) implements Comparable<Place> {
  public static final Place FILE = new Place(0, 0);

  /** The place so many characters further on the same line. */
  public Place plus(int columns) {
    return new Place(line, column + columns);
  }

  @Override
  public int compareTo(Place other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }
}
