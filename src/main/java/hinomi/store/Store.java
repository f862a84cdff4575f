package hinomi.store;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.Enrichment;
import hinomi.advisory.VulnerabilityId;
import hinomi.ticket.BoardShelf;
import hinomi.ticket.DigestLine;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Life;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketKey;
import hinomi.ticket.TicketRef;
import hinomi.ticket.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Everything that Hinomi remembers, in SQLite or PostgreSQL. Every method is one transaction;
 * failures of the database are {@link StoreException}s that say what to do.
 */
public interface Store extends AutoCloseable {

  /**
   * Takes the lock that one pass holds at a time, across processes; freed by closing it and by the
   * death of the process.
   *
   * @return empty while another pass holds it
   */
  Optional<RunLock> lock();

  /**
   * Takes the lock under which lines are told in the chat, so that no two processes tell the same.
   *
   * @return empty while another process holds it
   */
  Optional<RunLock> chatLock();

  /** When the pass that holds the lock began, where one does. */
  Optional<Instant> runningSince();

  /** What is known of a source; a fresh state for one never asked. */
  SourceState source(String name);

  /** The three transactions, first: a page with its cursor. */
  Collected collect(Harvest harvest);

  /**
   * Keeps history: advisories read from bulk files, of which only what is news is to be decided.
   * What is known in a later revision stays.
   *
   * @return counts of all pages; unchanged are also those known in a later revision, and
   *     repetitions
   */
  Collected keep(History history);

  /** What was noted by part of the bulk files of a source. */
  Map<String, String> marks(String source);

  /** Notes that a source failed, and how. The cursor stays. */
  void failed(String source, Instant at, String why);

  /** Keeps the details of entries, and marks their vulnerabilities for another decision. */
  void detailed(Collection<Advisory> details, Instant at);

  /** Of these entries, those whose details have not been asked for since their last revision. */
  Set<AdvisoryId> withoutDetail(Collection<AdvisoryId> ids);

  /** Notes that the details of these entries were asked for, whether or not there were any. */
  void askedForDetail(Collection<AdvisoryId> ids);

  /** Vulnerabilities to be decided, in the order of their ids: changed since, or held until now. */
  List<VulnerabilityId> undecided(Instant now);

  /** The same, about to be decided: what is said of them from now on is to be decided after it. */
  List<VulnerabilityId> takeUp(Instant now);

  /** Begins to decide these, undecided or not. */
  void takeUp(Collection<VulnerabilityId> ids);

  /** Marks for another decision every vulnerability that a source published or changed since. */
  int reconsider(Instant since);

  /** Every advisory, with details, that covers each of these. */
  Map<VulnerabilityId, List<Advisory>> advisories(Collection<VulnerabilityId> ids);

  /** The same, quickly had; to be unpacked and read by any thread. */
  Packed packed(Collection<VulnerabilityId> ids);

  /** Facts known about these from elsewhere. */
  Map<VulnerabilityId, List<Enrichment>> enrichments(Collection<VulnerabilityId> ids);

  /** When each of these was first decided; those never decided are not in the map. */
  Map<VulnerabilityId, Instant> firstDecided(Collection<VulnerabilityId> ids);

  /** Vulnerabilities that a source published or changed in a period. */
  List<VulnerabilityId> changed(Instant from, Instant to);

  /** The vulnerabilities that an id names: itself, and those that its advisory covers. */
  List<VulnerabilityId> named(String id);

  /** The ticket that covers any of these keys, filed or still in the outbox. */
  Optional<TicketRow> ticket(Collection<TicketKey> keys);

  /** The tickets known, newest first. */
  List<TicketRow> tickets();

  /** The three transactions, second: verdicts and actions together. */
  void decide(Decided decided);

  /**
   * Actions that are due, claimed for a while so that no other worker takes them, nor anything that
   * concerns the same ticket or the same key: the least often tried first, then the oldest.
   */
  List<OutboxRow> claim(Instant now, Duration lease, int most);

