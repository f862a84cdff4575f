package hinomi.daemon;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What is done at a SIGHUP. The class that handles signals belongs to the module {@code
 * jdk.unsupported} and is looked up by name: without it the changed file is found all the same.
 */
public final class Hangup {
  private boolean heard;
  private @Nullable Runnable work;

  private Hangup() {}

  /**
   * From now on a SIGHUP no longer ends the process: until somebody says what to do at one, it is
   * remembered. To be called before anything that takes time.
   */
  public static Hangup listening() {
    Hangup hangup = new Hangup();
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              Hangup.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> {
                if (method.getName().equals("handle")) {
                  hangup.hear();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), ours);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LoggerFactory.getLogger(Hangup.class).debug("SIGHUP does what it always does", e);
    }
    return hangup;
  }

  /** One that never hears anything, where SIGHUP is to do what it always does. */
  public static Hangup deaf() {
    return new Hangup();
  }

  private void hear() {
    Runnable now;
    synchronized (this) {
      heard = true;
      now = work;
    }
    if (now != null) {
      now.run();
    }
  }

  /** Does this at every SIGHUP from now on, and at once where there has been one. */
  void then(Runnable what) {
    boolean at;
    synchronized (this) {
      work = what;
      at = heard;
    }
    if (at) {
      what.run();
    }
  }
}
