package hinomi.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes a file whole or not at all, and keeps what stood there as {@code .bak}. */
final class NewFile {
  private static final Set<PosixFilePermission> OWNER =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private NewFile() {}

  /**
   * Writes a file.
   *
   * @param secret whether only its owner may read it (mode 0600, from its first byte on)
   */
  static void write(Path file, String text, boolean secret) throws IOException {
    if (Files.exists(file)) {
      Path old = file.resolveSibling(file.getFileName() + ".bak");
      Files.copy(
          file, old, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(fresh);
    } else if (secret) {
      Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER));
    } else if (Files.exists(file)) {
      Files.createFile(
          fresh, PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(file)));
    } else {
      Files.createFile(fresh);
    }
    Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
