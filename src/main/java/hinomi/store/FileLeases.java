package hinomi.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Leases by name as places of one empty file beside the database, which the system frees when the
 * process dies. Who has any also shares the first place, which whoever wants to be alone has to
 * itself.
 *
 * <p>On Linux closing any handle of a file frees the process's locks on it, so within one process
 * the file is opened once.
 */
final class FileLeases {
  private static final Map<Path, Open> OPEN = new HashMap<>();

  private final Path file;

  FileLeases(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  /** The file, open in this process, and what this process has of it: no names where all of it. */
  private record Open(FileChannel channel, Map<Long, FileLock> held) {
    boolean alone() {
      FileLock first = held.get(0L);
      return first != null && !first.isShared();
    }
  }

  /** Takes a name; empty while another one has it, or everything. */
  Optional<Store.RunLock> take(String name) throws IOException {
    long place = place(name);
    synchronized (OPEN) {
      Open open = OPEN.get(file);
      if (open != null && (open.alone() || open.held.containsKey(place))) {
        return Optional.empty();
      }
      Open mine = open == null ? open() : open;
      if (!lock(mine, 0, true) || !lock(mine, place, false)) {
        tidy(mine);
        return Optional.empty();
      }
      return Optional.of(() -> free(mine, place));
    }
  }

  /** Takes everything; empty while another one has anything. */
  Optional<Store.RunLock> takeAll() throws IOException {
    synchronized (OPEN) {
      if (OPEN.containsKey(file)) {
        return Optional.empty();
      }
      Open mine = open();
      if (!lock(mine, 0, false)) {
        tidy(mine);
        return Optional.empty();
      }
      return Optional.of(() -> free(mine, 0));
    }
  }

  private Open open() throws IOException {
    Open open =
        new Open(
            FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            new HashMap<>());
    OPEN.put(file, open);
    return open;
  }

  private static boolean lock(Open open, long place, boolean shared) throws IOException {
    if (open.held.containsKey(place)) {
      return true;
    }
    FileLock lock = open.channel.tryLock(place, 1, shared);
    if (lock != null) {
      open.held.put(place, lock);
    }
    return lock != null;
  }

  private void free(Open open, long place) {
    synchronized (OPEN) {
      FileLock lock = open.held.remove(place);
      try {
        if (lock != null) {
          lock.release();
          tidy(open);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Closes the file where nothing of it is held but the first place, which goes with it. */
  private void tidy(Open open) throws IOException {
    if (open.held.keySet().stream().allMatch(place -> place == 0)) {
      OPEN.remove(file);
      open.channel.close();
    }
  }

  /** A place of a name of its own, as good as surely. */
  private static long place(String name) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return 1 + (ByteBuffer.wrap(sum).getLong() >>> 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
