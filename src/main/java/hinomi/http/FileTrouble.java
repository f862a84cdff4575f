package hinomi.http;

import java.io.IOException;

/** A file of ours could not be written: no fault of the network. */
final class FileTrouble extends IOException {
  private static final long serialVersionUID = 1L;

  FileTrouble(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
