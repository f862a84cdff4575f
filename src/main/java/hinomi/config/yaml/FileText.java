package hinomi.config.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The text of a file that people edit: UTF-8, with or without byte order mark. */
public sealed interface FileText {
  /** What a file may hold at most, in bytes. */
  int LARGEST = 4 << 20;

  /** It could be read; without byte order mark. */
  record Read(String text) implements FileText {}

  /** It could not. */
  record Unreadable(Fault fault) implements FileText {}

  /** Decodes the bytes of a file. */
  static FileText of(byte[] bytes) {
    if (bytes.length > LARGEST) {
      return new Unreadable(Fault.of(Place.FILE, "file.large", LARGEST >> 20));
    }
    if (utf16(bytes)) {
      return new Unreadable(Fault.of(Place.FILE, "file.utf-16"));
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      String[] before = text.split("\r\n|\n|\r", -1);
      String line = before[before.length - 1];
      int byteOrderMark = before.length == 1 && line.startsWith("\uFEFF") ? 1 : 0;
      Place at =
          new Place(before.length, line.codePointCount(0, line.length()) + 1 - byteOrderMark);
      String code = String.format("0x%02X", bytes[in.position()]);
      return new Unreadable(Fault.of(at, "file.encoding", code));
    }
    return new Read(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static boolean utf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    return (first == 0xFF && second == 0xFE)
        || (first == 0xFE && second == 0xFF)
        || (first == 0) != (second == 0);
  }
}
