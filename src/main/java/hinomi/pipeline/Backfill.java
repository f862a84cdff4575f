package hinomi.pipeline;

import hinomi.http.HttpFailure;
import hinomi.language.Message;
import hinomi.pipeline.records.FileReport;
import hinomi.pipeline.records.HistoryOf;
import hinomi.pipeline.records.Importer;
import hinomi.source.History;
import hinomi.source.Source;
import hinomi.source.SourceFailure;
import hinomi.source.SourceSetup;
import hinomi.source.Sources;
import hinomi.source.nvd.NvdSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings the history of sources into the store. It makes no ticket, and of what it brings only what
 * is as young as what makes tickets is decided in the next pass.
 */
public final class Backfill {
  /**
   * The sources that have history in bulk, in the order in which it is read: facts first, while
   * there is nothing that they could be news to.
   */
  public static final List<String> SOURCES = List.of("kev", "epss", "cve", "nvd", "jvn-ipedia");

  /** The most that a bulk file may weigh: the CVE List's is 0.6 GB in 2026. */
  private static final long MOST = 8L << 30;

  private static final int NOT_FOUND = 404;
  private static final int MOST_META = 4096;

  private final Engine.Parts parts;
  private final Instant newsFrom;
  private final Watcher watcher;
  private final BulkFiles files;
  private final List<FileReport> reports = new ArrayList<>();
  private final List<SourceReport> facts = new ArrayList<>();

  /**
   * What is wanted.
   *
   * @param sources some of {@link #SOURCES}; none for all that are on, or all that there are files
   *     of
   * @param from a file, a folder or an address; empty for where the sources publish
   */
  public record Wish(List<String> sources, Optional<String> from) {
    public Wish {
      sources = List.copyOf(sources);
    }
  }

  /**
   * What came of it.
   *
   * @param files each that was read, or could not be
   * @param facts of the sources that tell facts only
   */
  public record Report(List<FileReport> files, List<SourceReport> facts) {
    public Report {
      files = List.copyOf(files);
      facts = List.copyOf(facts);
    }

    /** Whether something could not be done. */
    public boolean troubled() {
      return files.stream().anyMatch(f -> f.failure().isPresent())
          || facts.stream().anyMatch(s -> s.failure().isPresent());
    }
  }

  /** For the one that holds the store's lock. */
  Backfill(Engine.Parts parts, Instant newsFrom, Watcher watcher) {
    this.parts = parts;
    this.newsFrom = newsFrom;
    this.watcher = watcher;
    this.files = new BulkFiles(parts.scratch());
  }

  Report run(Wish wish) throws InterruptedException {
    try {
      Files.createDirectories(parts.scratch());
      files.tidy(parts.clock().instant());
      if (wish.from().isEmpty()) {
        for (String name : SOURCES) {
          if (wish.sources().isEmpty() || wish.sources().contains(name)) {
            published(name);
          }
        }
      } else if (wish.from().get().matches("(?i)https?://.*")) {
        address(URI.create(wish.from().get()), wish.sources());
      } else {
        local(Path.of(wish.from().get()), wish.sources());
      }
    } catch (IOException e) {
      fail(wish.from().orElse(""), Collect.message(e));
    }
    Words.bringUp(parts.store(), watcher);
    return new Report(reports, facts);
  }

  private void fail(String file, Message why) {
    reports.add(FileReport.failed(file, why));
  }

  private void published(String name) throws InterruptedException {
    Optional<Source> on = parts.sources().stream().filter(s -> s.name().equals(name)).findFirst();
    if (on.isEmpty()) {
      return;
    }
    if (!(on.get() instanceof History history)) {
      facts(on.get());
      return;
    }
    try {
      for (History.Volume volume : history.volumes()) {
        volume(name, history, volume);
      }
    } catch (IOException e) {
      fail(name, Collect.message(e));
    }
  }

  private void facts(Source source) throws InterruptedException {
    facts.add(
        new Collect(
                parts.store(),
                parts.http(),
                parts.clock(),
                parts.scratch(),
                parts.settings(),
                watcher)
            .alone(source));
  }

