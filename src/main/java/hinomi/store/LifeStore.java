package hinomi.store;

import hinomi.advisory.VulnerabilityId;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.DigestLine;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Silence;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.ticket.Told;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part of the store that knows the life of tickets. Every method is one transaction. */
public interface LifeStore {

  /** The newest ticket of a group at a destination, filed or waiting. */
  Optional<TicketRow> grouped(String destination, String group);

  /** The newest ticket of a kind at a destination, filed or waiting. */
  Optional<TicketRow> newest(String destination, TicketAction.Kind kind);

  /** Every ticket that has this vulnerability for a member. */
  List<TicketRow> of(VulnerabilityId id);

  /** Those of these that are members of any ticket. */
  Set<VulnerabilityId> covered(Collection<VulnerabilityId> ids);

  /** What a ticket has told of its members. */
  Map<VulnerabilityId, Told> told(long ticket);

  /** Tickets that are filed and have not ended, newest first. */
  List<TicketRow> open();

  /** Tickets that ended since a moment and were not deleted, newest first. */
  List<TicketRow> endedSince(Instant since);

  /** Tickets about vulnerabilities that were planned in a period, newest first. */
  List<TicketRow> planned(Instant from, Instant to);

  /** Tickets about vulnerabilities any of which first arrived in a period, newest first. */
  List<TicketRow> arrived(Instant from, Instant to);

  /** The tickets about vulnerabilities that were planned last, newest first. */
  List<TicketRow> latest(int most);

  /** Tickets about Hinomi itself that are filed and have not ended, newest first. */
  List<TicketRow> alarms();

  /**
   * What was seen of a ticket in its tracker.
   *
   * @param moved the project that a person moved it to, or empty
   * @param closingNote hostile text
   */
  record Sight(
      Stage stage,
      String status,
      String assignee,
      String moved,
      Optional<Instant> touched,
      String touchedBy,
      Optional<Instant> closed,
      String closedBy,
      String closingNote) {}

  /** Notes what was seen of a ticket, with its entries for the ledger. */
  void seen(long ticket, Sight sight, Instant at, List<LedgerEntry> entries);

  /** Plans actions that bring tickets up, and notes that these were brought up. */
  void remind(
      Collection<Long> tickets, List<TicketAction> actions, List<LedgerEntry> entries, Instant at);

  /** Notes planned for a destination since a moment. */
  int notedSince(String destination, Instant since);

  /** What no digest has listed yet, oldest first. */
  List<DigestLine> digest();

  /** Plans the action that lists these lines, which then have been listed. */
  void listed(
      Collection<DigestLine> lines,
      List<TicketAction> actions,
      List<LedgerEntry> entries,
      Instant at);

  /** What is silenced at a moment, oldest first. */
  List<Silence> silences(Instant now);

  /** Adds a silence; its own number is not looked at. Returns the number it got. */
  long silence(Silence silence);

  /** Ends a silence early. Returns whether there was one that had not ended. */
  boolean endSilence(long id, Instant now);

  /** Notes that a person wants a ticket of this, and marks it for another decision. */
  void promote(VulnerabilityId id, Instant at);

  /** Those of these of which a person wants a ticket. */
  Set<VulnerabilityId> promoted(Collection<VulnerabilityId> ids);

  /** A line that waits to be posted to the chat. */
  record ChatRow(long id, String line, int attempts, Instant planned) {}

  /** Lines for the chat that are due, oldest first. */
  List<ChatRow> chat(Instant now);

  void posted(long chat, Instant at);

  void postLater(long chat, Instant due);

  /** How many vulnerabilities a source published or changed in a period. */
  int considered(Instant from, Instant to);

  /**
   * Forgets entries of the ledger that are older, except those by which later decisions go: what
   * was too old for a ticket, or over a day's budget, would become one with its next rewording.
   *
   * @return how many these were
   */
  int prune(Instant before);
}
