package hinomi;

import hinomi.chat.Webhook;
import hinomi.cli.Services;
import hinomi.config.Config;
import hinomi.config.HttpConfig;
import hinomi.config.Limits.StartAt;
import hinomi.config.Secret;
import hinomi.config.SourceConfig;
import hinomi.config.TrackerConfig;
import hinomi.config.inventory.HostPackages;
import hinomi.daemon.Daemon;
import hinomi.daemon.Hangup;
import hinomi.http.Http;
import hinomi.http.HttpSettings;
import hinomi.language.Language;
import hinomi.pipeline.ChatPost;
import hinomi.pipeline.Engine;
import hinomi.pipeline.PassSettings;
import hinomi.pipeline.PassSettings.ChatFor;
import hinomi.pipeline.Watcher;
import hinomi.pipeline.Watching;
import hinomi.source.Source;
import hinomi.source.SourceSetup;
import hinomi.source.Sources;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import hinomi.ticket.Offers;
import hinomi.ticket.text.BulletinText;
import hinomi.ticket.text.TicketWriter;
import hinomi.tracker.Tracker;
import hinomi.tracker.board.BoardTracker;
import hinomi.watch.Watch;
import hinomi.web.OpenGuard;
import hinomi.web.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds everything, with constructors, by hand. The only place that sees every room. */
public final class App implements Services {
  private static final URI JVN_IPEDIA = URI.create("https://jvndb.jvn.jp/ja/rss/jvndb.rdf");

  private final Map<String, String> environment;
  private final Outside outside;

  /**
   * @param environment the process's, for proxies
   */
  public App(Map<String, String> environment) {
    this(environment, Outside.real(ownVersion()));
  }

  /** As the other, with time and network from outside. */
  public App(Map<String, String> environment, Outside outside) {
    this.environment = Map.copyOf(environment);
    this.outside = outside;
  }

  @Override
  public Engine engine(Config config) {
    return engine(
        config,
        outside.network().apply(settings(config.http())),
        outside.clock(),
        dictionary(config));
  }

  @Override
  public Engine demo(Path folder, Language language) {
    Demo demo = new Demo();
    return demo(demo, demo.config(folder, language), demo.clock());
  }

  private Engine demo(Demo demo, Config config, InstantSource clock) {
    return engine(config, new Outside.Connections(demo, demo), clock, Optional.empty());
  }

  @Override
  public Served demoDashboard(Path folder, Language language, int port)
      throws InterruptedException {
    Demo demo = new Demo();
    Config config = demo.config(folder, language);
    InstantSource clock = demo.clock();
    DemoHouse house = new DemoHouse(config, now -> demo(demo, now, clock), clock, version());
    house.engine().run(Watcher.SILENT);
    WebServer server = anywhere(house, port);
    URI address = URI.create("http://127.0.0.1:" + server.port() + "/");
    return new Served() {
      @Override
      public Engine engine() {
        return house.engine();
      }

      @Override
      public URI address() {
        return address;
      }

      @Override
      public void close() {
        server.close();
        house.close();
      }
    };
  }

  @Override
  public Served service(Config config, Daemon.Loading loading, Hangup hangup, PrintStream out)
      throws Unserved {
    return new Service(
        new Daemon.Parts(
            config, loading, this::engine, outside.clock(), environment, version(), hangup, out),
        outside.network().apply(settings(config.http())));
  }

  private static WebServer anywhere(DemoHouse house, int port) {
    try {
      return Dashboard.open(house, new OpenGuard(), "127.0.0.1", port);
    } catch (WebServer.Taken e) {
      return Dashboard.open(house, new OpenGuard(), "127.0.0.1", 0);
    }
  }

  @Override
  public Offers offers(URI redmine, Secret key) {
    Outside.Connections network =
        outside.network().apply(HttpSettings.NONE.withEnvironment(environment));
    return RedmineParts.offers(redmine, key, network, outside.clock());
  }

  @Override
  public HostPackages host() {
    return HostPackages.ofThisHost();
  }

  private Engine engine(
      Config config, Outside.Connections network, InstantSource time, Optional<URI> dictionary) {
    Http http = network.http();
    Store store = SqlStore.open(config.store().reveal(), config.base(), time);
    return new Engine(
        new Engine.Parts(
            store,
            folder -> SqlStore.copy(config.store().reveal(), config.base(), folder, time),
            http,
            sources(config, http, time),
            tracker(config, store, http, time),
            Watching.of(config.watches(), store),
            new TicketWriter(config.language()),
            new BulletinText(config.language()),
            passSettings(config),
            scratch(config),
            time,
            outside.pause(),
            chat(config, http),
            dictionary,
            network.end()));
  }

