package hinomi.http;

import java.io.IOException;

/** More bytes came than are allowed. */
final class TooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  private final long limit;

  TooLarge(long limit) {
    super("more than " + limit + " bytes");
    this.limit = limit;
  }

  long limit() {
    return limit;
  }
}
