package hinomi.daemon;

import java.lang.reflect.Proxy;
import org.slf4j.LoggerFactory;

/**
 * What is done at a SIGHUP. The class that handles signals belongs to the module {@code
 * jdk.unsupported} and is looked up by name: without it the changed file is found all the same.
 */
final class Hangup {
  private Hangup() {}

  /** From now on a SIGHUP does this rather than end the process. */
  static void then(Runnable work) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              Hangup.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> {
                if (method.getName().equals("handle")) {
                  work.run();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), ours);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LoggerFactory.getLogger(Hangup.class).debug("SIGHUP does what it always does", e);
    }
  }
}
