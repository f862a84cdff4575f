package hinomi.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A body into a file, opened when its first byte comes. */
final class ToFile extends Sink<Long> {
  private final Opening opening;
  private final LongConsumer progress;
  private @Nullable FileChannel channel;

  @FunctionalInterface
  interface Opening {
    FileChannel open() throws IOException;
  }

  /**
   * @param progress gets the bytes received so far
   */
  ToFile(long limit, Opening opening, LongConsumer progress) {
    super(limit);
    this.opening = opening;
    this.progress = progress;
  }

  @Override
  void take(ByteBuffer buffer) throws FileTrouble {
    long sum = received() + buffer.remaining();
    try {
      FileChannel open = channel();
      while (buffer.hasRemaining()) {
        open.write(buffer);
      }
    } catch (IOException e) {
      throw new FileTrouble(e);
    }
    progress.accept(sum);
  }

  @Override
  Long end() throws FileTrouble {
    try {
      channel().close();
    } catch (IOException e) {
      throw new FileTrouble(e);
    }
    return received();
  }

  @Override
  void abandon() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // What made the body fail is told; the file is short in any case.
        channel = null;
      }
    }
  }

  private FileChannel channel() throws IOException {
    if (channel == null) {
      channel = opening.open();
    }
    return channel;
  }
}
