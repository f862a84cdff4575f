package hinomi.pipeline;

import hinomi.advisory.Vulnerability;
import hinomi.advisory.VulnerabilityId;
import hinomi.correlate.Correlator;
import hinomi.store.Store;
import hinomi.watch.Verdict;
import java.time.Duration;
import java.time.Instant;
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

  private void each(Instant from, Instant to, Consumer<Vulnerability> work) {
    List<VulnerabilityId> ids = store.changed(from, to);
    for (int at = 0; at < ids.size(); at += PIECE) {
      store
          .advisories(ids.subList(at, Math.min(ids.size(), at + PIECE)))
          .forEach((id, about) -> work.accept(Correlator.join(id, about, List.of())));
    }
  }
}
