package hinomi.pipeline;

import hinomi.advisory.VulnerabilityId;
import hinomi.calendar.WorkTime;
import hinomi.store.Store;
import hinomi.ticket.KnownTicket;
import hinomi.ticket.Silence;
import hinomi.ticket.Situation;
import hinomi.ticket.TicketKey;
import hinomi.tracker.Tracker;
import hinomi.watch.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
  private final List<Silence> silences;

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
    this.silences = store.life().silences(now);
  }

  /** Notes the moment of the first run and of new watches. */
  static PassSituation of(
      Store store, Tracker tracker, PassSettings settings, List<Watch> watches, Instant now) {
    Instant firstRun = firstRun(store).orElse(now);
    if (firstRun.equals(now)) {
      store.remember(FIRST_RUN, now.toString());
    }
    Map<String, Instant> seen =
        store.watchesSeen(watches.stream().map(Watch::fingerprint).toList(), now);
    return new PassSituation(store, tracker, settings, now, firstRun, seen);
  }

  /** The same world, with tickets from a fixed moment on and no limit to them. */
  PassSituation since(Instant moment) {
    return new PassSituation(store, tracker, settings.since(moment), now, firstRun, seen);
  }

  /** The moment of the first run, where there was one. */
  static Optional<Instant> firstRun(Store store) {
    return store.recall(FIRST_RUN).map(Instant::parse);
  }

  /** The moment of the first run. */
  Instant firstRun() {
    return firstRun;
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
    return store.ticket(keys).map(this::known);
  }

  @Override
  public List<KnownTicket> tickets(VulnerabilityId id) {
    return store.life().of(id).stream().map(this::known).toList();
  }

  @Override
  public Optional<KnownTicket> group(String destination, String group) {
    return store.life().grouped(destination, group).map(this::known);
  }

  private KnownTicket known(Store.TicketRow row) {
    return new KnownTicket(
        row.address(),
        new HashSet<>(row.members()),
        store.life().told(row.id()),
        row.life(),
        row.filed().orElse(row.planned()));
  }

  @Override
  public int budget(String destination) {
    return settings.ticketsPerDay() - store.filedSince(destination, midnight());
  }

  @Override
  public int notes(String destination) {
    return settings.notesPerDay() - store.life().notedSince(destination, midnight());
  }

  private Instant midnight() {
    return time().startOf(time().day(now));
  }

  @Override
  public Instant tomorrow() {
    return time().startOf(time().day(now).plusDays(1));
  }

  @Override
  public Optional<Instant> quietUntil() {
    return time().quietUntil(now);
  }

  @Override
  public boolean urgentBreaksQuiet() {
    return time().breaks(true);
  }

  @Override
  public LocalDate due(Duration within) {
    return time().due(now, within);
  }

  @Override
  public List<Silence> silences() {
    return silences;
  }

  @Override
  public boolean promoted(VulnerabilityId id) {
    return store.life().promoted(List.of(id)).contains(id);
  }

  private WorkTime time() {
    return settings.workTime();
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
