package hinomi.ticket;

import hinomi.advisory.Vulnerability;
import hinomi.watch.Evidence;
import hinomi.watch.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the silence that a match falls under. */
public final class Silences {
  private Silences() {}

  /** The silence in force under which a match falls. */
  public static Optional<Silence> of(
      List<Silence> silences, Vulnerability vulnerability, Verdict.Matched match) {
    return silences.stream()
        .filter(
            s ->
                switch (s.what()) {
                  case WATCH -> same(s, match.watch().name());
                  case VULNERABILITY -> names(s, vulnerability);
                  case PRODUCT ->
                      match.evidence().stream()
                          .filter(match::reaches)
                          .map(Evidence::subject)
                          .allMatch(subject -> same(s, subject));
                })
        .findFirst();
  }

  /** The silence under which a vulnerability falls by its id alone. */
  public static Optional<Silence> of(List<Silence> silences, Vulnerability vulnerability) {
    return silences.stream()
        .filter(s -> s.what() == Silence.What.VULNERABILITY && names(s, vulnerability))
        .findFirst();
  }

  private static boolean names(Silence silence, Vulnerability vulnerability) {
    return Stream.concat(Stream.of(vulnerability.id()), vulnerability.aliases().stream())
        .anyMatch(id -> same(silence, id.value()));
  }

  private static boolean same(Silence silence, String name) {
    return silence.name().equalsIgnoreCase(name);
  }
}
