package hinomi.web.vulnerabilities;

import hinomi.DemoWorld;
import hinomi.web.OpenGuard;
import hinomi.web.Reply;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.TestHouse;
import hinomi.web.WebServer;
import hinomi.web.watches.WatchPages;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Serves the pages of this package and those of the watches to be looked at: {@code Show PORT
 * [hinomi.yml]}. With paths after that it measures how long the server takes for each, and ends.
 */
final class Show {
  private static final int ROUNDS = 30;

  private Show() {}

  public static void main(String[] args) throws Exception {
    DemoWorld world =
        args.length > 1
            ? DemoWorld.over(Path.of(args[1]))
            : DemoWorld.in(Files.createTempDirectory("show"));
    Routes home =
        site -> site.get("/", Role.VIEWER, visit -> new Reply.Redirect("/vulnerabilities"));
    WebServer server =
        new WebServer(
            new TestHouse(world),
            new OpenGuard(),
            List.of(home, new VulnerabilityPages(), new WatchPages(Map.of())),
            "127.0.0.1",
            Integer.parseInt(args[0]));
    System.out.println("http://127.0.0.1:" + server.port() + "/");
    if (args.length > 2) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        for (String path : List.of(args).subList(2, args.length)) {
          measure(client, "http://127.0.0.1:" + server.port() + path, path);
        }
      }
      server.close();
      world.close();
    }
  }

  private static void measure(HttpClient client, String address, String path) throws Exception {
    double[] took = new double[ROUNDS];
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    int status = 0;
    int size = 0;
    double first = 0;
    long cpu = cpu();
    for (int i = 0; i < ROUNDS; i++) {
      long begun = System.nanoTime();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      took[i] = (System.nanoTime() - begun) / 1e6;
      first = i == 0 ? took[0] : first;
      status = answer.statusCode();
      size = answer.body().length();
    }
    Arrays.sort(took);
    System.out.printf(
        "%-62s %d %6d chars  first %7.1f  median %6.1f  p95 %6.1f  CPU %6.1f ms%n",
        path,
        status,
        size,
        first,
        took[ROUNDS / 2],
        took[ROUNDS * 95 / 100],
        (cpu() - cpu) / 1e6 / ROUNDS);
  }

  /** Of this process, its client too: what a busy machine does not add to. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
