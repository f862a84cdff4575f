package hinomi.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Who may read a file. */
final class Permissions {
  private static final Set<PosixFilePermission> OWNER =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private Permissions() {}

  /** Whether group or others have any right to it; false where the system does not tell. */
  static boolean openToOthers(Path file) {
    return !OWNER.containsAll(of(file));
  }

  /** Whether everyone may read it. */
  static boolean openToAll(Path file) {
    return of(file).contains(PosixFilePermission.OTHERS_READ);
  }

  private static Set<PosixFilePermission> of(Path file) {
    try {
      return Files.getPosixFilePermissions(file);
    } catch (IOException | UnsupportedOperationException e) {
      return Set.of();
    }
  }
}
