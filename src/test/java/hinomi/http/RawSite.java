package hinomi.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that may do what no server should: the n-th connection is handled by the n-th plan. */
final class RawSite implements AutoCloseable {
  final List<String> heads = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<Plan> plans;

  @FunctionalInterface
  interface Plan {
    void answer(String head, Socket socket) throws Exception;
  }

  RawSite(Plan... plans) {
    this.plans = List.of(plans);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** Sends a text and closes the connection. */
  static Plan says(String text) {
    return (head, socket) -> {
      write(socket, text);
      socket.close();
    };
  }

  /** Sends a text and then nothing more, without an end. */
  static Plan hangsAfter(String text) {
    return (head, socket) -> write(socket, text);
  }

  static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    for (int count = 0; !server.isClosed(); count++) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Plan plan = plans.get(Math.min(count, plans.size() - 1));
        Thread.startVirtualThread(() -> handle(socket, plan));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void handle(Socket socket, Plan plan) {
    try {
      String head = head(socket.getInputStream());
      if (!head.isEmpty()) {
        heads.add(head);
        plan.answer(head, socket);
      }
    } catch (Exception e) {
      heads.add("failed: " + e);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
