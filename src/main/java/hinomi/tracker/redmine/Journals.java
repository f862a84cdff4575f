package hinomi.tracker.redmine;

import hinomi.tracker.Seen.Closing;
import hinomi.tracker.Seen.Touch;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was done to an issue since it was made, oldest first, and by whom. An assignment that comes
 * with the creation leaves no journal, so it never counts as somebody's.
 *
 * @param self the id of Hinomi's user
 */
record Journals(JsonNode issue, int self) {

  boolean own(JsonNode journal) {
    return user(journal) == self;
  }

  /**
   * Whether anybody but Hinomi has ever changed it.
   *
   * @param property {@code attr} or {@code cf}, as Redmine calls them
   * @param name of the attribute, or id of the custom field
   */
  boolean changedByPerson(String property, String name) {
    for (JsonNode journal : all()) {
      if (own(journal)) {
        continue;
      }
      for (JsonNode detail : journal.path("details")) {
        if (detail.path("property").asString("").equals(property)
            && detail.path("name").asString("").equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The first thing that anybody but Hinomi did. */
  Optional<Touch> touched() {
    for (JsonNode journal : all()) {
      if (!own(journal)) {
        return Optional.of(new Touch(at(journal, "created_on"), who(journal)));
      }
    }
    return Optional.empty();
  }

  /**
   * How an issue that is closed now became so: the last change from a status that was none to one
   * that is.
   *
   * @param ended the ids of the statuses that end a ticket
   */
  Closing closing(Set<Integer> ended) {
    JsonNode last = null;
    for (JsonNode journal : all()) {
      for (JsonNode detail : journal.path("details")) {
        boolean status = detail.path("name").asString("").equals("status_id");
        if (status
            && ended.contains(detail.path("new_value").asInt(0))
            && !ended.contains(detail.path("old_value").asInt(0))) {
          last = journal;
        }
      }
    }
    if (last == null) {
      String when = issue.path("closed_on").asString("").isEmpty() ? "updated_on" : "closed_on";
      return new Closing(at(issue, when), "", "");
    }
    return new Closing(at(last, "created_on"), who(last), words(last));
  }

  /** The notes of a journal, else the last ones of the same person. */
  private String words(JsonNode journal) {
    String words = journal.path("notes").asString("").strip();
    if (words.isEmpty()) {
      for (JsonNode other : all()) {
        String notes = other.path("notes").asString("").strip();
        if (user(other) == user(journal) && !notes.isEmpty()) {
          words = notes;
        }
      }
    }
    return words;
  }

  JsonNode all() {
    return issue.path("journals");
  }

  private static int user(JsonNode journal) {
    return journal.path("user").path("id").asInt(0);
  }

  private static String who(JsonNode journal) {
    return user(journal) == 0 ? "" : String.valueOf(user(journal));
  }

  private static Instant at(JsonNode node, String name) {
    Instant at = instant(node, name);
    return at == null ? Instant.EPOCH : at;
  }

  /** A time as Redmine writes it (ISO 8601, UTC), or null. */
  static @Nullable Instant instant(JsonNode node, String name) {
    try {
      return Instant.parse(node.path(name).asString(""));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
