package hinomi.daemon;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how the service fares, as {@code sd_notify(3)} describes it: lines in one datagram
 * to the socket that {@code NOTIFY_SOCKET} names. Java has no datagrams of that kind, so the C
 * library is called. Without that variable nothing happens.
 */
final class Systemd {
  private static final Logger LOG = LoggerFactory.getLogger(Systemd.class);
  private static final short AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x80000;

  /** {@code struct sockaddr_un}: two bytes of family, then the path. */
  private static final int LONGEST = 108;

  private final Optional<byte[]> socket;
  private final Optional<Duration> watchdog;

  /**
   * @param environment of the process
   */
  Systemd(Map<String, String> environment) {
    this.socket =
        Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
            .filter(path -> path.startsWith("/") || path.startsWith("@"))
            .map(path -> path.getBytes(StandardCharsets.UTF_8))
            .filter(path -> path.length < LONGEST);
    this.watchdog =
        Optional.ofNullable(environment.get("WATCHDOG_USEC"))
            .filter(text -> text.matches("[1-9][0-9]{0,15}"))
            .map(text -> Duration.ofNanos(Long.parseLong(text) * 1000));
  }

  /** Within which time systemd wants to hear from the service; empty where it does not. */
  Optional<Duration> watchdog() {
    return watchdog.filter(time -> socket.isPresent());
  }

  void ready(String status) {
    send("READY=1\nSTATUS=" + status);
  }

  /** The time is of the clock that never goes back, as {@code System.nanoTime} is on Linux. */
  void reloading() {
    send("RELOADING=1\nMONOTONIC_USEC=" + System.nanoTime() / 1000);
  }

  void alive() {
    send("WATCHDOG=1");
  }

  void stopping() {
    send("STOPPING=1");
  }

  private void send(String lines) {
    if (socket.isEmpty()) {
      return;
    }
    try (Arena memory = Arena.ofConfined()) {
      send(memory, socket.get(), lines.getBytes(StandardCharsets.UTF_8));
    } catch (Throwable e) {
      LOG.warn("systemd could not be told: {}", e.toString());
    }
  }

  private static void send(Arena memory, byte[] path, byte[] lines) throws Throwable {
    MemorySegment address = memory.allocate(2 + LONGEST);
    address.set(ValueLayout.JAVA_SHORT, 0, AF_UNIX);
    MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, 2, path.length);
    if (path[0] == '@') {
      // An abstract socket: its name begins with a zero.
      address.set(ValueLayout.JAVA_BYTE, 2, (byte) 0);
    }
    MemorySegment text = memory.allocateFrom(ValueLayout.JAVA_BYTE, lines);
    int socket = (int) Native.SOCKET.invokeExact((int) AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    long sent =
        (long)
            Native.SENDTO.invokeExact(
                socket, text, (long) lines.length, 0, address, 2 + path.length);
    int closed = (int) Native.CLOSE.invokeExact(socket);
    if (sent < 0 || closed < 0) {
      throw new IllegalStateException("its socket does not answer");
    }
  }

  /** The functions of the C library; looked up only where there is somebody to tell. */
  private static final class Native {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final MethodHandle SOCKET =
        function("socket", FunctionDescriptor.of(INT, INT, INT, INT));
    private static final MethodHandle SENDTO =
        function(
            "sendto",
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                INT,
                ValueLayout.ADDRESS,
                INT));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(INT, INT));

    /** Restricted, because a wrong form of a function would crash the process. */
    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor form) {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), form);
    }
  }
}
