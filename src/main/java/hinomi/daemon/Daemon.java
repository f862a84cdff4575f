package hinomi.daemon;

import hinomi.config.Config;
import hinomi.config.ConfigException;
import hinomi.pipeline.Engine;
import hinomi.pipeline.PassReport;
import hinomi.store.StoreException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The service: from its start until it is closed, it does by itself what a pass does at once. */
public final class Daemon implements AutoCloseable {
  /** A pass that is under way elsewhere is waited for in steps of about this. */
  private static final Duration BUSY = Duration.ofSeconds(3);

  /** After a job that broke off. */
  private static final Duration REST = Duration.ofMinutes(1);

  /** A postman that was not seen for longer hangs: no request may take that long. */
  private static final Duration HANGS = Duration.ofMinutes(15);

  /** Reads the configuration as it now lies there. */
  public interface Loading {
    /**
     * @throws ConfigException with what is wrong
     */
    Config load() throws ConfigException;
  }

  /**
   * What a daemon is made of.
   *
   * @param config to begin with
   * @param loading reads it anew
   * @param opening makes the engine of a configuration, each with connections of its own
   * @param environment of the process
   * @param hangup brings a SIGHUP, at which the configuration is read anew
   * @param out where it says what it does
   */
  public record Parts(
      Config config,
      Loading loading,
      Function<Config, Engine> opening,
      InstantSource clock,
      Map<String, String> environment,
      String version,
      Hangup hangup,
      PrintStream out) {}

  private final Parts parts;
  private final Journal journal;
  private final Measures measures;
  private final Systemd systemd;
  private final Clockwork clockwork;
  private final Postman postman;
  private final Keeper keeper;
  private volatile Generation generation;
  private volatile @Nullable String refused;
  private volatile boolean stopping;
  private boolean closed;

  /**
   * Opens everything; nothing is done before {@link #start}.
   *
   * @throws StoreException when the store cannot be opened
   */
  public Daemon(Parts parts) {
    this(parts, Clockwork::new);
  }

  /** Makes the clockwork of a generation's store. */
  interface Winding {
    Clockwork of(hinomi.store.Scheduling scheduling, InstantSource clock, Clockwork.Work work);
  }

  Daemon(Parts parts, Winding winding) {
    this.parts = parts;
    this.generation = new Generation(parts.config(), parts.opening());
    this.journal =
        new Journal(parts.out(), parts.environment(), parts.clock(), () -> config().language());
    this.measures = new Measures(parts.version());
    this.systemd = new Systemd(parts.environment());
    this.clockwork =
        winding.of(generation.working().store().scheduling(), parts.clock(), this::work);
    this.postman = new Postman(() -> generation, parts.clock(), new Hearing());
    this.keeper = new Keeper(this, systemd, new FileWatch(parts.config().files()), parts.hangup());
  }

  /** Begins to work. */
  public void start() {
    clockwork.adopt(generation.timetable());
    clockwork.start();
    postman.start();
    journal.started(parts.version(), config().sources().size());
    ready();
    keeper.start();
  }

  private void ready() {
    systemd.ready("watching " + config().sources().size() + " sources");
  }

  private final class Hearing implements Postman.Ear {
    @Override
    public void progress(String what, long done, long total) {
      postman.tick();
    }

    @Override
    public void asked(String what, Duration took, boolean well) {
      measures.asked(what, took, well);
    }

    @Override
    public boolean stopping() {
      return stopping;
    }

    @Override
    public void delivered(PassReport report) {
      measures.delivered(report);
      journal.delivered(report);
    }

    @Override
    public void failed(String job, RuntimeException why) {
      measures.failed(job);
      journal.failed(job, why);
    }
  }

