package hinomi.pipeline;

import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.correlate.Correlator;
import hinomi.pipeline.records.Backtest;
import hinomi.store.Store;
import hinomi.watch.Matcher;
import hinomi.watch.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What was collected, asked by watches. */
record Collected(Store store) {
  private static final int PIECE = 1000;

  /** How many vulnerabilities of the last while each watch surely hit, by its name. */
  Map<String, Integer> hits(Watching watching, Duration last, Instant now) {
    Map<String, Integer> hits = new LinkedHashMap<>();
    watching.watches().forEach(watch -> hits.put(watch.name(), 0));
    each(
        now.minus(last),
        now,
        one -> {
          for (Verdict verdict : watching.judge(one)) {
            if (verdict instanceof Verdict.Matched m && m.best().tier().sure()) {
              hits.merge(m.watch().name(), 1, Integer::sum);
            }
          }
        });
    return hits;
  }

  /** What watches say of everything that was published or changed in a period. */
  List<Backtest.Hit> past(Matcher matcher, Instant from, Instant to) {
    List<Backtest.Hit> hits = new ArrayList<>();
    each(
        from,
        to,
        one -> {
          if (!one.withdrawn()) {
            matcher.judge(one).forEach(verdict -> hits.addAll(Backtest.Hit.of(one, verdict)));
          }
        });
    return hits;
  }

  private void each(Instant from, Instant to, Consumer<Vulnerability> work) {
    List<VulnerabilityId> ids = store.changed(from, to);
    for (int at = 0; at < ids.size(); at += PIECE) {
      store
          .advisories(ids.subList(at, Math.min(ids.size(), at + PIECE)))
          .forEach((id, about) -> work.accept(Correlator.join(id, about, List.of())));
    }
  }
}
