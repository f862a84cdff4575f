package hinomi.source.cve;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * What the end of a zip says of the list of what is in it (APPNOTE.TXT, 4.3.14 and 4.3.16). {@link
 * java.util.zip.ZipFile} holds that list in memory, so that its size is looked at before.
 */
public final class ZipEnd {
  private static final int END = 22;
  private static final int END_64 = 56;
  private static final int LOCATOR_64 = 20;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int SIGNATURE = 0x06054b50;
  private static final int SIGNATURE_64 = 0x06064b50;
  private static final int SIGNATURE_LOCATOR = 0x07064b50;
  private static final long IN_64 = 0xffffffffL;

  private ZipEnd() {}

  /**
   * The bytes of the list: the largest number that any place says which could be the end. 0 where
   * there is none.
   *
   * @throws IOException when the file cannot be read
   */
  public static long list(Path zip) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
      int length = (int) Math.min(file.length(), END + LONGEST_COMMENT + LOCATOR_64);
      ByteBuffer tail = read(file, file.length() - length, length);
      long most = 0;
      for (int at = 0; at <= length - END; at++) {
        if (tail.getInt(at) == SIGNATURE) {
          long size = tail.getInt(at + 12) & IN_64;
          most = Math.max(most, size == IN_64 ? size64(file, tail, at - LOCATOR_64) : size);
        }
      }
      return most;
    }
  }

  private static long size64(RandomAccessFile file, ByteBuffer tail, int locator)
      throws IOException {
    if (locator < 0 || tail.getInt(locator) != SIGNATURE_LOCATOR) {
      return IN_64;
    }
    long at = tail.getLong(locator + 8);
    if (at < 0 || at > file.length() - END_64) {
      return IN_64;
    }
    ByteBuffer end = read(file, at, END_64);
    long size = end.getLong(40);
    return end.getInt(0) == SIGNATURE_64 && size >= 0 ? size : IN_64;
  }

  private static ByteBuffer read(RandomAccessFile file, long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    file.seek(at);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
