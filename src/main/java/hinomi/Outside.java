package hinomi;

import hinomi.http.Http;
import hinomi.http.HttpSettings;
import hinomi.http.PoliteHttp;
import hinomi.pipeline.Pause;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * What lies outside the program: time and the network.
 *
 * @param clock the time
 * @param pause waiting
 * @param network the client for some settings
 */
public record Outside(
    InstantSource clock, Pause pause, Function<HttpSettings, Connections> network) {

  /**
   * A client, and what to close in the end.
   *
   * @param http the client
   * @param end closes its connections
   */
  public record Connections(Http http, AutoCloseable end) {}

  /**
   * The real world.
   *
   * @param version Hinomi's own, told to every server
   */
  static Outside real(String version) {
    return new Outside(
        InstantSource.system(),
        Thread::sleep,
        settings -> {
          PoliteHttp http = new PoliteHttp(version, settings);
          return new Connections(http, http);
        });
  }
}
