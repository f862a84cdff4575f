package hinomi.tracker.redmine;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Something of Redmine's with an id and a name: a tracker, a priority, a status, a field. */
record Named(int id, String name) {

  static Named of(JsonNode node) {
    return new Named(node.path("id").asInt(0), node.path("name").asString(""));
  }

  /** The entries of an array; nothing where there is no array. */
  static List<Named> list(JsonNode array) {
    List<Named> all = new ArrayList<>();
    array.forEach(node -> all.add(of(node)));
    return List.copyOf(all);
  }

  /** The one that a name or id speaks of. A name wins over an id of the same digits. */
  static Optional<Named> find(List<Named> all, String nameOrId) {
    String wanted = folded(nameOrId);
    Optional<Named> byName = all.stream().filter(n -> folded(n.name).equals(wanted)).findFirst();
    Optional<Integer> id = id(nameOrId);
    return byName.isPresent() || id.isEmpty()
        ? byName
        : all.stream().filter(n -> n.id == id.get()).findFirst();
  }

  /** An id as written in a setting. */
  static Optional<Integer> id(String text) {
    String digits = text.strip();
    return digits.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }

  /** A name without the differences that people do not mean: width, letter case, outer spaces. */
  static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }
}
