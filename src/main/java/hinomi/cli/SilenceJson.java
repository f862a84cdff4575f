package hinomi.cli;

import hinomi.ticket.Silence;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A silence for machines. */
final class SilenceJson {
  private SilenceJson() {}

  /**
   * @param number the one that the store gave it
   */
  static ObjectNode of(long number, Silence s) {
    ObjectNode one = JsonMapper.shared().createObjectNode();
    one.put("number", number);
    one.put("kind", s.what().name().toLowerCase(Locale.ROOT));
    one.put("name", s.name());
    one.put("until", s.until().toString());
    one.put("reason", s.reason());
    one.put("since", s.since().toString());
    return one;
  }
}
