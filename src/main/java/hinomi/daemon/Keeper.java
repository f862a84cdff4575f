package hinomi.daemon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks every few seconds after the configuration, the table of schedules and the watchdog. */
final class Keeper implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final int REMIND = 20;

  private final CountDownLatch end = new CountDownLatch(1);
  private final Daemon daemon;
  private final Systemd systemd;
  private final FileWatch files;
  private final Hangup hangup;
  private final Thread thread = Thread.ofPlatform().name("keeper").daemon().unstarted(this::run);
  private int rounds;

  Keeper(Daemon daemon, Systemd systemd, FileWatch files, Hangup hangup) {
    this.daemon = daemon;
    this.systemd = systemd;
    this.files = files;
    this.hangup = hangup;
  }

  void start() {
    thread.start();
    hangup.then(daemon::reload);
  }

  /** From now on it looks after these files. */
  void follow(Collection<Path> which) {
    files.follow(which);
  }

  private void run() {
    Duration look =
        systemd
            .watchdog()
            .map(time -> time.dividedBy(3))
            .filter(time -> time.compareTo(LOOK) < 0)
            .orElse(LOOK);
    try {
      while (!end.await(look.toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void round() {
    try {
      if (systemd.watchdog().isPresent() && daemon.alive()) {
        systemd.alive();
      }
      if (files.changed()) {
        daemon.reload();
      }
      rounds++;
      if (rounds % REMIND == 0) {
        daemon.remind();
      }
    } catch (RuntimeException e) {
      daemon.failed("keep", e);
    }
  }

  @Override
  public void close() {
    end.countDown();
  }
}
