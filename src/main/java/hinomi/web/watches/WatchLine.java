package hinomi.web.watches;

import hinomi.pipeline.Engine;
import hinomi.store.Figures.Count;
import hinomi.ticket.Fate;
import hinomi.watch.Catalogue;
import hinomi.watch.Subject;
import hinomi.watch.Wanted;
import hinomi.watch.Watch;
import hinomi.watch.dictionary.Aliases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A watch in the list.
 *
 * @param what it names
 * @param known whether its products are known: {@code yes}, {@code no}, or {@code none} where it
 *     names none
 */
public record WatchLine(
    String name,
    List<String> what,
    List<String> excludes,
    String minimum,
    int tickets,
    int digest,
    int dropped,
    String known) {

  static List<WatchLine> of(Engine engine, List<Watch> watches, List<Count> decided) {
    Map<String, Map<Fate, Integer>> counts = new HashMap<>();
    for (Count count : decided) {
      counts
          .computeIfAbsent(count.watch(), w -> new HashMap<>())
          .merge(count.fate(), count.vulnerabilities(), Integer::sum);
    }
    Set<String> folded = new TreeSet<>();
    watches.forEach(w -> w.subjects().forEach(s -> s.names().forEach(n -> folded.add(fold(n)))));
    Set<String> collected = folded.isEmpty() ? Set.of() : engine.store().products().known(folded);
    Catalogue bundled = Catalogue.bundled();
    List<WatchLine> lines = new ArrayList<>();
    for (Watch watch : watches) {
      Map<Fate, Integer> own = counts.getOrDefault(watch.name(), Map.of());
      boolean known =
          watch.subjects().stream()
              .flatMap(s -> s.names().stream())
              .anyMatch(n -> collected.contains(fold(n)) || bundled.product(n).isPresent());
      lines.add(
          new WatchLine(
              watch.name(),
              what(watch),
              watch.excludes(),
              watch.minimum() == null ? "" : String.valueOf(watch.minimum()),
              own.getOrDefault(Fate.TICKET, 0),
              own.getOrDefault(Fate.DIGEST, 0),
              own.getOrDefault(Fate.DROPPED, 0),
              watch.subjects().isEmpty() ? "none" : known ? "yes" : "no"));
    }
    return lines;
  }

  private static String fold(String name) {
    return Aliases.fold(name);
  }

  private static List<String> what(Watch watch) {
    return Stream.of(
            watch.subjects().stream().map(Subject::product),
            watch.wanted().stream().map(Wanted::text),
            watch.keywords().stream())
        .flatMap(names -> names)
        .toList();
  }
}
