package hinomi.source.cve;

import hinomi.advisory.Advisory;
import hinomi.advisory.CveId;
import hinomi.http.Validators;
import hinomi.language.Message;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Reject;
import hinomi.source.SourceFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One pass over what the delta log still holds for us, page by page. */
final class Walk {
  private static final int A_PAGE = 250;

  /** A record that stays unreadable is given up after so many passes, and kept as a reject. */
  private static final int MOST_TRIES = 10;

  /** Fewer failures than this never count as the source's own failure. */
  private static final int A_FEW = 3;

  private final RecordFetch records;
  private final URI log;
  private final Validators validators;
  private final DeltaLog deltas;
  private final List<DeltaLog.Step> steps;
  private final Set<CveId> retries;
  private final int total;
  private final List<Message> notices;
  private final List<Reject> badEntries;
  private Cursor cursor;
  private int next;
  private int done;

  /**
   * @param validators of the log, committed with the last page
   * @param notices for the first page
   */
  Walk(
      RecordFetch records,
      URI log,
      Validators validators,
      DeltaLog deltas,
      @Nullable Instant since,
      List<Message> notices,
      Cursor from) {
    this.records = records;
    this.log = log;
    this.validators = validators;
    this.deltas = deltas;
    this.notices = notices;
    this.cursor = from;
    Position position = Position.of(from);
    steps = deltas.after(position, since);
    badEntries = deltas.rejectsAfter(position, since);
    retries = new TreeSet<>(position.pending().keySet());
    steps.forEach(step -> retries.remove(step.id()));
    total = steps.size() + Math.min(retries.size(), A_PAGE);
  }

  /** Whether this pass goes on from a cursor. */
  boolean goesOnFrom(Cursor from) {
    return done > 0 && cursor.equals(from);
  }

  Page page() throws IOException, InterruptedException {
    SortedMap<CveId, Integer> pending = new TreeMap<>(Position.of(cursor).pending());
    NavigableSet<CveId> ids = new TreeSet<>();
    if (done == 0) {
      retries.stream().limit(A_PAGE).forEach(ids::add);
    }
    Set<CveId> fresh = new HashSet<>();
    int end = next;
    for (; end < steps.size() && ids.size() < A_PAGE; end++) {
      ids.add(steps.get(end).id());
      fresh.add(steps.get(end).id());
    }
    List<Advisory> advisories = new ArrayList<>(ids.size());
    List<Reject> rejects = new ArrayList<>(done == 0 ? badEntries : List.of());
    int tolerated = fresh.isEmpty() ? ids.size() : Math.max(A_FEW, ids.size() / 2 + 1);
    List<RecordFetch.Failed> failed = new ArrayList<>();
    for (RecordFetch.Got got : records.fetch(ids, tolerated)) {
      switch (got) {
        case RecordFetch.Read(CveId id, Advisory advisory) -> {
          pending.remove(id);
          advisories.add(advisory);
        }
        case RecordFetch.Refused(CveId id, Reject reject) -> {
          pending.remove(id);
          rejects.add(reject);
        }
        case RecordFetch.Failed failure -> failed.add(failure);
        case RecordFetch.Untried(CveId id) -> pending.putIfAbsent(id, 0);
      }
    }
    mostCame(failed, fresh);
    failed.forEach(failure -> later(failure, pending, rejects));
    boolean first = done == 0;
    next = end;
    done += ids.size();
    cursor = after(pending);
    return new Page(
        advisories,
        Map.of(),
        rejects,
        notices(first, failed),
        cursor,
        next < steps.size(),
        new Page.Progress(done, total));
  }

  private static void mostCame(List<RecordFetch.Failed> failed, Set<CveId> fresh)
      throws SourceFailure {
    List<RecordFetch.Failed> counted = failed.stream().filter(f -> fresh.contains(f.id())).toList();
    if (counted.size() >= A_FEW && counted.size() * 2 > fresh.size()) {
      throw new SourceFailure(
          Message.of(
              RecordParser.ROOM,
              "half-failed",
              counted.size(),
              fresh.size(),
              counted.getFirst().id()));
    }
  }

  private static void later(
      RecordFetch.Failed failure, SortedMap<CveId, Integer> pending, List<Reject> rejects) {
    int tries = pending.getOrDefault(failure.id(), 0) + 1;
    if (tries < MOST_TRIES) {
      pending.put(failure.id(), tries);
      return;
    }
    pending.remove(failure.id());
    rejects.add(new Reject(failure.id().value(), failure.reason(), failure.sample()));
  }

  private List<Message> notices(boolean first, List<RecordFetch.Failed> failed) {
    List<Message> all = new ArrayList<>(first ? notices : List.of());
    if (!failed.isEmpty()) {
      all.add(
          Message.of(RecordParser.ROOM, "later", failed.size(), failed.getFirst().id().value()));
    }
    return all;
  }

  private Cursor after(SortedMap<CveId, Integer> pending) {
    Position before = Position.of(cursor).waitingFor(pending);
    if (next >= steps.size()) {
      Instant newest = deltas.newest();
      Instant reached = before.reached();
      Position end =
          before.upTo(
              newest == null || (reached != null && reached.isAfter(newest)) ? reached : newest);
      return end.into(cursor).withValidators(log, validators);
    }
    DeltaLog.Step last = steps.get(next - 1);
    Instant done = deltas.deltas().lowerKey(last.fetched());
    Instant walked = done == null || isBefore(done, before.walked()) ? before.walked() : done;
    return new Position(walked, last.fetched(), last.index() + 1, pending)
        .into(cursor)
        .withValidators(log, Validators.NONE);
  }

  private static boolean isBefore(Instant time, @Nullable Instant other) {
    return other != null && time.isBefore(other);
  }
}
