package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.language.Localized;
import hinomi.language.Message;
import hinomi.store.Store.Collected;
import hinomi.store.Store.Decided;
import hinomi.store.Store.Harvest;
import hinomi.store.Store.OutboxRow;
import hinomi.ticket.Body;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketKey;
import hinomi.ticket.TicketRef;
import hinomi.watch.Handling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** An empty store of one engine, and the words in which its tests are told. */
interface StoreCase {
  Instant NOW = Instant.parse("2030-06-01T09:00:00.123456Z");
  Duration HOUR = Duration.ofHours(1);
  Duration LEASE = Duration.ofMinutes(10);
  String BOARD = "board";

  /** The store of this test. */
  Store store();

  /** A second store on the same database, as another process would have. */
  Store another();

  /** Does something to the tables behind the store's back. */
  void meddle(String statement);

  static Advisory advisory(String source, String id, String title, String... cves) {
    return Advisory.of(new AdvisoryId(source, id), Advisory.Kind.ENTRY, NOW.minus(HOUR))
        .cves(List.of(cves).stream().map(CveId::new).toList())
        .title(Localized.ja(title))
        .build();
  }

  static VulnerabilityId id(String value) {
    return new VulnerabilityId(value);
  }

  static List<VulnerabilityId> ids(String... values) {
    return List.of(values).stream().map(VulnerabilityId::new).toList();
  }

  static Harvest harvest(String source, Advisory... advisories) {
    return new Harvest(
        source, List.of(advisories), Map.of(), List.of(), new TreeMap<>(), true, NOW);
  }

  static Member member(String id, String... aliases) {
    return new Member(id(id), new TreeSet<>(ids(aliases)));
  }

  static TicketKey key(String id) {
    return TicketKey.of(BOARD, id(id));
  }

  static TicketRef ref(String id) {
    return new TicketRef(BOARD, id, "https://tickets.example/" + id);
  }

  static Body body(String words) {
    return new Body(List.of(new Body.Block.Quote(words)));
  }

  static TicketAction.File file(String... ids) {
    return new TicketAction.File(
        BOARD,
        List.of(ids).stream().map(StoreCase::member).toList(),
        "subject of " + ids[0],
        body("text"),
        null,
        Handling.DEFAULT,
        new TreeMap<>(),
        Language.JA,
        null);
  }

  static TicketAction.Attach attach(TicketRef ticket, String... ids) {
    return new TicketAction.Attach(
        ticket, List.of(ids).stream().map(StoreCase::member).toList(), body("note"), Language.JA);
  }

  static TicketAction.Note note(TicketRef ticket, String id, String words) {
    return new TicketAction.Note(ticket, List.of(member(id)), body(words), Language.EN);
  }

  static LedgerEntry entry(Instant at, String id, String rule) {
    return new LedgerEntry(
        at,
        id(id),
        BOARD,
        "nginx",
        Fate.DROPPED,
        rule,
        new Message("ticket", "gate." + rule, List.of("7.0", "\"{1}\"")),
        null);
  }

  default Collected collect(Advisory... advisories) {
    return store().collect(harvest(advisories[0].id().source(), advisories));
  }

  default void decide(TicketAction... actions) {
    store().decide(new Decided(List.of(), Map.of(), List.of(), List.of(actions), NOW));
  }

  default void decideAll() {
    store().decide(new Decided(store().undecided(NOW), Map.of(), List.of(), List.of(), NOW));
    assertThat(store().undecided(NOW)).isEmpty();
  }

  default List<OutboxRow> claim(Instant now) {
    return store().claim(now, LEASE, 100);
  }

  /** Claims everything and says that it became tickets with ids from a number on. */
  default void deliverFrom(int number) {
    int next = number;
    for (OutboxRow row : claim(NOW)) {
      store().delivered(row.id(), ref("" + next++), NOW, List.of());
    }
  }
}
