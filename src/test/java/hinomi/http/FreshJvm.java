package hinomi.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One GET in a JVM of its own, for what only the first use in a process shows. */
final class FreshJvm {
  private FreshJvm() {}

  /** Proxy and trust store (each empty for none), and the address; never closes its client. */
  public static void main(String[] args) throws Exception {
    HttpSettings settings = HttpSettings.NONE;
    if (!args[0].isEmpty()) {
      settings = settings.withProxy(URI.create(args[0]));
    }
    if (!args[1].isEmpty()) {
      settings = settings.withTruststore(Path.of(args[1]));
    }
    Fetched fetched = new PoliteHttp("1", settings).get(URI.create(args[2]), Validators.NONE);
    System.out.println("got " + ((Fetched.Fresh) fetched).body().length + " bytes");
  }

  /** What it printed, classes that it loaded included. */
  static String run(String proxy, String truststore, String address) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xlog:class+load:stdout", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(FreshJvm.class.getName(), proxy, truststore, address));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError(
          said.lines().filter(line -> !line.contains("source:")).toList().toString());
    }
    return said;
  }
}