  private void volume(String source, History history, History.Volume volume)
      throws InterruptedException {
    try {
      Optional<History.Sum> sum = history.sum(volume);
      String mark = sum.map(History.Sum::sha256).orElse("");
      Importer importer = importer(source);
      if (importer.isKnown(volume.name(), mark)) {
        reports.add(FileReport.same(volume.name()));
        return;
      }
      Path file = fetched(source, volume.addresses());
      if (sum.isPresent() && !BulkFiles.isOf(file, sum.get())) {
        fail(volume.name(), Message.of("pipeline", "backfill.sum", volume.name()));
      } else {
        reports.add(importer.read(volume.name(), file, mark));
      }
      Files.deleteIfExists(file);
    } catch (IOException e) {
      fail(volume.name(), Collect.message(e));
    }
  }

  /** The file of the first address that has one; one that is there already is taken. */
  private Path fetched(String source, List<URI> addresses)
      throws IOException, InterruptedException {
    for (int i = 0; ; i++) {
      URI address = addresses.get(i);
      Path file = files.download(address);
      if (Files.exists(file)) {
        return file;
      }
      watcher.progress(source, 0, 0);
      try {
        parts.http().download(address, file, MOST);
        return file;
      } catch (HttpFailure failure) {
        if (failure.status() != NOT_FOUND || i == addresses.size() - 1) {
          throw failure;
        }
      }
    }
  }

  private Importer importer(String source) {
    return new Importer(
        new HistoryOf(
            parts.store(),
            source,
            newsFrom,
            parts.store().source(source).lastSuccess().isPresent(),
            parts.settings().language(),
            parts.clock()),
        files.inner(),
        watcher);
  }

  private void address(URI address, List<String> sources) throws IOException, InterruptedException {
    Path file = fetched("download", List.of(address));
    local(file, sources);
    Files.deleteIfExists(file);
  }

  private void local(Path place, List<String> sources) throws IOException, InterruptedException {
    if (!Files.exists(place)) {
      throw new SourceFailure(Message.of("pipeline", "backfill.no-file", place));
    }
    List<LocalFiles> found = LocalFiles.in(place, sources);
    if (found.isEmpty()) {
      throw new SourceFailure(Message.of("pipeline", "backfill.nothing", place));
    }
    for (LocalFiles one : found) {
      if (one.hasFacts()) {
        facts(factsOf(one));
      } else {
        records(one);
      }
    }
  }

  private Source factsOf(LocalFiles one) {
    return Objects.requireNonNull(Sources.KINDS.get(one.source()))
        .apply(
            new SourceSetup(
                one.source(),
                Optional.empty(),
                Optional.empty(),
                false,
                new FileHttp(one.file()),
                parts.clock()));
  }

  private void records(LocalFiles one) throws InterruptedException {
    String name = String.valueOf(one.file().getFileName());
    try {
      boolean zip = name.toLowerCase(java.util.Locale.ROOT).endsWith(".zip");
      String sum = zip ? "" : BulkFiles.sum(one.file(), false);
      Importer importer = importer(one.source());
      if (importer.isKnown(name, sum)) {
        reports.add(FileReport.same(name));
      } else if (isAnother(one.file())) {
        fail(name, Message.of("pipeline", "backfill.sum", name));
      } else {
        reports.add(importer.read(name, one.file(), sum));
      }
    } catch (IOException e) {
      fail(name, Collect.message(e));
    }
  }

  /** Whether a {@code .meta} of NVD lies beside a file that tells of another one. */
  private static boolean isAnother(Path file) throws IOException {
    Path meta = file.resolveSibling(file.getFileName().toString().replace(".json.gz", ".meta"));
    if (meta.equals(file) || !Files.isRegularFile(meta) || Files.size(meta) > MOST_META) {
      return false;
    }
    Optional<History.Sum> sum = NvdSource.sum(Files.readAllBytes(meta));
    return sum.isPresent() && !BulkFiles.isOf(file, sum.get());
  }
}
