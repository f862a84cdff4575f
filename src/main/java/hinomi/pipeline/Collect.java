package hinomi.pipeline;

import hinomi.advisory.VulnerabilityId;
import hinomi.http.Http;
import hinomi.http.HttpFailure;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.source.Archive;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.source.SourceFailure;
import hinomi.store.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** The first transaction: every page of every source together with its cursor. */
final class Collect {
  /** The most that a bulk file may weigh: the CVE List's is 0.6 GB in 2026. */
  private static final long ARCHIVE_LIMIT = 8L << 30;

  private final Store store;
  private final Http http;
  private final InstantSource clock;
  private final Path scratch;
  private final PassSettings settings;
  private final Watcher watcher;

  /**
   * @param scratch a folder for bulk files, which are removed after use
   */
  Collect(
      Store store,
      Http http,
      InstantSource clock,
      Path scratch,
      PassSettings settings,
      Watcher watcher) {
    this.store = store;
    this.http = http;
    this.clock = clock;
    this.scratch = scratch;
    this.settings = settings;
    this.watcher = watcher;
  }

  /**
   * Reads all sources side by side: one that hangs does not keep the others. Those that somebody
   * else is reading are left out.
   */
  List<SourceReport> all(List<Source> sources) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<SourceReport>>> running =
          sources.stream().map(s -> threads.submit(() -> one(s))).toList();
      List<SourceReport> reports = new ArrayList<>();
      for (Future<Optional<SourceReport>> future : running) {
        try {
          future.get().ifPresent(reports::add);
        } catch (ExecutionException e) {
          throw rethrown(e);
        }
      }
      return reports;
    }
  }

  private static RuntimeException rethrown(ExecutionException e) {
    switch (e.getCause()) {
      case RuntimeException cause -> throw cause;
      case Error cause -> throw cause;
      case null, default -> throw new IllegalStateException(e);
    }
  }

  private Optional<SourceReport> one(Source source) throws InterruptedException {
    Optional<Store.RunLock> lease = store.leases().source(source.name());
    if (lease.isEmpty()) {
      return Optional.empty();
    }
    try (Store.RunLock held = lease.get()) {
      return Optional.of(read(source));
    }
  }

  /** Reads a source of which the caller has made sure that nobody else reads it. */
  SourceReport alone(Source source) throws InterruptedException {
    return read(source);
  }

  /** Reads one source to its end, or as far as it goes. */
  private SourceReport read(Source source) throws InterruptedException {
    Tally tally = new Tally(source.name());
    try {
      Cursor at = new Cursor(store.source(source.name()).cursor());
      if (source instanceof Archive archive) {
        at = bulk(source, archive, at, tally);
      }
      while (true) {
        Page page = source.fetch(at);
        commit(source, page, tally);
        if (!page.more()) {
          return tally.report(Optional.empty(), false);
        }
        if (page.next().equals(at)) {
          throw new SourceFailure(Message.of("pipeline", "source.stuck", source.name()));
        }
        at = page.next();
      }
    } catch (IOException e) {
      return failed(source.name(), message(e), tally);
    } catch (RuntimeException e) {
      return failed(source.name(), Message.of("pipeline", "source.bug", e.toString()), tally);
    }
  }

  private Cursor bulk(Source source, Archive archive, Cursor from, Tally tally)
      throws IOException, InterruptedException {
    Optional<URI> due = archive.due(from);
    if (due.isEmpty()) {
      return from;
    }
    Files.createDirectories(scratch);
    Path file = scratch.resolve("hinomi-" + source.name() + ".download");
    watcher.progress(source.name(), 0, 0);
    http.download(due.get(), file, ARCHIVE_LIMIT);
    Cursor[] last = {from};
    archive.read(
        file,
        from,
        page -> {
          commit(source, page, tally);
          last[0] = page.next();
        });
    Files.deleteIfExists(file);
    return last[0];
  }

  private void commit(Source source, Page page, Tally tally) {
    Instant now = clock.instant();
    tally.add(
        page,
        store.collect(
            new Store.Harvest(
                source.name(),
                page.advisories(),
                page.enrichments().entrySet().stream()
                    .collect(
                        Collectors.toMap(e -> VulnerabilityId.of(e.getKey()), e -> e.getValue())),
                page.whole(),
                settings.epssBars(),
                page.rejects().stream()
                    .map(
                        r ->
                            new Store.RejectRow(
                                source.name(),
                                r.ref(),
                                r.reason().in(settings.language()),
                                r.sample(),
                                now))
                    .toList(),
                page.next().entries(),
                !page.more(),
                now)));
    if (page.progress().done() > 0) {
      watcher.progress(source.name(), page.progress().done(), page.progress().total());
    }
  }

  private SourceReport failed(String source, Message why, Tally tally) {
    Instant now = clock.instant();
    store.failed(source, now, why.in(Language.EN));
    Store.SourceState state = store.source(source);
    boolean lasting =
        state.failures() >= 3
            || state
                .failingSince()
                .filter(
                    since -> Duration.between(since, now).compareTo(settings.patience(source)) > 0)
                .isPresent();
    return tally.report(Optional.of(why), lasting);
  }

  /** An exception as a sentence for people. */
  static Message message(IOException e) {
    return switch (e) {
      case HttpFailure failure -> failure.message();
      case SourceFailure failure -> failure.message();
      default -> Message.of("pipeline", "source.io", String.valueOf(e.getMessage()));
    };
  }

  /** What one source brought, counted. */
  private static final class Tally {
    private final String source;
    private int fresh;
    private int changed;
    private int unchanged;
    private int rejected;
    private int facts;
    private final List<Message> notices = new ArrayList<>();

    Tally(String source) {
      this.source = source;
    }

    void add(Page page, Store.Collected collected) {
      fresh += collected.fresh();
      changed += collected.changed();
      unchanged += collected.unchanged();
      rejected += page.rejects().size();
      facts += page.enrichments().size();
      notices.addAll(page.notices());
    }

    SourceReport report(Optional<Message> failure, boolean lasting) {
      return new SourceReport(
          source, fresh, changed, unchanged, rejected, facts, notices, failure, lasting);
    }
  }
}