  /** Does a job. Returns when it is next to be done. */
  private Optional<Instant> work(String job) {
    Generation now = generation;
    Instant soon = parts.clock().instant().plus(BUSY).plusMillis(chance(BUSY));
    if (!now.timetable().has(job)) {
      return Optional.empty();
    }
    try (Generation.@Nullable Use use = now.use()) {
      if (use == null || stopping) {
        return Optional.of(soon);
      }
      return switch (run(now, job)) {
        case Engine.Run.Busy busy -> Optional.of(soon);
        case Engine.Run.Ended ended -> {
          measures.worked(ended.report());
          journal.worked(job, ended.report());
          if (!ended.report().planned().isEmpty() || ended.report().undelivered() > 0) {
            postman.call();
          }
          yield after(now, job, soon);
        }
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(soon);
    } catch (RuntimeException e) {
      measures.failed(job);
      journal.failed(job, e);
      return Optional.of(parts.clock().instant().plus(REST));
    }
  }

  /** When a job that has ended is next to be done: what it left, or has brought, is seen to. */
  private Optional<Instant> after(Generation now, String job, Instant soon) {
    if (now.shifts().undecided()) {
      if (job.equals(Timetable.DECIDE)) {
        return Optional.of(soon);
      }
      clockwork.now(Timetable.DECIDE);
    }
    return now.timetable().next(job, parts.clock().instant());
  }

  private Engine.Run run(Generation now, String job) throws InterruptedException {
    Optional<String> source = Timetable.source(job);
    Hearing hearing = new Hearing();
    if (source.isPresent()) {
      return now.shifts().collect(source.get(), hearing);
    }
    return job.equals(Timetable.DECIDE)
        ? now.shifts().decide(hearing)
        : now.shifts().attend(hearing);
  }

  private static long chance(Duration most) {
    return ThreadLocalRandom.current().nextLong(most.toMillis());
  }

  /** The configuration in force. */
  public Config config() {
    return generation.config();
  }

  /**
   * An engine for asking, whose connections are not kept waiting by what is being collected. To be
   * asked for anew each time: a changed configuration brings another one, and the old one is closed
   * half a minute later.
   */
  public Engine engine() {
    return generation.reading();
  }

  /**
   * When a source is asked.
   *
   * @param every as it is written in {@code hinomi.yml}: {@code 5m}, or a cron expression
   * @param next empty while it is being asked
   */
  public record Turn(String source, String every, Optional<Instant> next) {}

  /** The state of every source's schedule, in the order of the configuration. */
  public List<Turn> timetable() {
    Timetable timetable = generation.timetable();
    List<Turn> turns = new ArrayList<>();
    for (String job : timetable.jobs()) {
      Timetable.source(job)
          .ifPresent(
              source -> turns.add(new Turn(source, timetable.text(job), clockwork.next(job))));
    }
    return turns;
  }

  /** Asks a source as soon as possible. False where there is no such source. */
  public boolean runNow(String source) {
    String job = Timetable.job(source);
    if (!generation.timetable().has(job)) {
      return false;
    }
    clockwork.now(job);
    return true;
  }

  /** Why the {@code hinomi.yml} as it now lies there was refused; empty while it is in force. */
  public Optional<String> refused() {
    return Optional.ofNullable(refused);
  }

  /** What keeps the service from its work, one line each; empty while it can do it. */
  public List<String> unready() {
    List<String> lines = new ArrayList<>();
    if (stopping) {
      lines.add("stopping");
    } else if (!clockwork.started()) {
      lines.add("the timetable is not being followed");
    } else if (!alive()) {
      lines.add("the delivery hangs since " + postman.seen());
    }
    try {
      generation.reading().store().undelivered();
    } catch (StoreException e) {
      lines.add(e.message().in(config().language()));
    }
    return lines;
  }

  /** Whether it is worth keeping running: what systemd's watchdog is told. */
  public boolean alive() {
    return postman.seen().isAfter(parts.clock().instant().minus(HANGS));
  }

  /** The metrics in Prometheus' text format. */
  public String metrics() {
    Generation now = generation;
    return measures.text(
        now.reading().store(), now.reading().sources(), refused != null, parts.clock().instant());
  }

  /** Makes the table of schedules say again what the configuration says. */
  void remind() {
    clockwork.adopt(generation.timetable());
  }

  /** Looks once after files, schedules and the watchdog. */
  void look() {
    keeper.round();
  }

  void failed(String job, RuntimeException why) {
    measures.failed(job);
    journal.failed(job, why);
  }

  /** Takes the configuration as it now lies there, where it is good; else all stays as it is. */
  public synchronized void reload() {
    if (stopping) {
      return;
    }
    systemd.reloading();
    read();
    ready();
  }

  private void read() {
    try {
      Config config = parts.loading().load();
      keeper.follow(config.files());
      if (!config.store().reveal().equals(config().store().reveal())) {
        refuse(hinomi.language.Message.of("daemon", "store-changed").in(config().language()));
        return;
      }
      Generation before = generation;
      generation = new Generation(config, parts.opening());
      refused = null;
      before.retire();
      clockwork.adopt(generation.timetable());
      journal.reloaded(config.sources().size());
    } catch (ConfigException e) {
      keeper.follow(e.files());
      refuse(String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      refuse(e.message().in(config().language()));
    }
  }

  private void refuse(String why) {
    refused = why;
    measures.reloadFailed();
    journal.refused(why);
  }

  /**
   * Ends: what is under way may end for {@link Clockwork#GRACE} and is interrupted then, which
   * loses nothing.
   */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      stopping = true;
    }
    journal.stopping();
    systemd.stopping();
    keeper.close();
    Thread post = Thread.ofPlatform().name("stopping").start(postman::close);
    clockwork.close();
    try {
      post.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    generation.close();
    journal.stopped();
  }
}
