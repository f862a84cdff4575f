package hinomi.config.inventory;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a file that some tool wrote: UTF-8, the CP932 that a Japanese Excel writes, or UTF-16
 * with a byte order mark.
 */
final class FileText {
  private static final Charset CP932 = Charset.forName("windows-31j");

  private FileText() {}

  /** The text without byte order mark; empty, with an error, where it is none. */
  static Optional<String> read(byte[] bytes, Sheet sheet) {
    if (starts(bytes, 0xFF, 0xFE)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE, sheet);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return decode(bytes, 2, StandardCharsets.UTF_16BE, sheet);
    }
    Optional<String> binary = binary(bytes);
    if (binary.isPresent()) {
      sheet.error(0, binary.get());
      return Optional.empty();
    }
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return decode(bytes, 3, StandardCharsets.UTF_8, sheet);
    }
    Optional<String> utf8 = strictly(bytes, 0, StandardCharsets.UTF_8);
    return utf8.isPresent() ? utf8 : decode(bytes, 0, CP932, sheet);
  }

  private static Optional<String> binary(byte[] bytes) {
    if (starts(bytes, 'P', 'K', 3, 4) || starts(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
      return Optional.of("file.excel");
    }
    if (starts(bytes, 0x1F, 0x8B)
        || starts(bytes, 'B', 'Z', 'h')
        || starts(bytes, 0xFD, '7', 'z')) {
      return Optional.of("file.packed");
    }
    for (byte b : bytes) {
      if (b == 0) {
        return Optional.of("file.binary");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> decode(byte[] bytes, int from, Charset charset, Sheet sheet) {
    Optional<String> text = strictly(bytes, from, charset);
    if (text.isEmpty()) {
      sheet.error(0, "file.encoding");
    }
    return text;
  }

  private static Optional<String> strictly(byte[] bytes, int from, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean starts(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
