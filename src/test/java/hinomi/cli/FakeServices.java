package hinomi.cli;

import hinomi.config.Config;
import hinomi.config.TrackerConfig;
import hinomi.http.HttpSettings;
import hinomi.http.PoliteHttp;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.pipeline.Engine;
import hinomi.pipeline.PassSettings;
import hinomi.store.SqlStore;
import hinomi.ticket.Member;
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
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Engines whose tracker only says what its check found, and keeps the key it was given. */
final class FakeServices implements Services {

  @Override
  public Served service(
      hinomi.config.Config config, hinomi.daemon.Daemon.Loading loading, java.io.PrintStream out)
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

  FakeServices(Finding.Level level) {
    this.level = level;
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
