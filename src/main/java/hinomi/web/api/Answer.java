package hinomi.web.api;

import hinomi.web.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes JSON. What is not known is null, so that every member is always there. */
final class Answer {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Answer() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static Reply of(JsonNode node) {
    return new Reply.File("application/json", "", node.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A list that has no further pages. */
  static <T> Reply all(List<T> items, BiConsumer<ObjectNode, T> put) {
    return of(list(items, put));
  }

  /**
   * A page of a list.
   *
   * @param next the cursor of the next page; empty on the last
   */
  static <T> Reply page(List<T> items, Optional<String> next, BiConsumer<ObjectNode, T> put) {
    ObjectNode root = list(items, put);
    root.put("next", next.orElse(null));
    return of(root);
  }

  private static <T> ObjectNode list(List<T> items, BiConsumer<ObjectNode, T> put) {
    ObjectNode root = object();
    ArrayNode array = root.putArray("items");
    items.forEach(item -> put.accept(array.addObject(), item));
    return root;
  }

  static void moment(ObjectNode into, String name, Optional<Instant> at) {
    into.put(name, at.map(Instant::toString).orElse(null));
  }

  static void moment(ObjectNode into, String name, Instant at) {
    into.put(name, at.toString());
  }

  static void words(ObjectNode into, String name, Iterable<String> words) {
    ArrayNode array = into.putArray(name);
    words.forEach(array::add);
  }

  /** An enum's name as it stands in answers and queries. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
