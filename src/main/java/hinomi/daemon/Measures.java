package hinomi.daemon;

import hinomi.pipeline.PassReport;
import hinomi.pipeline.SourceReport;
import hinomi.store.Store;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What Prometheus is told. Counters begin anew with the process; gauges say what the store says at
 * the moment of asking. The names are described in {@code docs/operation.md}.
 */
final class Measures {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MultiGauge success = gauge("hinomi.source.last.success.timestamp.seconds");
  private final MultiGauge lag = gauge("hinomi.source.lag.seconds");
  private final MultiGauge failing = gauge("hinomi.source.failures.in.a.row");
  private final MultiGauge outbox = gauge("hinomi.outbox.actions");
  private final MultiGauge oldest = gauge("hinomi.outbox.oldest.seconds");
  private final MultiGauge running = gauge("hinomi.pass.running.seconds");
  private final MultiGauge refused = gauge("hinomi.config.refused");

  Measures(String version) {
    gauge("hinomi.build.info").register(List.of(MultiGauge.Row.of(Tags.of("version", version), 1)));
    registry.counter("hinomi.config.reload.failures");
  }

  private MultiGauge gauge(String name) {
    return MultiGauge.builder(name).register(registry);
  }

  private void count(String name, int amount, String... tags) {
    registry.counter(name, tags).increment(amount);
  }

  /** A pass over some sources, or the rest of it. */
  void worked(PassReport report) {
    for (SourceReport source : report.sources()) {
      items(source, "new", source.fresh());
      items(source, "changed", source.changed());
      items(source, "unchanged", source.unchanged());
      count("hinomi.source.rejects", source.rejected(), "source", source.source());
      count(
          "hinomi.source.failures",
          source.failure().isPresent() ? 1 : 0,
          "source",
          source.source());
    }
    report.notTicketed().forEach((rule, n) -> count("hinomi.not.ticketed", n, "rule", rule));
  }

  private void items(SourceReport source, String what, int amount) {
    count("hinomi.source.items", amount, "source", source.source(), "what", what);
  }

  /** Actions that reached the tracker. */
  void delivered(PassReport report) {
    report.delivered().forEach(result -> count("hinomi.tickets", 1, "how", result.how()));
  }

  /** A question to the tracker. */
  void asked(String what, Duration took, boolean well) {
    registry.timer("hinomi.tracker.requests", "call", what).record(took);
    count("hinomi.tracker.failures", well ? 0 : 1, "call", what);
  }

  void reloadFailed() {
    count("hinomi.config.reload.failures", 1);
  }

  /** A job that broke off. */
  void failed(String job) {
    count("hinomi.job.failures", 1, "job", job);
  }

  /**
   * All of them in Prometheus' text format.
   *
   * @param sources the names of those that are on
   * @param isRefused whether {@code hinomi.yml} as it now lies there is not in force
   */
  String text(Store store, List<String> sources, boolean isRefused, Instant now) {
    List<Source> states = new ArrayList<>();
    for (String name : sources) {
      states.add(new Source(name, store.source(name)));
    }
    register(success, states, s -> s.state().lastSuccess().map(Instant::getEpochSecond).orElse(0L));
    register(
        lag,
        states.stream().filter(s -> s.state().lastSuccess().isPresent()).toList(),
        s -> age(s.state().lastSuccess().orElse(now), now));
    register(failing, states, s -> s.state().failures());
    only(outbox, store.undelivered());
    only(oldest, store.oldestUndelivered().map(planned -> age(planned, now)).orElse(0.0));
    only(running, store.runningSince().map(since -> age(since, now)).orElse(0.0));
    only(refused, isRefused ? 1 : 0);
    return registry.scrape();
  }

  private record Source(String name, Store.SourceState state) {}

  private static double age(Instant since, Instant now) {
    return Duration.between(since, now).toMillis() / 1000.0;
  }

  private static void register(
      MultiGauge gauge, List<Source> sources, ToDoubleFunction<Source> value) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (Source source : sources) {
      rows.add(MultiGauge.Row.of(Tags.of("source", source.name()), value.applyAsDouble(source)));
    }
    gauge.register(rows, true);
  }

  private static void only(MultiGauge gauge, double value) {
    gauge.register(List.of(MultiGauge.Row.of(Tags.empty(), value)), true);
  }
}