  /** JVN's dictionaries of products lie beside the feeds of JVN iPedia, and are read with them. */
  private static Optional<URI> dictionary(Config config) {
    return config.sources().stream()
        .filter(source -> source.kind().equals("jvn-ipedia"))
        .map(source -> source.address().orElse(JVN_IPEDIA).resolve("../feed/product/"))
        .findFirst();
  }

  private static Optional<ChatPost> chat(Config config, Http http) {
    return config
        .chat()
        .map(chat -> new Webhook(URI.create(chat.url().reveal()), http))
        .map(webhook -> webhook::post);
  }

  private HttpSettings settings(HttpConfig config) {
    HttpSettings settings =
        new HttpSettings(
            config.proxy().map(secret -> HttpSettings.proxyAddress(secret.reveal())),
            config.noProxy(),
            config.truststore(),
            config.mirror(),
            HttpSettings.NONE.limits());
    return settings.withEnvironment(environment);
  }

  private static List<Source> sources(Config config, Http http, InstantSource time) {
    Optional<Instant> since =
        switch (config.limits().start()) {
          case StartAt.Now now -> Optional.empty();
          case StartAt.Back back -> Optional.of(time.instant().minus(back.by()));
          case StartAt.At at -> Optional.of(at.moment());
        };
    return config.sources().stream()
        .filter(source -> Sources.KINDS.containsKey(source.kind()))
        .map(
            source ->
                Objects.requireNonNull(Sources.KINDS.get(source.kind()))
                    .apply(
                        new SourceSetup(
                            source.name(),
                            source.address(),
                            since,
                            source.fullText(),
                            new SourceSetup.Access(
                                source.byApi(), source.key().map(Secret::reveal)),
                            http,
                            time)))
        .toList();
  }

  private Tracker tracker(Config config, Store store, Http http, InstantSource time) {
    return switch (config.tracker()) {
      case TrackerConfig.Board board -> new BoardTracker(store.board(), time);
      case TrackerConfig.Redmine redmine -> {
        Http own =
            redmine.truststore().isEmpty()
                ? http
                : outside
                    .network()
                    .apply(settings(config.http()).withTruststore(redmine.truststore().get()))
                    .http();
        yield RedmineParts.tracker(redmine, own, time);
      }
    };
  }

  private static PassSettings passSettings(Config config) {
    Map<String, Duration> silentAfter = new HashMap<>();
    boolean allAlerts = false;
    for (SourceConfig source : config.sources()) {
      source.silentAfter().ifPresent(time -> silentAfter.put(source.name(), time));
      allAlerts |= source.kind().equals("jpcert") && source.everyAlert();
    }
    UnaryOperator<Instant> start =
        switch (config.limits().start()) {
          case StartAt.Now now -> seen -> seen;
          case StartAt.Back back -> seen -> seen.minus(back.by());
          case StartAt.At at -> seen -> at.moment();
        };
    return new PassSettings(
        config.language(),
        start,
        allAlerts,
        config.limits().ticketsPerDay(),
        config.limits().mailsPerDay(),
        config.workTime(),
        silentAfter,
        config.ledgerKeep(),
        config.chat().stream()
            .flatMap(chat -> chat.events().stream())
            .map(event -> ChatFor.valueOf(event.name()))
            .collect(Collectors.toSet()),
        config.watches().stream().flatMap(App::epssBars).distinct().toList());
  }

  private static Stream<Double> epssBars(Watch watch) {
    return Stream.concat(
        Stream.ofNullable(watch.policy().epssBar()),
        Stream.ofNullable(watch.when()).flatMap(when -> when.epssBars().stream()));
  }

  /**
   * Where bulk files lie, so that an interrupted one is resumed: beside the database where that is
   * a file, else where systemd keeps the state of a service, else beside the configuration.
   */
  private Path scratch(Config config) {
    return SqlStore.folder(config.store().reveal(), config.base())
        .or(() -> Optional.ofNullable(environment.get("STATE_DIRECTORY")).map(Path::of))
        .orElse(config.base());
  }

  @Override
  public String version() {
    return ownVersion();
  }

  private static String ownVersion() {
    Properties properties = new Properties();
    try (InputStream in = App.class.getResourceAsStream("/hinomi/version.properties")) {
      properties.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
