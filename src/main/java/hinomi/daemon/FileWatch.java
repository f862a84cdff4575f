package hinomi.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether files have changed since they were last looked at: by their times first, then by what is
 * in them, so that neither a copy of the same nor half a second is taken for a change.
 */
final class FileWatch {
  private final Map<Path, Look> looks = new LinkedHashMap<>();

  private static final class Look {
    private final Path file;
    private @Nullable FileTime time;
    private byte @Nullable [] content;

    Look(Path file) {
      this.file = file;
      this.time = time();
      this.content = content();
    }

    private @Nullable FileTime time() {
      try {
        return Files.getLastModifiedTime(file);
      } catch (IOException e) {
        return null;
      }
    }

    /** Of what is in it a sum: an inventory may be large. */
    private byte @Nullable [] content() {
      try (InputStream in = Files.newInputStream(file);
          DigestInputStream sum = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
        sum.transferTo(java.io.OutputStream.nullOutputStream());
        return sum.getMessageDigest().digest();
      } catch (IOException e) {
        return null;
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    boolean changed() {
      FileTime now = time();
      if (Objects.equals(now, time)) {
        return false;
      }
      byte[] then = content;
      time = now;
      content = content();
      return !Arrays.equals(then, content);
    }
  }

  FileWatch(Collection<Path> files) {
    follow(files);
  }

  /** From now on these are looked at; those that were so already as they were last seen. */
  synchronized void follow(Collection<Path> files) {
    looks.keySet().retainAll(files);
    files.forEach(file -> looks.computeIfAbsent(file, Look::new));
  }

  /** Whether any has changed since the last call. */
  synchronized boolean changed() {
    boolean any = false;
    for (Look look : looks.values()) {
      any |= look.changed();
    }
    return any;
  }
}
