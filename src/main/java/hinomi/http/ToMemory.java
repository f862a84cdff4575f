package hinomi.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A body as bytes. */
final class ToMemory extends Sink<byte[]> {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);

  ToMemory(long limit) {
    super(limit);
  }

  @Override
  void take(ByteBuffer buffer) {
    byte[] chunk = new byte[buffer.remaining()];
    buffer.get(chunk);
    bytes.writeBytes(chunk);
  }

  @Override
  byte[] end() {
    return bytes.toByteArray();
  }
}
