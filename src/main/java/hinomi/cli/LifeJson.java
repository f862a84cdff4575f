package hinomi.cli;

import hinomi.ticket.Life;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is known of a ticket's life, for machines. Its members are part of the contract. */
final class LifeJson {
  private LifeJson() {}

  /** Adds all that is known. */
  static void put(ObjectNode into, Life life) {
    into.put("kind", word(life.kind()));
    into.put("stage", word(life.stage()));
    into.put("untouched", life.untouched());
    life.severity().ifPresent(s -> into.put("severity", word(s)));
    life.due().ifPresent(d -> into.put("due", d.toString()));
    into.put("group", life.group());
    into.put("status", life.status());
    into.put("assignTo", life.assignTo());
    into.put("assignee", life.assignee());
    ArrayNode watches = into.putArray("watches");
    life.watches().forEach(watches::add);
    moment(into, "touched", life.touched());
    into.put("touchedBy", life.touchedBy());
    moment(into, "closed", life.closed());
    into.put("closedBy", life.closedBy());
    into.put("closingNote", life.closingNote());
    into.put("moved", life.moved());
    moment(into, "read", life.read());
    moment(into, "reminded", life.reminded());
  }

  static void moment(ObjectNode into, String name, Optional<Instant> at) {
    at.ifPresent(a -> into.put(name, a.toString()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
