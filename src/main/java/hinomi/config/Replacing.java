package hinomi.config;

import hinomi.config.WatchList.Saved;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Replaces a file as a whole or not at all: a new one is written beside it and takes its name, its
 * owner and its permissions.
 */
final class Replacing {
  private final Path file;

  Replacing(Path file) {
    this.file = file;
  }

  boolean allowed() {
    try {
      Path real = file.toRealPath();
      Path folder = real.getParent();
      return Files.isRegularFile(real)
          && Files.isWritable(real)
          && folder != null
          && Files.isWritable(folder);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Does it.
   *
   * @param mark of what the file is to hold before
   */
  Saved replace(String mark, byte[] next) throws IOException {
    synchronized (Replacing.class) {
      if (!allowed()) {
        return Saved.READ_ONLY;
      }
      Path real = file.toRealPath();
      Path folder = real.resolveSibling("");
      PosixFileAttributes old = Files.readAttributes(real, PosixFileAttributes.class);
      Path fresh =
          Files.createTempFile(
              folder,
              "." + real.getFileName(),
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        if (!alike(fresh, old)) {
          return Saved.READ_ONLY;
        }
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
          ByteBuffer left = ByteBuffer.wrap(next);
          while (left.hasRemaining()) {
            out.write(left);
          }
          out.force(true);
        }
        if (!WatchList.mark(Files.readAllBytes(real)).equals(mark)) {
          return Saved.CHANGED;
        }
        Files.move(
            fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Saved.DONE;
      } finally {
        Files.deleteIfExists(fresh);
      }
    }
  }

  /** Whether the new file could be given to whom the old one belongs. */
  private static boolean alike(Path fresh, PosixFileAttributes old) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
    PosixFileAttributes now = view.readAttributes();
    try {
      if (!now.owner().equals(old.owner())) {
        view.setOwner(old.owner());
      }
      if (!now.group().equals(old.group())) {
        view.setGroup(old.group());
      }
    } catch (IOException e) {
      return false;
    }
    view.setPermissions(old.permissions());
    return true;
  }
}
