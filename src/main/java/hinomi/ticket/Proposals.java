package hinomi.ticket;

import hinomi.advisory.Severity;
import hinomi.watch.Watch;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a watch might say more narrowly, by how its tickets were closed. */
public final class Proposals {
  /** Fewer closed tickets than this say nothing. */
  private static final int ENOUGH = 3;

  /** Japanese titles have no spaces: 〈product〉における〈kind〉の脆弱性. */
  private static final Pattern BREAKS = Pattern.compile("における|複数の|の?脆弱性|[^\\p{L}\\p{N}-]+");

  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}-]{2,30}");

  /** Words of every ticket's first line. */
  private static final Set<String> COMMON =
      Set.of(
          "critical",
          "high",
          "medium",
          "low",
          "vulnerability",
          "vulnerabilities",
          "the",
          "and",
          "for",
          "before",
          "through",
          "via",
          "allows",
          "highest",
          "others",
          "unscored",
          "未採点",
          "注意喚起",
          "jpcert");

  private Proposals() {}

  /** A ticket that was closed. */
  public record Closed(String subject, Life life) {}

  /** For each watch whose tickets were mostly closed as not ours, what would have spared them. */
  public static List<Weekly.Proposal> of(List<Closed> closed, List<Watch> watches) {
    List<Weekly.Proposal> proposals = new ArrayList<>();
    for (Watch watch : watches) {
      List<Closed> all =
          closed.stream()
              .filter(c -> c.life().watches().contains(watch.name()))
              .filter(c -> c.life().stage() != Stage.GONE)
              .toList();
      List<Closed> others = all.stream().filter(c -> !notOurs(c)).toList();
      List<Closed> spared = all.stream().filter(Proposals::notOurs).toList();
      if (spared.size() >= ENOUGH && spared.size() > others.size()) {
        proposals.add(
            new Weekly.Proposal(
                watch.name(),
                spared.size(),
                all.size(),
                exclude(spared, others, watch),
                bar(spared, others)));
      }
    }
    return proposals;
  }

  private static boolean notOurs(Closed closed) {
    return closed.life().stage() == Stage.NOT_OURS;
  }

  /** A word that most of what was not ours has in its first line, and nothing that was ours. */
  private static Optional<String> exclude(List<Closed> spared, List<Closed> others, Watch watch) {
    Set<String> taken = new HashSet<>(COMMON);
    others.forEach(c -> taken.addAll(words(c.subject())));
    watch.subjects().forEach(s -> s.names().forEach(n -> taken.addAll(words(n))));
    watch.keywords().forEach(k -> taken.addAll(words(k)));
    watch.wanted().forEach(w -> taken.addAll(words(w.called())));
    Map<String, Integer> count = new HashMap<>();
    for (Closed c : spared) {
      words(c.subject()).stream()
          .filter(w -> !taken.contains(w))
          .forEach(w -> count.merge(w, 1, Integer::sum));
    }
    return count.entrySet().stream()
        .filter(e -> e.getValue() * 10 >= spared.size() * 6)
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey);
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    for (String word : BREAKS.split(folded)) {
      if (WORD.matcher(word).matches()) {
        words.add(word);
      }
    }
    return words;
  }

  /** The lowest score of the severity below which nothing was ours and everything else stood. */
  private static Optional<Double> bar(List<Closed> spared, List<Closed> others) {
    Optional<Severity> least =
        others.stream().flatMap(c -> c.life().severity().stream()).min(Comparator.naturalOrder());
    return least
        .filter(
            l ->
                spared.stream()
                    .allMatch(c -> c.life().severity().filter(s -> s.compareTo(l) < 0).isPresent()))
        .map(
            l ->
                switch (l) {
                  case NONE, LOW -> 0.1;
                  case MEDIUM -> 4.0;
                  case HIGH -> 7.0;
                  case CRITICAL -> 9.0;
                });
  }
}
