package hinomi.cli;

import hinomi.advisory.Severity;
import hinomi.config.Config;
import hinomi.config.Secret;
import hinomi.config.TrackerConfig;
import hinomi.config.inventory.HostPackages;
import hinomi.http.HttpSettings;
import hinomi.http.PoliteHttp;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.pipeline.Engine;
import hinomi.pipeline.PassSettings;
import hinomi.store.SqlStore;
import hinomi.ticket.Member;
import hinomi.ticket.Offers;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import hinomi.ticket.text.BulletinText;
import hinomi.ticket.text.TicketWriter;
import hinomi.tracker.Concession;
import hinomi.tracker.Finding;
import hinomi.tracker.Found;
import hinomi.tracker.Outcome;
import hinomi.tracker.Seen;
import hinomi.tracker.Tracker;
import hinomi.watch.Catalogue;
import hinomi.watch.Matcher;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Engines whose tracker only says what its check found, and keeps the key it was given. */
final class FakeServices implements Services {

  @Override
  public Served service(
      hinomi.config.Config config,
      hinomi.daemon.Daemon.Loading loading,
      hinomi.daemon.Hangup hangup,
      java.io.PrintStream out)
      throws Unserved {
    throw new Unserved(config.listen(), new java.io.IOException("taken"));
  }

  @Override
  public Served demoDashboard(Path folder, Language language, int port) {
    throw new AssertionError("no dashboard was asked for");
  }

  private final Finding.Level level;
  final List<String> keys = new ArrayList<>();
  final List<Path> folders = new ArrayList<>();
  final List<URI> asked = new ArrayList<>();
  private BiFunction<URI, Secret, Offers> offers = (url, key) -> new Nothing();
  private Path dpkg = Path.of("/nonexistent");

  FakeServices(Finding.Level level) {
    this.level = level;
  }

  /** The same with a Redmine that can be looked at. */
  FakeServices with(BiFunction<URI, Secret, Offers> redmine) {
    offers = redmine;
    return this;
  }

  /** The same on a host with these packages, in the form of dpkg's own list. */
  FakeServices on(Path status) {
    dpkg = status;
    return this;
  }

  @Override
  public Offers offers(URI redmine, Secret key) {
    asked.add(redmine);
    return offers.apply(redmine, key);
  }

  @Override
  public HostPackages host() {
    return new HostPackages(dpkg, List.of("/nonexistent"), Duration.ofSeconds(1));
  }

  @Override
  public Engine engine(Config config) {
    folders.add(config.base());
    if (config.tracker() instanceof TrackerConfig.Redmine redmine) {
      keys.add(redmine.apiKey().reveal());
    }
    InstantSource clock = InstantSource.system();
    PoliteHttp http = new PoliteHttp(version(), HttpSettings.NONE);
    return new Engine(
        new Engine.Parts(
            SqlStore.open(config.store().reveal(), config.base(), clock),
            folder -> SqlStore.copy(config.store().reveal(), config.base(), folder, clock),
            http,
            List.of(),
            new Fake(),
            new Matcher(config.watches(), Catalogue.empty()),
            new TicketWriter(config.language()),
            new BulletinText(config.language()),
            PassSettings.plain(config.language(), seen -> seen, ZoneOffset.UTC),
            config.base(),
            clock,
            time -> {},
            Optional.empty(),
            http));
  }

  @Override
  public Engine demo(Path folder, Language language) {
    throw new AssertionError("no command of these tests asks for the demo");
  }

  @Override
  public String version() {
    return "0";
  }

  /** A tracker that shows none of its lists. */
  private static final class Nothing implements Offers {
    @Override
    public String user() {
      return "bot";
    }

    @Override
    public List<Choice> projects() {
      return List.of();
    }

    @Override
    public List<Choice> kinds(String project) {
      return List.of();
    }

    @Override
    public List<Choice> priorities() {
      return List.of();
    }

    @Override
    public Optional<Choice> usual(Severity severity) {
      return Optional.empty();
    }

    @Override
    public List<Field> fields(String project, Optional<String> kind) {
      return List.of();
    }

    @Override
    public boolean tellsRequired() {
      return true;
    }

    @Override
    public List<Choice> members(String project) {
      return List.of();
    }

    @Override
    public void close() {}
  }

  private final class Fake implements Tracker {
    @Override
    public String kind() {
      return "fake";
    }

    @Override
    public String destination(String project) {
      return "fake/" + project;
    }

    @Override
    public Map<Member, Found> find(String destination, List<Member> members) {
      return members.stream().distinct().collect(Collectors.toMap(m -> m, m -> new Found.None()));
    }

    @Override
    public Outcome apply(TicketAction action, List<Concession> concessions) {
      throw new AssertionError("nothing may be filed");
    }

    @Override
    public Map<TicketRef, Seen> read(List<Question> tickets, boolean thorough) {
      return Map.of();
    }

    @Override
    public List<Finding> check() {
      return List.of(new Finding(level, Message.of("test", "found")));
    }

    @Override
    public Optional<String> untouchedUrl() {
      return Optional.of("https://redmine.example.jp/untouched");
    }
  }
}
