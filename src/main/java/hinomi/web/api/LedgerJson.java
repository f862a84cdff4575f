package hinomi.web.api;

import hinomi.language.Language;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Silence;
import tools.jackson.databind.node.ObjectNode;

/** A decision, and a silence. */
final class LedgerJson {
  private LedgerJson() {}

  static void put(ObjectNode into, LedgerEntry entry, Language language) {
    Answer.moment(into, "at", entry.at());
    into.put("vulnerability", entry.vulnerability().value());
    into.put("destination", entry.destination());
    into.put("watch", entry.watch());
    into.put("fate", Answer.word(entry.fate()));
    into.put("rule", entry.rule());
    into.put("reason", entry.reason().in(language));
  }

  /**
   * A silence.
   *
   * @param number the store's
   */
  static void put(ObjectNode into, long number, Silence silence) {
    into.put("number", number);
    into.put("what", Answer.word(silence.what()));
    into.put("name", silence.name());
    into.put("reason", silence.reason());
    Answer.moment(into, "since", silence.since());
    Answer.moment(into, "until", silence.until());
  }
}
