package hinomi.pipeline;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every few seconds that its process is alive, while a try takes long. By the machine's own
 * time: what it keeps off are other processes.
 */
final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration EVERY = Duration.ofSeconds(8);

  private final CountDownLatch end = new CountDownLatch(1);
  private final Runnable beat;

  Heartbeat(Runnable beat) {
    this.beat = beat;
    Thread.ofVirtual().name("heartbeat").start(this::run);
  }

  private void run() {
    try {
      while (!end.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        beat();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One beat that fails is made good by the next: a claim lasts for three of them. */
  private void beat() {
    try {
      beat.run();
    } catch (RuntimeException e) {
      LOG.warn("what is being delivered could not be kept: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    end.countDown();
  }
}
