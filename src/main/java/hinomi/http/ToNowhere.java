package hinomi.http;

import java.nio.ByteBuffer;

/** The body of an answer whose status tells everything. */
final class ToNowhere extends Sink<Long> {
  private static final long MOST = 1 << 20;

  ToNowhere() {
    super(MOST);
  }

  @Override
  void take(ByteBuffer buffer) {
    buffer.position(buffer.limit());
  }

  @Override
  Long end() {
    return received();
  }
}
