package hinomi.web;

import io.javalin.http.sse.SseClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Open pages that want to know when something changes. One thread looks for all of them, and only
 * while there are any.
 */
final class Listeners implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  /** So many pages may listen; further ones show what they showed when they were opened. */
  private static final int MOST = 200;

  private static final long SECONDS = 3;

  /** A comment goes out this often, so that proxies keep the connection and the dead are found. */
  private static final int BEAT = 5;

  private record Listener(Supplier<String> version, String[] seen) {}

  private final Map<SseClient, Listener> open = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hinomi-listeners").factory());
  private int beats;

  Listeners() {
    clock.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  void add(SseClient client, Supplier<String> version) {
    if (open.size() >= MOST) {
      // Told so, a page does not come again every few seconds.
      client.sendEvent("full", "");
      client.close();
      return;
    }
    Listener listener = new Listener(version, new String[] {version.get()});
    client.keepAlive();
    client.onClose(() -> open.remove(client));
    open.put(client, listener);
    client.sendComment("here");
  }

  private void look() {
    try {
      Map<Supplier<String>, String> asked = new ConcurrentHashMap<>();
      boolean beat = ++beats % BEAT == 0;
      open.forEach(
          (client, listener) -> {
            String now = asked.computeIfAbsent(listener.version(), Supplier::get);
            if (!now.equals(listener.seen()[0])) {
              listener.seen()[0] = now;
              client.sendEvent("changed", now);
            } else if (beat) {
              client.sendComment("still here");
            }
          });
    } catch (RuntimeException e) {
      LOG.warn("listeners could not be told: {}", e.toString());
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    open.keySet().forEach(SseClient::close);
  }
}
