package hinomi.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lock of a pass as a file beside the database, which the system frees when the process dies.
 * The file says when the pass began, and its process.
 *
 * <p>On Linux closing any handle of a file frees the process's locks on it, so within one process
 * the file is opened once: who else asks here is answered from memory.
 */
final class FileLock {
  private static final Map<Path, Instant> HELD_HERE = new HashMap<>();
  private static final int TRIES = 3;
  private static final long PAUSE_MILLIS = 30;

  private final Path file;

  FileLock(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  /** Takes the lock; empty while another one holds it. */
  Optional<Store.RunLock> take(Instant now) throws IOException {
    synchronized (HELD_HERE) {
      if (HELD_HERE.containsKey(file)) {
        return Optional.empty();
      }
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        return Optional.empty();
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              (now + " " + ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
      HELD_HERE.put(file, now);
      return Optional.of(() -> free(channel));
    }
  }

  /**
   * Who only looks whether the lock is held holds it for a moment, so one refusal is not enough.
   */
  private static boolean locked(FileChannel channel) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      if (channel.tryLock() != null) {
        return true;
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private void free(FileChannel channel) {
    synchronized (HELD_HERE) {
      if (!channel.isOpen()) {
        return;
      }
      HELD_HERE.remove(file);
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** When the pass began that holds the lock. */
  Optional<Instant> since() throws IOException {
    synchronized (HELD_HERE) {
      Instant here = HELD_HERE.get(file);
      if (here != null || !Files.exists(file)) {
        return Optional.ofNullable(here);
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        return channel.tryLock(0, Long.MAX_VALUE, true) == null
            ? Optional.of(began())
            : Optional.empty();
      }
    }
  }

  private Instant began() throws IOException {
    try {
      return Instant.parse(Files.readString(file).split("\\s", 2)[0]);
    } catch (DateTimeException e) {
      return Files.getLastModifiedTime(file).toInstant();
    }
  }
}
