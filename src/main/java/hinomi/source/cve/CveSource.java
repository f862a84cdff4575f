package hinomi.source.cve;

import hinomi.http.Fetched;
import hinomi.http.Validators;
import hinomi.language.Message;
import hinomi.source.Archive;
import hinomi.source.Cursor;
import hinomi.source.History;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.source.SourceFailure;
import hinomi.source.SourceSetup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The CVE List V5 (<a href="https://github.com/CVEProject/cvelistV5">CVEProject/cvelistV5</a>):
 * follows its delta log, which reaches 30 days back, and takes the nightly file of all records when
 * more than that is missing.
 */
public final class CveSource implements Source, Archive, History {
  private static final URI PUBLIC =
      URI.create("https://raw.githubusercontent.com/CVEProject/cvelistV5/main/cves/deltaLog.json");
  private static final String RELEASES =
      "https://github.com/CVEProject/cvelistV5/releases/download/";

  /** The log has had gaps of 15 hours with nothing missing. */
  private static final Duration GAP = Duration.ofHours(26);

  /** Until this hour (UTC) the day's file may not be there yet. */
  private static final int FILE_READY = 3;

  /** Days for which a file that was begun is asked for again rather than a newer one. */
  private static final int STILL_THERE = 7;

  private final SourceSetup setup;
  private final URI log;
  private final RecordFetch records;
  private final NightlyFile nightly;
  private @Nullable Opened opened;
  private @Nullable Walk walk;
  private @Nullable LocalDate offered;

  /** The log as it was just seen from a cursor; without deltas where it has not changed. */
  private record Opened(Cursor from, @Nullable DeltaLog changed, Validators validators) {}

  /**
   * @param setup its address is the delta log's; the records are asked for beside it
   */
  public CveSource(SourceSetup setup) {
    this.setup = setup;
    this.log = setup.address().orElse(PUBLIC);
    RecordParser parser = new RecordParser(setup.name());
    this.records = new RecordFetch(setup.http(), log.resolve("."), parser);
    this.nightly = new NightlyFile(parser);
  }

  @Override
  public String name() {
    return setup.name();
  }

  @Override
  public URI address() {
    return log;
  }

  @Override
  public Page fetch(Cursor from) throws IOException, InterruptedException {
    Walk current = walk;
    walk = null;
    if (current == null || !current.goesOnFrom(from)) {
      current = begin(from);
    }
    if (current == null) {
      return Page.unchanged(from);
    }
    Page page = current.page();
    walk = page.more() ? current : null;
    return page;
  }

  private @Nullable Walk begin(Cursor from) throws IOException, InterruptedException {
    Opened open = open(from);
    opened = null;
    Position position = Position.of(from);
    DeltaLog changed = open.changed();
    if (changed == null && position.pending().isEmpty()) {
      return null;
    }
    DeltaLog deltas = changed == null ? DeltaLog.EMPTY : changed;
    Instant since = setup.since().orElse(null);
    List<Message> notices = missing(position, deltas).map(List::of).orElse(List.of());
    return new Walk(records, log, open.validators(), deltas, since, notices, from);
  }

  /** Asks for the log, once for {@code due} and the {@code fetch} after it. */
  private Opened open(Cursor from) throws IOException, InterruptedException {
    Opened known = opened;
    if (known != null && known.from().equals(from)) {
      return known;
    }
    Opened open =
        switch (setup.http().get(log, from.validators(log))) {
          case Fetched.Unchanged() -> new Opened(from, null, from.validators(log));
          case Fetched.Fresh(byte[] body, var type, Validators validators) ->
              new Opened(from, parse(body), validators);
        };
    opened = open;
    return open;
  }

  private DeltaLog parse(byte[] body) throws SourceFailure {
    try {
      return DeltaLog.parse(body);
    } catch (DeltaLog.Unreadable e) {
      throw new SourceFailure(
          Message.of(RecordParser.ROOM, "log-unreadable", log, String.valueOf(e.getMessage())), e);
    }
  }

  /** Says so where the log begins only after the point from which it is needed. */
  private Optional<Message> missing(Position position, DeltaLog deltas) {
    Instant oldest = deltas.oldest();
    Instant reached = position.reached();
    Instant needed = reached != null ? reached : setup.since().orElse(null);
    if (oldest == null || needed == null) {
      return Optional.empty();
    }
    Instant bearable = reached != null ? oldest : oldest.minus(GAP);
    return needed.isBefore(bearable)
        ? Optional.of(Message.of(RecordParser.ROOM, "gap", oldest, needed))
        : Optional.empty();
  }

  @Override
  public Optional<URI> due(Cursor from) throws IOException, InterruptedException {
    LocalDateTime now = LocalDateTime.ofInstant(setup.clock().instant(), ZoneOffset.UTC);
    LocalDate today = now.toLocalDate();
    Optional<LocalDate> begun =
        NightlyFile.begun(from).filter(day -> day.isAfter(today.minusDays(STILL_THERE)));
    if (begun.isPresent()) {
      return Optional.of(offer(begun.get()));
    }
    Position position = Position.of(from);
    if (position.reached() == null && setup.since().isEmpty()) {
      return Optional.empty();
    }
    DeltaLog changed = open(from).changed();
    if (changed == null || missing(position, changed).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(offer(now.getHour() < FILE_READY ? today.minusDays(1) : today));
  }

  @Override
  public List<Volume> volumes() {
    LocalDate today = LocalDate.ofInstant(setup.clock().instant(), ZoneOffset.UTC);
    List<URI> addresses = List.of(address(today), address(today.minusDays(1)));
    return List.of(new Volume("all_CVEs_at_midnight.zip", addresses, Optional.empty()));
  }

  /** The zip tells sums of its own, record by record. */
  @Override
  public Optional<Sum> sum(Volume volume) {
    return Optional.empty();
  }

  private URI offer(LocalDate day) {
    offered = day;
    return address(day);
  }

  private static URI address(LocalDate day) {
    return URI.create(RELEASES + "cve_" + day + "_0000Z/" + day + "_all_CVEs_at_midnight.zip.zip");
  }

  @Override
  public void read(Path file, Cursor from, PageSink to) throws IOException, InterruptedException {
    Instant reached = Position.of(from).reached();
    Instant since = setup.since().orElse(Instant.MIN);
    Cursor start = from.withValidators(log, Validators.NONE);
    nightly.read(file, offered, start, reached != null ? reached : since, to);
    offered = null;
  }
}
