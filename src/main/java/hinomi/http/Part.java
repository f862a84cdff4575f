package hinomi.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file, {@code FILE.part}, and what it is the beginning of, {@code
 * FILE.part.from}: a digest of the address, since that may hold a key, and the validator for {@code
 * If-Range} (RFC 9110, section 13.1.5).
 */
final class Part {
  private final Path file;
  private final Path part;
  private final Path from;
  private final String address;

  Part(URI uri, Path file) {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    this.from = file.resolveSibling(file.getFileName() + ".part.from");
    this.address = digest(uri);
  }

  long size() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /** The validator to resume with, or null when the download has to begin anew. */
  @Nullable String validator() throws IOException {
    if (size() == 0 || !Files.isRegularFile(from)) {
      return null;
    }
    List<String> lines = Files.readAllLines(from, StandardCharsets.ISO_8859_1);
    return lines.size() == 2 && lines.getFirst().equals(address) ? lines.get(1) : null;
  }

  FileChannel append() throws IOException {
    return FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  FileChannel begin(HttpHeaders headers) throws IOException {
    Files.deleteIfExists(from);
    FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING);
    String validator =
        headers
            .firstValue("etag")
            .filter(etag -> etag.startsWith("\""))
            .or(() -> headers.firstValue("last-modified"))
            .orElse(null);
    if (validator != null) {
      Files.write(from, List.of(address, validator), StandardCharsets.ISO_8859_1);
    }
    return channel;
  }

  void discard() throws IOException {
    Files.deleteIfExists(from);
    Files.deleteIfExists(part);
  }

  void finish() throws IOException {
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(from);
  }

  static String digest(URI uri) {
    try {
      byte[] bytes = uri.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
