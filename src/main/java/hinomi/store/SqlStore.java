package hinomi.store;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.Enrichment;
import hinomi.advisory.VulnerabilityId;
import hinomi.ticket.BoardShelf;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketKey;
import hinomi.ticket.TicketRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The store in SQLite or PostgreSQL. Safe for use by several threads. */
public final class SqlStore implements Store {
  private final Database database;
  private final InstantSource clock;
  private final AdvisoryTable advisories;
  private final EnrichmentTable enrichments;
  private final OutboxTable outbox;
  private final LedgerTable ledger;
  private final CardTable cards;
  private final SqlLife life;
  private final SqlProducts products;
  private final Intake intake;
  private final SqlSearch search;
  private final SqlAccounts accounts;
  private final SqlUpkeep upkeep;
  private final SqlFigures figures;
  private final SqlStandings standings;

  private SqlStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    advisories = new AdvisoryTable(database.name());
    enrichments = new EnrichmentTable(database.name());
    outbox = new OutboxTable(database.name());
    ledger = new LedgerTable(database.name());
    cards = new CardTable(database);
    life = new SqlLife(database, outbox);
    products = new SqlProducts(database);
    SearchTable words = new SearchTable(database.words(), advisories, enrichments);
    intake = new Intake(database, advisories, enrichments, words);
    search = new SqlSearch(database, advisories, enrichments, words);
    accounts = new SqlAccounts(database);
    upkeep = new SqlUpkeep(database, search);
    figures = new SqlFigures(database, ledger);
    standings = new SqlStandings(database);
  }

  /**
   * Opens a store, and makes or updates its tables where that is due.
   *
   * @param jdbcUrl {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://…}
   * @param base where a relative file name starts
   * @throws StoreException when it cannot be opened, with what to do
   */
  public static SqlStore open(String jdbcUrl, Path base) {
    return open(jdbcUrl, base, InstantSource.system());
  }

  /**
   * The same with a clock, which tells when a pass began.
   *
   * @throws StoreException when it cannot be opened, with what to do
   */
  public static SqlStore open(String jdbcUrl, Path base, InstantSource clock) {
    if (jdbcUrl.startsWith(SqliteDatabase.PREFIX)) {
      return new SqlStore(new SqliteDatabase(jdbcUrl, base), clock);
    }
    if (jdbcUrl.startsWith(PostgresDatabase.PREFIX)) {
      return new SqlStore(new PostgresDatabase(jdbcUrl), clock);
    }
    throw new StoreException(Failures.message("url-unknown", jdbcUrl.replaceFirst("//.*", "//…")));
  }

  /**
   * The folder that a store's database lies in; empty where that is a server.
   *
   * @param base where a relative file name starts
   */
  public static Optional<Path> folder(String jdbcUrl, Path base) {
    return jdbcUrl.startsWith(SqliteDatabase.PREFIX)
        ? Optional.ofNullable(SqliteDatabase.file(jdbcUrl, base).getParent())
        : Optional.empty();
  }

  /**
   * Opens a copy that may be changed without harm; of a PostgreSQL store too it is a file.
   *
   * @param folder where the copy is made
   * @throws StoreException when the original cannot be opened or the copy not be written
   */
  public static SqlStore copy(String jdbcUrl, Path base, Path folder, InstantSource clock) {
    return open(SqliteDatabase.copied(jdbcUrl, base, folder.resolve("copy.db")), folder, clock);
  }

  @Override
  public Optional<RunLock> lock() {
    return database.lock(clock.instant());
  }

  @Override
  public Optional<RunLock> chatLock() {
    return database.chatLock(clock.instant());
  }

  @Override
  public Optional<Instant> runningSince() {
    return database.runningSince();
  }

  @Override
  public SourceState source(String name) {
    return database.read(sql -> SourceTable.state(sql, name));
  }

  @Override
  public Collected collect(Harvest harvest) {
    return intake.collect(harvest);
  }

  @Override
  public Collected keep(History history) {
    return intake.keep(history);
  }

  @Override
  public Map<String, String> marks(String source) {
    return database.read(sql -> HistoryTable.marks(sql, source));
  }

  @Override
  public void failed(String source, Instant at, String why) {
    database.change(sql -> SourceTable.failed(sql, source, at, why));
  }

  @Override
  public void detailed(Collection<Advisory> details, Instant at) {
    intake.detailed(details, at);
  }

  @Override
  public Set<AdvisoryId> withoutDetail(Collection<AdvisoryId> ids) {
    return database.read(sql -> DetailTable.notAskedFor(sql, ids));
  }

  @Override
  public void askedForDetail(Collection<AdvisoryId> ids) {
    database.change(sql -> DetailTable.askedFor(sql, ids));
  }

  @Override
  public List<VulnerabilityId> undecided(Instant now) {
    return database.read(sql -> VulnerabilityTable.undecided(sql, now));
  }

  @Override
  public List<VulnerabilityId> takeUp(Instant now) {
    return undecided(now).isEmpty()
        ? List.of()
        : database.write(sql -> VulnerabilityTable.takeUp(sql, now));
  }

  @Override
  public void takeUp(Collection<VulnerabilityId> ids) {
    database.change(sql -> VulnerabilityTable.takeUp(sql, ids));
  }

  @Override
  public int reconsider(Instant since) {
    return database.write(sql -> VulnerabilityTable.reconsider(sql, since));
  }

  @Override
  public Map<VulnerabilityId, List<Advisory>> advisories(Collection<VulnerabilityId> ids) {
    return database.read(sql -> advisories.covering(sql, ids));
  }

  @Override
  public Packed packed(Collection<VulnerabilityId> ids) {
    return database.read(sql -> advisories.packed(sql, ids));
  }

  @Override
  public Map<VulnerabilityId, List<Enrichment>> enrichments(Collection<VulnerabilityId> ids) {
    return database.read(sql -> enrichments.of(sql, ids));
  }

  @Override
  public Map<VulnerabilityId, Instant> firstDecided(Collection<VulnerabilityId> ids) {
    return database.read(sql -> VulnerabilityTable.firstDecided(sql, ids));
  }

  @Override
  public List<VulnerabilityId> changed(Instant from, Instant to) {
    return database.read(sql -> VulnerabilityTable.changed(sql, from, to));
  }

  @Override
  public List<VulnerabilityId> named(String id) {
    return database.read(sql -> NameLookup.find(sql, id));
  }

  @Override
  public Optional<TicketRow> ticket(Collection<TicketKey> keys) {
    return database.read(sql -> TicketTable.covering(sql, keys));
  }

  @Override
  public List<TicketRow> tickets() {
    return database.read(TicketTable::all);
  }

  @Override
  public void decide(Decided decided) {
    database.change(
        sql -> {
          VulnerabilityTable.decided(sql, decided.considered(), decided.held(), decided.at());
          LedgerTable.add(sql, decided.entries());
          for (TicketAction action : decided.actions()) {
            outbox.plan(sql, action, decided.at());
          }
          ToldTable.told(sql, decided.told());
          DigestTable.add(sql, decided.digest());
          DigestTable.remove(sql, decided.ticketed());
        });
  }

  @Override
  public List<OutboxRow> claim(Instant now, Duration lease, int most) {
    boolean empty = database.read(OutboxTable::undelivered) == 0;
    if (empty) {
      return List.of();
    }
    return database.write(
        sql -> {
          database.oneByOne(sql);
          return outbox.claim(sql, now, lease, most);
        });
  }

  @Override
  public Optional<Instant> nextDue() {
    return database.read(OutboxTable::nextDue);
  }

  @Override
  public Optional<Instant> oldestUndelivered() {
    return database.read(OutboxTable::oldest);
  }

  @Override
  public int undelivered() {
    return database.read(OutboxTable::undelivered);
  }

  @Override
  public boolean attempting(long id, Instant now, Duration alone, int concessions) {
    return database.write(sql -> outbox.attempting(sql, id, now, alone, concessions));
  }

  @Override
  public void renew(Instant until) {
    database.change(sql -> outbox.renew(sql, until));
  }

  @Override
  public void release() {
    database.change(outbox::release);
  }

  @Override
  public void delivered(
      long id, TicketRef ticket, Instant at, List<LedgerEntry> entries, List<String> chat) {
    database.change(
        sql -> {
          if (OutboxTable.delivered(sql, id, ticket, at)) {
            LedgerTable.add(sql, entries);
            ChatTable.add(sql, chat, at);
          }
        });
  }

  @Override
  public void replaced(long id, TicketAction action) {
    database.change(sql -> OutboxTable.replaced(sql, id, action));
  }

  @Override
  public void postponed(long id, Instant due, String why, int concessions) {
    database.change(sql -> outbox.postponed(sql, id, due, why, concessions));
  }

  @Override
  public List<LedgerEntry> ledger(VulnerabilityId id) {
    return database.read(sql -> ledger.of(sql, id));
  }

  @Override
  public List<LedgerEntry> ledger(Instant from, Instant to) {
    return database.read(sql -> ledger.between(sql, from, to));
  }

  @Override
  public int filedSince(String destination, Instant since) {
    return database.read(sql -> TicketTable.filedSince(sql, destination, since));
  }

  @Override
  public List<RejectRow> rejects(String source, int most) {
    return database.read(sql -> RejectTable.latest(sql, source, most));
  }

  @Override
  public Map<String, Instant> watchesSeen(Collection<String> fingerprints, Instant now) {
    return MemoryTable.seen(database, fingerprints, now);
  }

  @Override
  public Optional<String> recall(String key) {
    return database.read(sql -> MemoryTable.recall(sql, key));
  }

  @Override
  public void remember(String key, String value) {
    database.change(sql -> MemoryTable.remember(sql, key, value));
  }

  @Override
  public void ran(Instant from, Instant to, String summary) {
    database.change(sql -> MemoryTable.ran(sql, from, to, summary));
  }

  @Override
  public Leases leases() {
    return new SqlLeases(database, clock);
  }

  @Override
  public BoardShelf board() {
    return cards;
  }

  @Override
  public LifeStore life() {
    return life;
  }

  @Override
  public ProductStore products() {
    return products;
  }

  @Override
  public SearchStore search() {
    return search;
  }

  @Override
  public Scheduling scheduling() {
    return database.scheduling();
  }

  @Override
  public AccountStore accounts() {
    return accounts;
  }

  @Override
  public Upkeep upkeep() {
    return upkeep;
  }

  @Override
  public Figures figures() {
    return figures;
  }

  @Override
  public Standings standings() {
    return standings;
  }

  @Override
  public void close() {
    database.close();
  }
}