  /** When the next undelivered action can be claimed. */
  Optional<Instant> nextDue();

  /** Whether and when the oldest undelivered action was planned. */
  Optional<Instant> oldestUndelivered();

  int undelivered();

  /**
   * Notes before an action is carried out that it is about to be.
   *
   * @param alone for how long at least nobody else takes it, should nothing more be heard of it
   * @return whether it is still this store's to carry out; where not, another has taken it over
   */
  boolean attempting(long outbox, Instant now, Duration alone, int concessions);

  /** Keeps everything that was claimed by this store and is neither done nor given up. */
  void renew(Instant until);

  /** Gives up what was claimed by this store, but for what may be on its way to the tracker. */
  void release();

  /** The three transactions, third: what the tracker said, with its entries for the ledger. */
  default void delivered(long outbox, TicketRef ticket, Instant at, List<LedgerEntry> entries) {
    delivered(outbox, ticket, at, entries, List.of());
  }

  /**
   * The same, with lines for the chat about a ticket that exists from now on.
   *
   * @param chat usually none or one
   */
  void delivered(
      long outbox, TicketRef ticket, Instant at, List<LedgerEntry> entries, List<String> chat);

  /** Replaces an undelivered action by another one: a person's ticket was found, say. */
  void replaced(long outbox, TicketAction action);

  /** The action stays and is due again later; nothing where another has taken it over. */
  void postponed(long outbox, Instant due, String why, int concessions);

  /** Decisions about one vulnerability, oldest first. */
  List<LedgerEntry> ledger(VulnerabilityId id);

  /** Decisions of a period, newest first. */
  List<LedgerEntry> ledger(Instant from, Instant to);

  /** Tickets filed at a destination since a moment, with those that wait to be filed. */
  int filedSince(String destination, Instant since);

  /** The rejects of a source, newest first. */
  List<RejectRow> rejects(String source, int most);

  /** When a watch with this fingerprint was first seen; noted as now where it is new. */
  Map<String, Instant> watchesSeen(Collection<String> fingerprints, Instant now);

  /** A remembered word, such as the moment of the first run. */
  Optional<String> recall(String key);

  void remember(String key, String value);

  /** Writes the record of a pass. */
  void ran(Instant from, Instant to, String summary);

  BoardShelf board();

  /** Who reads which source. */
  Leases leases();

  /** What is known of the life of tickets. */
  LifeStore life();

  /** What products are called. */
  ProductStore products();

  /** What finds vulnerabilities by words. */
  SearchStore search();

  /** Where a daemon keeps its timetable. */
  Scheduling scheduling();

  /** Who has come into the dashboard. */
  AccountStore accounts();

  /** What looks after the database itself. */
  Upkeep upkeep();

  /** What pages show at a glance. */
  Figures figures();

  /** What became of vulnerabilities. */
  Standings standings();

  @Override
  void close();

  /** Held for the length of a pass. */
  interface RunLock extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * A page on its way into the store.
   *
   * @param whole whether the facts are all there are of their kinds: those of others are dropped
   * @param bars an EPSS probability decides anew only when it crosses one of these
   * @param cursor the source's next cursor
   * @param complete whether the source has been read up to now
   */
  record Harvest(
      String source,
      List<Advisory> advisories,
      Map<VulnerabilityId, List<Enrichment>> enrichments,
      boolean whole,
      List<Double> bars,
      List<RejectRow> rejects,
      SortedMap<String, String> cursor,
      boolean complete,
      Instant at) {

    /** A page whose facts add to those from before, without bars. */
    public Harvest(
        String source,
        List<Advisory> advisories,
        Map<VulnerabilityId, List<Enrichment>> enrichments,
        List<RejectRow> rejects,
        SortedMap<String, String> cursor,
        boolean complete,
        Instant at) {
      this(source, advisories, enrichments, false, List.of(), rejects, cursor, complete, at);
    }
  }

