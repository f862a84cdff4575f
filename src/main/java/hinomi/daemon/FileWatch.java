package hinomi.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether files have changed since they were last looked at: by their times first, then by what is
 * in them, so that neither a copy of the same nor half a second is taken for a change.
 */
final class FileWatch {
  private final List<Look> looks;

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

    private byte @Nullable [] content() {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        return null;
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

  FileWatch(List<Path> files) {
    looks = files.stream().map(Look::new).toList();
  }

  /** Whether any has changed since the last call. */
  boolean changed() {
    boolean any = false;
    for (Look look : looks) {
      any |= look.changed();
    }
    return any;
  }
}
