package hinomi.pipeline;

import hinomi.http.Ungzip;
import hinomi.source.History.Sum;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files that a backfill lays beside {@code hinomi.yml}, and their sums. */
final class BulkFiles {
  private static final Logger LOG = LoggerFactory.getLogger(BulkFiles.class);
  private static final String BEGINNING = "hinomi-backfill-";

  /** For so long a download that was not read to its end may still be of use. */
  private static final Duration KEPT = Duration.ofDays(2);

  private static final long MOST_UNPACKED = 16L << 30;

  private final Path folder;

  BulkFiles(Path folder) {
    this.folder = folder;
  }

  /** Where the zip in a zip lies while it is read. */
  Path inner() {
    return folder.resolve(BEGINNING + "inner.zip");
  }

  /** Where the file of an address lies; whole, if it is there. */
  Path download(URI address) {
    String path = String.valueOf(address.getPath());
    String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    return folder.resolve(BEGINNING + name.substring(0, Math.min(100, name.length())));
  }

  /** Removes what a process that died has left: what was unpacked, and what is old. */
  void tidy(Instant now) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, BEGINNING + "*")) {
      for (Path file : left) {
        if (file.equals(inner())
            || Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(KEPT))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // It takes room and harms nothing.
      LOG.warn("{}: {}", folder, e.getMessage());
    }
  }

  /**
   * Whether a file is the one of a sum; one that is not even packed as it should be is not.
   *
   * @throws IOException when it cannot be read
   */
  static boolean isOf(Path file, Sum sum) throws IOException {
    try {
      return sum(file, sum.ofContent()).equals(sum.sha256());
    } catch (ZipException | EOFException e) {
      return false;
    }
  }

  /** The sum of a file or, if wanted, of what is packed in it: SHA-256 in upper case. */
  static String sum(Path file, boolean ofContent) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        InputStream in = ofContent ? new Ungzip(raw, MOST_UNPACKED) : raw) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      int length;
      while ((length = in.read(buffer)) >= 0) {
        digest.update(buffer, 0, length);
      }
      return HexFormat.of().formatHex(digest.digest()).toUpperCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
