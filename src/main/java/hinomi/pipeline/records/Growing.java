package hinomi.pipeline.records;

import java.util.Arrays;

/** Bytes of a record as it grows, up to a limit; what is beyond is only counted. */
final class Growing {
  private byte[] bytes = new byte[1 << 14];
  private int size;
  private boolean tooLarge;

  void clear() {
    size = 0;
    tooLarge = false;
  }

  void add(byte[] from, int begin, int end) {
    int length = end - begin;
    if (tooLarge || size + length > Cutter.LARGEST) {
      tooLarge = true;
      return;
    }
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
    }
    System.arraycopy(from, begin, bytes, size, length);
    size += length;
  }

  boolean tooLarge() {
    return tooLarge;
  }

  int size() {
    return size;
  }

  byte at(int index) {
    return bytes[index];
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }
}
