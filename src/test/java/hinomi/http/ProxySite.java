package hinomi.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A forward proxy that leads every tunnel to one port of this machine. */
final class ProxySite {
  private ProxySite() {}

  static RawSite open(int port) {
    return new RawSite((head, socket) -> tunnel(socket, port));
  }

  static RawSite withLogin(String login, int port) {
    String wanted =
        "Proxy-Authorization: Basic "
            + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return new RawSite(
        (head, socket) -> {
          if (head.contains(wanted + "\r\n")) {
            tunnel(socket, port);
          } else {
            refusal("407 Proxy Authentication Required").answer(head, socket);
          }
        });
  }

  static RawSite refusing(String status) {
    return new RawSite(refusal(status));
  }

  private static RawSite.Plan refusal(String status) {
    return RawSite.says(
        "HTTP/1.1 "
            + status
            + "\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
            + "Content-Length: 0\r\nConnection: close\r\n\r\n");
  }

  private static void tunnel(Socket near, int port) throws IOException {
    Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
    RawSite.write(near, "HTTP/1.1 200 Connection established\r\n\r\n");
    Thread.startVirtualThread(() -> pump(far, near));
    pump(near, far);
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One side went away, which closes the other.
      return;
    }
  }
}
