package hinomi.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a web server on this machine: it may be shut, slow, or break off in the middle
 * of an answer. Each connection serves one request; whoever asks, asks one thing at a time.
 */
final class Door implements AutoCloseable {
  private final URI behind;

  /** Bound and never listening: keeps the port from everybody else while the door is shut. */
  private final Socket placeholder = new Socket();

  private final int port;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile @Nullable ServerSocket listening;
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private volatile int delayMillis;

  Door(URI behind) throws IOException {
    this.behind = behind;
    placeholder.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    placeholder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    port = placeholder.getLocalPort();
    reopen();
  }

  /** The address to ask instead of the one behind. */
  URI address() {
    return URI.create("http://127.0.0.1:" + port + behind.getPath());
  }

  /** From now on connections are refused. */
  void shut() throws IOException {
    stopListening();
    for (Socket each : open) {
      each.close();
    }
  }

  /** Lets everybody through again. */
  void reopen() throws IOException {
    ServerSocket again = new ServerSocket();
    again.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    listen(again);
  }

  /** The answers to the next writes are cut in the middle. */
  void cutWrites(int times) {
    cuts.set(times);
  }

  /** From now on connections are refused as soon as so many writes have been answered. */
  void shutAfterWrites(int number) {
    writes.set(number);
  }

  /** Every answer takes so long. */
  void slow(int millis) {
    delayMillis = millis;
  }

  private void stopListening() throws IOException {
    ServerSocket socket = listening;
    listening = null;
    if (socket != null) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    shut();
    placeholder.close();
  }

  private void listen(ServerSocket socket) {
    listening = socket;
    Thread.startVirtualThread(
        () -> {
          while (!socket.isClosed()) {
            try {
              Socket client = socket.accept();
              open.add(client);
              Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
              return;
            }
          }
        });
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind.getPort())) {
      byte[] request = request(client.getInputStream());
      server.getOutputStream().write(request);
      server.getOutputStream().flush();
      byte[] answer = closing(server.getInputStream().readAllBytes());
      Thread.sleep(delayMillis);
      OutputStream out = client.getOutputStream();
      boolean read = new String(request, 0, 3, StandardCharsets.ISO_8859_1).equals("GET");
      boolean cut = !read && cuts.getAndDecrement() > 0;
      boolean last = !read && writes.getAndDecrement() == 1;
      if (last) {
        stopListening();
      }
      out.write(answer, 0, cut ? answer.length / 2 : answer.length);
      out.flush();
    } catch (IOException e) {
      // The client gave up, or the door was shut: both ends learn it from the closed connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  /** An answer that says that the connection ends with it, so that nobody asks there again. */
  private static byte[] closing(byte[] answer) {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    int head = text.indexOf("\r\n\r\n");
    int line = text.indexOf("\r\n");
    if (head < 0 || text.substring(0, head).toLowerCase(Locale.ROOT).contains("\r\nconnection:")) {
      return answer;
    }
    return (text.substring(0, line) + "\r\nConnection: close" + text.substring(line))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** One request with its body, asking the server to close the connection after its answer. */
  private static byte[] request(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    String text = head.toString();
    int length = 0;
    for (String line : text.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    byte[] body = in.readNBytes(length);
    byte[] start =
        text.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[start.length + body.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }
}
