package hinomi.watch.dictionary;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Ends a text after so many characters, and turns control characters, which XML forbids and free
 * text contains, into blanks.
 */
final class CleanReader extends FilterReader {
  private long left;

  CleanReader(Reader in, long most) {
    super(in);
    left = most;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = super.read(into, offset, (int) Math.min(length, left));
    for (int i = offset; i < offset + count; i++) {
      if (into[i] < ' ' && into[i] != '\t' && into[i] != '\n' && into[i] != '\r') {
        into[i] = ' ';
      }
    }
    left -= Math.max(0, count);
    return count;
  }
}
