package hinomi.web.vulnerabilities;

import hinomi.calendar.Moments;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Engine.Explanation;
import hinomi.pipeline.Watcher;
import hinomi.ticket.Silence;
import hinomi.web.Reply;
import hinomi.web.Visit;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person wants done about a vulnerability. */
final class Wishes {
  private static final Logger LOG = LoggerFactory.getLogger(Wishes.class);

  /** What the page may say has been done. */
  static final Set<String> DONE = Set.of("ticket", "busy", "working", "failed", "silenced");

  /** A tracker that answers slowly does not keep the person waiting longer. */
  private static final long PATIENCE_SECONDS = 8;

  private static final int LONGEST_REASON = 500;

  /** A ticket now, whatever the gates say. */
  Reply ticket(Visit visit) throws InterruptedException {
    Optional<Explanation> known = known(visit);
    if (known.isEmpty()) {
      return new Reply.Missing();
    }
    String id = known.get().vulnerability().id().value();
    Engine engine = visit.engine();
    CompletableFuture<String> made = new CompletableFuture<>();
    Thread.ofVirtual().name("ticket").start(() -> made.complete(promote(engine, id)));
    String done;
    try {
      done = made.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      done = "working";
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return back(id, done);
  }

  private static String promote(Engine engine, String id) {
    try {
      return switch (engine.promote(id, Watcher.SILENT)) {
        case Engine.Run.Ended ended -> "ticket";
        case Engine.Run.Busy busy -> "busy";
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "failed";
    } catch (RuntimeException e) {
      LOG.error("no ticket could be made of {}", id, e);
      return "failed";
    }
  }

  /** No tickets about it, its product or for its watch for a while. */
  Reply silence(Visit visit) {
    Optional<Explanation> known = known(visit);
    if (known.isEmpty()) {
      return new Reply.Missing();
    }
    Instant now = visit.now().truncatedTo(ChronoUnit.SECONDS);
    ZoneId zone = visit.house().config().calendar().zone();
    List<OnePage.Silencing> offered = OnePage.silencings(known.get());
    Optional<OnePage.Silencing> what =
        visit
            .form("what")
            .flatMap(w -> offered.stream().filter(o -> o.value().equals(w)).findFirst());
    Optional<Instant> until = visit.form("until").flatMap(u -> Moments.future(u, zone, now));
    Optional<String> reason = visit.form("reason").filter(r -> r.length() <= LONGEST_REASON);
    String mistake =
        what.isEmpty()
            ? "silence.what"
            : until.isEmpty() ? "silence.until" : reason.isEmpty() ? "silence.reason" : "";
    if (what.isEmpty() || until.isEmpty() || reason.isEmpty()) {
      return VulnerabilityPages.page(
          visit, known.get(), visit.words(VulnerabilityPages.ROOM).say(mistake + ".wrong"), 422);
    }
    visit
        .engine()
        .store()
        .life()
        .silence(
            new Silence(0, what.get().what(), what.get().name(), until.get(), reason.get(), now));
    return back(known.get().vulnerability().id().value(), "silenced");
  }

  private static Optional<Explanation> known(Visit visit) {
    String id = visit.form("id").orElse("");
    return id.isEmpty()
        ? Optional.empty()
        : visit.engine().explain(id).stream()
            .filter(e -> e.vulnerability().id().value().equals(id))
            .findFirst();
  }

  private static Reply back(String id, String done) {
    String page = Terms.page(id);
    return new Reply.Redirect(page + (page.contains("?") ? "&" : "?") + "done=" + done);
  }
}
