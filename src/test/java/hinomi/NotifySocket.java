package hinomi;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The end of a datagram socket at which systemd sits, as {@code sd_notify(3)} describes it. Java
 * has none of that kind, so the C library is called.
 */
final class NotifySocket implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int LONGEST = 108;
  private static final short POLLIN = 1;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final Arena memory = Arena.ofConfined();
  private final MethodHandle poll = function("poll", ValueLayout.ADDRESS, LONG, INT);
  private final MethodHandle close = function("close", INT);
  private final MethodHandle receive =
      handle("recv", FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, LONG, INT));
  private final int socket;

  /** Listens at a path, which has to be a short one. */
  NotifySocket(Path path) throws Throwable {
    byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
    if (name.length >= LONGEST) {
      throw new IllegalArgumentException("too long for a socket: " + path);
    }
    MemorySegment address = memory.allocate(2 + LONGEST);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
    MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, 2, name.length);
    socket = (int) function("socket", INT, INT, INT).invokeExact(AF_UNIX, SOCK_DGRAM, 0);
    int bound =
        (int)
            function("bind", INT, ValueLayout.ADDRESS, INT)
                .invokeExact(socket, address, 2 + name.length + 1);
    if (socket < 0 || bound < 0) {
      throw new IllegalStateException("no socket at " + path);
    }
  }

  /** The next message; empty where none comes in that time. */
  String next(Duration most) throws Throwable {
    MemorySegment wanted = memory.allocate(8);
    wanted.set(INT, 0, socket);
    wanted.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
    if ((int) poll.invokeExact(wanted, 1L, (int) most.toMillis()) < 1) {
      return "";
    }
    MemorySegment text = memory.allocate(4096);
    long length = (long) receive.invokeExact(socket, text, 4096L, 0);
    return new String(
        text.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws Exception {
    try {
      if ((int) close.invokeExact(socket) < 0) {
        throw new IllegalStateException("not closed");
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    } finally {
      memory.close();
    }
  }

  private static MethodHandle function(String name, java.lang.foreign.MemoryLayout... arguments) {
    return handle(name, FunctionDescriptor.of(INT, arguments));
  }

  /** Restricted, because a wrong form of a function would crash the process. */
  @SuppressWarnings("restricted")
  private static MethodHandle handle(String name, FunctionDescriptor form) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), form);
  }
}
