package hinomi.http;

import java.time.Duration;

/** Waiting, given from outside so that a test can move its clock instead. */
@FunctionalInterface
public interface Pause {
  Pause REAL = Thread::sleep;

  void sleep(Duration time) throws InterruptedException;
}
