package hinomi.pipeline;

import hinomi.store.Store;
import hinomi.ticket.KnownTicket;
import hinomi.ticket.Situation;
import hinomi.ticket.TicketKey;
import hinomi.tracker.Tracker;
import hinomi.watch.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The world as a pass finds it. */
final class PassSituation implements Situation {
  private static final String FIRST_RUN = "first-run";

  private final Store store;
  private final Tracker tracker;
  private final PassSettings settings;
  private final Instant now;
  private final Instant firstRun;
  private final Map<String, Instant> seen;

  private PassSituation(
      Store store,
      Tracker tracker,
      PassSettings settings,
      Instant now,
      Instant firstRun,
      Map<String, Instant> seen) {
    this.store = store;
    this.tracker = tracker;
    this.settings = settings;
    this.now = now;
    this.firstRun = firstRun;
    this.seen = seen;
  }

  /** Notes the moment of the first run and of new watches. */
  static PassSituation of(
      Store store, Tracker tracker, PassSettings settings, List<Watch> watches, Instant now) {
    Instant firstRun = store.recall(FIRST_RUN).map(Instant::parse).orElse(now);
    if (firstRun.equals(now)) {
      store.remember(FIRST_RUN, now.toString());
    }
    Map<String, Instant> seen =
        store.watchesSeen(watches.stream().map(Watch::fingerprint).toList(), now);
    return new PassSituation(store, tracker, settings, now, firstRun, seen);
  }

  /** The same world, with tickets from a fixed moment on and no limit to them. */
  PassSituation since(Instant moment) {
    return new PassSituation(
        store,
        tracker,
        new PassSettings(
            settings.language(),
            first -> moment,
            settings.allAlerts(),
            Integer.MAX_VALUE,
            settings.zone(),
            settings.silentAfter(),
            settings.epssBars()),
        now,
        firstRun,
        seen);
  }

  boolean isFirstRun() {
    return firstRun.equals(now);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Instant start(Watch watch) {
    return settings.start().apply(firstSeen(watch));
  }

  @Override
  public Instant firstSeen(Watch watch) {
    return Objects.requireNonNullElse(seen.get(watch.fingerprint()), now);
  }

  @Override
  public Optional<Instant> alertsSince() {
    return settings.allAlerts() ? Optional.of(settings.start().apply(firstRun)) : Optional.empty();
  }

  @Override
  public String destination(String project) {
    return tracker.destination(project);
  }

  @Override
  public Optional<KnownTicket> ticket(Collection<TicketKey> keys) {
    return store
        .ticket(keys)
        .map(row -> new KnownTicket(row.address(), new HashSet<>(row.members())));
  }

  @Override
  public int budget(String destination) {
    Instant midnight = today().atStartOfDay(settings.zone()).toInstant();
    return settings.ticketsPerDay() - store.filedSince(destination, midnight);
  }

  @Override
  public Instant tomorrow() {
    return today().plusDays(1).atStartOfDay(settings.zone()).toInstant();
  }

  private LocalDate today() {
    return now.atZone(settings.zone()).toLocalDate();
  }

  /** The earliest moment from which any watch's hits may become tickets. */
  Instant earliestStart(List<Watch> watches) {
    return watches.stream().map(this::start).min(Instant::compareTo).orElse(now);
  }

  /** A word that changes whenever any watch does. */
  static String fingerprint(List<Watch> watches) {
    return UUID.nameUUIDFromBytes(watches.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
