package hinomi.ticket;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.watch.Grouping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which candidates of a pass share a ticket: those of one alert, those of one note that concerns
 * several watched products, and those of one product.
 */
final class Groups {
  private static final Comparator<Candidate> GRAVEST =
      Comparator.comparing(Candidate::vulnerability, Urgency.FIRST);

  private static final Comparator<Group> MOST_URGENT =
      Comparator.<Group, Boolean>comparing(g -> g.first().alert())
          .reversed()
          .thenComparing(Group::first, GRAVEST);

  private Groups() {}

  /**
   * Candidates that share a ticket.
   *
   * @param members the gravest first
   * @param product what they have in common, where later ones may join; empty for none
   */
  record Group(List<Candidate> members, String product) {
    Candidate first() {
      return members.getFirst();
    }

    /** The alert that joins them, or the note that covers every one of them. */
    @Nullable Advisory occasion() {
      Advisory one = first().occasion();
      boolean shared =
          one != null
              && (members.size() > 1 || first().alert())
              && members.stream()
                  .allMatch(c -> c.occasion() != null && c.occasion().id().equals(one.id()));
      return shared ? one : null;
    }

    /** The part of it that one ticket takes, and so on. */
    List<Group> parts(int most) {
      List<Group> parts = new ArrayList<>();
      for (int from = 0; from < members.size(); from += most) {
        parts.add(new Group(members.subList(from, Math.min(members.size(), from + most)), product));
      }
      return parts;
    }
  }

  /** The groups, the most urgent first. */
  static List<Group> of(List<Candidate> candidates) {
    Map<AdvisoryId, Set<String>> spread = new HashMap<>();
    for (Candidate c : candidates) {
      Advisory occasion = c.occasion();
      if (occasion != null) {
        spread.computeIfAbsent(occasion.id(), id -> new TreeSet<>()).add(c.product());
      }
    }
    Map<String, List<Candidate>> groups = new LinkedHashMap<>();
    Map<String, String> products = new HashMap<>();
    for (Candidate c : candidates) {
      String product = byProduct(c, spread) ? c.product() : "";
      String key = c.destination() + "\n" + (product.isEmpty() ? alone(c) : "product " + product);
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(c);
      products.put(key, product);
    }
    List<Group> all = new ArrayList<>();
    groups.forEach(
        (key, members) ->
            all.add(
                new Group(
                    members.stream().sorted(GRAVEST).toList(),
                    Objects.requireNonNullElse(products.get(key), ""))));
    all.sort(MOST_URGENT);
    return all;
  }

  private static boolean byProduct(Candidate c, Map<AdvisoryId, Set<String>> spread) {
    Advisory occasion = c.occasion();
    return c.groupedBy() == Grouping.By.PRODUCT
        && !c.promoted()
        && !c.alert()
        && !c.product().isEmpty()
        && (occasion == null || spread.getOrDefault(occasion.id(), Set.of()).size() == 1);
  }

  private static String alone(Candidate c) {
    Advisory occasion = c.occasion();
    boolean joined = c.alert() || c.groupedBy() != Grouping.By.NONE;
    return occasion != null && joined && !c.promoted()
        ? "advisory " + occasion.id()
        : "alone " + c.vulnerability().id();
  }
}
