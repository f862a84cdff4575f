package hinomi.pipeline;

import java.time.Duration;

/** Waiting, which tests do not do. */
public interface Pause {
  void sleep(Duration time) throws InterruptedException;
}
