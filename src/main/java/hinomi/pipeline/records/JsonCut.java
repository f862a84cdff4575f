package hinomi.pipeline.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Cuts JSON into the objects that are records. Looks at brackets and quotes only; whether an object
 * is well-formed its parser tells. A line that was cut off costs only itself: a new line within a
 * string, or one that begins with a brace, ends it.
 */
final class JsonCut {
  /** The list of records in a file or answer of NVD. */
  private static final byte[] LIST = "vulnerabilities".getBytes(StandardCharsets.US_ASCII);

  private static final int NO_KEY = -1;

  private final Cutter to;
  private final Growing record = new Growing();

  /** How many brackets are open, and how many of them are around the records. */
  private int depth;

  private int base;

  /** Within an object; one that is passed over holds records rather than being one. */
  private boolean within;

  private boolean passed;
  private boolean inString;
  private boolean escaped;
  private boolean lineBegins;
  private boolean junk;

  /** How much of {@link #LIST} the last string matched. */
  private int key = NO_KEY;

  JsonCut(Cutter to) {
    this.to = to;
  }

  void cut(InputStream in) throws IOException, InterruptedException {
    byte[] buffer = new byte[1 << 16];
    int read;
    while ((read = in.read(buffer)) >= 0) {
      chunk(buffer, read);
    }
    if (depth > 0) {
      to.bad("records.cut-off");
    }
  }

  private void chunk(byte[] b, int length) throws IOException, InterruptedException {
    int from = 0;
    for (int i = 0; i < length; i++) {
      byte c = b[i];
      if (!within) {
        between(c);
        from = i;
      } else if (inString) {
        inString(c);
      } else if (lineBegins && c == '{' && base == 0) {
        to.bad("records.cut-off");
        depth = 0;
        between(c);
        from = i;
      } else {
        inside(c);
        if (depth == base) {
          record.add(b, from, i + 1);
          finish();
        }
      }
    }
    if (within) {
      record.add(b, from, length);
    }
  }

  private void between(byte c) throws IOException, InterruptedException {
    switch (c) {
      case '{' -> {
        depth++;
        begin(false);
      }
      case '[' -> {
        if (depth == 0) {
          depth = 1;
          base = 1;
        } else {
          junk();
        }
      }
      case ']' -> {
        switch (depth) {
          case 0 -> junk();
          case 1 -> {
            depth = 0;
            base = 0;
          }
          default -> {
            depth = 1;
            base = 0;
            begin(true);
          }
        }
      }
      case ' ', '\t', '\r', ',' -> {}
      case '\n' -> junk = false;
      default -> junk();
    }
  }

  private void begin(boolean passedOver) {
    record.clear();
    within = true;
    passed = passedOver;
    key = NO_KEY;
    junk = false;
    lineBegins = false;
  }

  private void junk() throws IOException, InterruptedException {
    if (!junk) {
      to.bad("records.format");
    }
    junk = true;
  }

  private void inString(byte c) throws IOException, InterruptedException {
    if (escaped) {
      escaped = false;
      key = NO_KEY;
    } else if (c == '"') {
      inString = false;
    } else if (c == '\\') {
      escaped = true;
    } else if (c == '\n') {
      to.bad("records.cut-off");
      inString = false;
      within = false;
      depth = base;
    } else if (key >= 0) {
      key = key < LIST.length && LIST[key] == c ? key + 1 : NO_KEY;
    }
  }

  private void inside(byte c) {
    lineBegins = c == '\n';
    switch (c) {
      case '"' -> {
        inString = true;
        key = depth == 1 && base == 0 && !passed ? 0 : NO_KEY;
      }
      case '{' -> {
        depth++;
        key = NO_KEY;
      }
      case '[' -> {
        depth++;
        if (key == LIST.length) {
          base = depth;
          within = false;
        }
        key = NO_KEY;
      }
      case '}', ']' -> depth--;
      case ' ', '\t', '\r', '\n', ':' -> {}
      default -> key = NO_KEY;
    }
  }

  private void finish() throws IOException, InterruptedException {
    if (!within) {
      return;
    }
    within = false;
    if (passed) {
      return;
    }
    if (record.tooLarge()) {
      to.bad("records.too-large", Cutter.LARGEST >> 20);
    } else {
      to.piece(new Piece.Json(to.ref(), record.copy()));
    }
  }
}