  /**
   * History on its way into the store.
   *
   * @param source whose marks these are
   * @param marks what to note by part of a bulk file, committed with the pages
   * @param newsFrom what was published from then on is to be decided like news
   * @param updates whether what was last changed from then on is so too: a source that was never
   *     read before has touched much without a change that anybody missed
   */
  record History(
      String source,
      List<Prepared> pages,
      List<RejectRow> rejects,
      Map<String, String> marks,
      Instant newsFrom,
      boolean updates) {}

  /** What became of a page's entries. */
  record Collected(int fresh, int changed, int unchanged) {}

  /**
   * What is known of a source.
   *
   * @param cursor empty while nothing was read
   * @param lastSuccess when it last answered completely
   * @param lastNews when it last had something new or changed
   * @param failures in a row
   * @param failingSince when these began
   * @param why the last failure
   */
  record SourceState(
      SortedMap<String, String> cursor,
      Optional<Instant> lastSuccess,
      Optional<Instant> lastNews,
      int failures,
      Optional<Instant> failingSince,
      String why) {}

  /** An entry that could not be read. */
  record RejectRow(String source, String ref, String reason, String sample, Instant at) {}

  /**
   * A ticket as the store knows it.
   *
   * @param ref empty while the action waits in the outbox
   * @param members every vulnerability it covers
   * @param life what is known of what became of it
   */
  record TicketRow(
      long id,
      String destination,
      Optional<TicketRef> ref,
      String subject,
      List<VulnerabilityId> members,
      Instant planned,
      Optional<Instant> filed,
      Life life) {
    private static final String WAITING = "waiting:";

    public TicketRow {
      members = List.copyOf(members);
    }

    /**
     * The ticket as an action names it. While it waits to be filed this is a stand-in that {@link
     * Store#claim} replaces by the ticket that it became.
     */
    public TicketRef address() {
      return ref.orElseGet(() -> new TicketRef(destination, WAITING + id, ""));
    }

    /** The ticket row that a stand-in stands for; empty for a real ticket. */
    static Optional<Long> waiting(TicketRef ref) {
      return ref.id().startsWith(WAITING)
          ? Optional.of(Long.parseLong(ref.id().substring(WAITING.length())))
          : Optional.empty();
    }
  }

  /**
   * A decision transaction.
   *
   * @param considered vulnerabilities that are decided with it
   * @param held when to decide again those that are held
   * @param entries for the ledger
   * @param actions for the outbox; a {@code File} becomes a ticket row with its members at once, an
   *     {@code Attach} adds members to its ticket's row
   * @param told what tickets will have told of their members
   * @param digest lines for the next digest
   * @param ticketed keys whose vulnerabilities no digest need list any more
   */
  record Decided(
      Collection<VulnerabilityId> considered,
      Map<VulnerabilityId, Instant> held,
      List<LedgerEntry> entries,
      List<TicketAction> actions,
      Map<TicketKey, Told> told,
      List<DigestLine> digest,
      Set<TicketKey> ticketed,
      Instant at) {

    /** A decision of which tickets have told nothing to note. */
    public Decided(
        Collection<VulnerabilityId> considered,
        Map<VulnerabilityId, Instant> held,
        List<LedgerEntry> entries,
        List<TicketAction> actions,
        Instant at) {
      this(considered, held, entries, actions, Map.of(), List.of(), Set.of(), at);
    }

    /** A decision that only brings actions and entries. */
    public static Decided only(List<TicketAction> actions, List<LedgerEntry> entries, Instant at) {
      return new Decided(List.of(), Map.of(), entries, actions, Map.of(), List.of(), Set.of(), at);
    }
  }

  /**
   * An action that waits.
   *
   * @param attempts how often it was tried
   * @param attempting whether the last try has no outcome: the process died in it
   * @param concessions how many had been made
   * @param lastTry when
   * @param why what the last try came to
   */
  record OutboxRow(
      long id,
      TicketAction action,
      int attempts,
      boolean attempting,
      int concessions,
      Optional<Instant> lastTry,
      String why,
      Instant planned) {}
}
