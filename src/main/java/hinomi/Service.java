package hinomi;

import hinomi.cli.Services;
import hinomi.config.Config;
import hinomi.daemon.Daemon;
import hinomi.pipeline.Engine;
import hinomi.web.Guard;
import hinomi.web.House;
import hinomi.web.WebServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The daemon with its dashboard. */
final class Service implements Services.Served {
  private final Daemon daemon;
  private final WebServer server;
  private final URI address;
  private final Outside.Connections network;

  /**
   * Begins to serve.
   *
   * @param network reaches a provider through which people sign in; closed in the end
   * @throws Services.Unserved where it cannot listen
   */
  Service(Daemon.Parts parts, Outside.Connections network) throws Services.Unserved {
    this.network = network;
    String listen = parts.config().listen();
    int colon = listen.lastIndexOf(':');
    String host = listen.substring(0, colon);
    daemon = new Daemon(parts);
    House house = new Rooms(daemon, parts);
    Guard guard = Dashboard.guard(house, network.http());
    try {
      server =
          Dashboard.open(
              house,
              guard,
              host.replaceAll("[\\[\\]]", ""),
              Integer.parseInt(listen.substring(colon + 1)));
    } catch (WebServer.Taken e) {
      daemon.close();
      end();
      throw new Services.Unserved(listen, e);
    }
    address = URI.create("http://" + host + ":" + server.port() + "/");
    daemon.start();
  }

  /** What the pages know of the daemon. */
  private record Rooms(Daemon daemon, Daemon.Parts parts) implements House {
    @Override
    public Engine engine() {
      return daemon.engine();
    }

    @Override
    public Config config() {
      return daemon.config();
    }

    @Override
    public InstantSource clock() {
      return parts.clock();
    }

    @Override
    public String version() {
      return parts.version();
    }

    @Override
    public Map<String, String> environment() {
      return parts.environment();
    }

    @Override
    public List<Timetable> timetable() {
      return daemon.timetable().stream()
          .map(turn -> new Timetable(turn.source(), turn.every(), turn.next()))
          .toList();
    }

    @Override
    public boolean runNow(String source) {
      return daemon.runNow(source);
    }

    @Override
    public Optional<String> refused() {
      return daemon.refused();
    }

    @Override
    public List<String> unready() {
      return daemon.unready();
    }

    @Override
    public String metrics() {
      return daemon.metrics();
    }
  }

  @Override
  public Engine engine() {
    return daemon.engine();
  }

  @Override
  public URI address() {
    return address;
  }

  /** The pages go first: they ask what the daemon then closes. */
  @Override
  public void close() {
    server.close();
    daemon.close();
    end();
  }

  private void end() {
    try {
      network.end().close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
