package hinomi.cli;

import hinomi.advisory.Vulnerability;
import hinomi.calendar.Moments;
import hinomi.config.Config;
import hinomi.config.ConfigException;
import hinomi.config.Loader;
import hinomi.language.Message;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Watching;
import hinomi.pipeline.records.Backtest;
import hinomi.pipeline.records.CatalogueFile;
import hinomi.pipeline.records.MatchFiles;
import hinomi.watch.Catalogue;
import hinomi.watch.Matcher;
import hinomi.watch.Verdict;
import hinomi.watch.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backtest}: what watches would have filed in a past period. */
@Command(name = "backtest")
final class BacktestCommand implements Callable<Integer> {
  @Mixin private Shared shared = new Shared();

  @Option(names = "--watch", paramLabel = "PRODUCT", arity = "1..*")
  private List<String> products = List.of();

  @Option(names = "--since", paramLabel = "AGE", defaultValue = "365d")
  private String since = "365d";

  @Option(names = "--records", paramLabel = "FILE", arity = "1..*")
  private List<Path> records = List.of();

  @Option(names = "--catalogue", paramLabel = "FILE")
  private @Nullable Path catalogue;

  @Option(names = "--compare", paramLabel = "FILE")
  private @Nullable Path other;

  private final Services services;
  private final Terminal terminal;
  private boolean refused;

  BacktestCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Optional<Config> config =
        products.isEmpty() || records.isEmpty()
            ? Optional.of(shared.load(terminal))
            : Optional.empty();
    ZoneId zone = config.map(c -> c.calendar().zone()).orElseGet(ZoneId::systemDefault);
    Instant now = Instant.now();
    Optional<Instant> from = Moments.past(since, zone, now);
    if (from.isEmpty()) {
      terminal.complain("backtest.since", since);
      return Exit.UNUSABLE;
    }
    for (Path file : records) {
      if (!Files.exists(file) || Files.isDirectory(file)) {
        terminal.complain("match.no-file", file);
        return Exit.UNUSABLE;
      }
    }
    List<Watch> watches =
        products.isEmpty()
            ? config.orElseThrow().watches()
            : products.stream().map(Watch::of).toList();
    List<Backtest.Hit> hits = hits(config, watches, from.get(), now);
    Instant to = records.isEmpty() ? now : newest(hits).orElse(now);
    Instant begin = Moments.past(since, zone, to).orElse(from.get());
    if (hits.isEmpty() && records.isEmpty() && !hasCollected(config.orElseThrow())) {
      terminal.complain("backtest.nothing");
      return Exit.FAILED;
    }
    Backtest.Result result = Backtest.of(hits, begin, to, zone);
    Optional<Backtest.Result> compared = compared(config, begin, to, zone);
    if (shared.json) {
      terminal.out().println(BacktestJson.of(result, compared));
    } else {
      new BacktestText(terminal, result).print();
      compared.ifPresent(c -> new BacktestText(terminal, result).compare(c));
    }
    return refused ? Exit.FAILED : Exit.WELL;
  }

  private Optional<Backtest.Result> compared(
      Optional<Config> config, Instant from, Instant now, ZoneId zone)
      throws ConfigException, IOException, InterruptedException {
    if (other == null) {
      return Optional.empty();
    }
    List<Watch> watches = Loader.load(other, terminal.environment(), terminal.language()).watches();
    return Optional.of(Backtest.of(hits(config, watches, from, now), from, now, zone));
  }

  /** Records end where they end: what comes after the newest is not an empty week. */
  private static Optional<Instant> newest(List<Backtest.Hit> hits) {
    return hits.stream().map(hit -> hit.published().plusSeconds(1)).max(Comparator.naturalOrder());
  }

  private boolean hasCollected(Config config) {
    try (Engine engine = services.engine(config)) {
      return engine.hasCollected();
    }
  }

  private List<Backtest.Hit> hits(
      Optional<Config> config, List<Watch> watches, Instant from, Instant to)
      throws IOException, InterruptedException {
    if (records.isEmpty()) {
      try (Engine engine = services.engine(config.orElseThrow())) {
        Catalogue names =
            catalogue == null ? Watching.catalogue(watches, engine.store()) : own(watches);
        return engine.past(new Matcher(watches, names), from, to);
      }
    }
    Matcher matcher = new Matcher(watches, own(watches));
    Hits hits = new Hits();
    MatchFiles files = new MatchFiles(matcher, hits);
    for (Path file : records) {
      try (InputStream in = Files.newInputStream(file)) {
        files.read(file.toString(), in);
      }
    }
    return hits.all;
  }

  private Catalogue own(List<Watch> watches) throws IOException {
    return catalogue == null ? Catalogue.bundled() : CatalogueFile.read(catalogue, watches);
  }

  /** Gathers what the watches say; asked by several threads. */
  private final class Hits implements MatchFiles.Listener {
    private final List<Backtest.Hit> all = new ArrayList<>();

    @Override
    public String words(Vulnerability vulnerability, Verdict verdict) {
      List<Backtest.Hit> some = Backtest.Hit.of(vulnerability, verdict);
      synchronized (all) {
        all.addAll(some);
      }
      return "";
    }

    @Override
    public void told(String words) {}

    @Override
    public void refused(String ref, Message why) {
      refused = true;
      terminal.complain(
          "match.refused",
          ExplanationText.plain(ref),
          ExplanationText.plain(why.in(terminal.language())));
    }
  }
}
