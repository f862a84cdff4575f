package hinomi.store;

import hinomi.store.Store.RejectRow;
import hinomi.ticket.Fate;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts in SQLite and PostgreSQL. */
final class SqlFigures implements Figures {
  /** Of so many the entries are found by their moments rather than all looked at. */
  private static final Duration FEW_DAYS = Duration.ofDays(20);

  /** Those {@code v} that arrived from one moment up to another. */
  static final String ARRIVED = "v.arrived >= ? AND v.arrived < ?";

  /** Of which a watch had something to say. */
  static final String CONCERNED =
      " AND EXISTS (SELECT 1 FROM ledger l WHERE l.vulnerability = v.id AND l.watch <> '')";

  /** The numbers of tickets that cover any of those that arrived. */
  static final String TICKETS =
      "SELECT m.ticket FROM vulnerability v JOIN ticket_member m ON m.vulnerability = v.id WHERE "
          + ARRIVED;

  private final Database database;
  private final LedgerTable ledger;

  SqlFigures(Database database, LedgerTable ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** Counts what a source brought, with the page that brought it. */
  static void count(Sql sql, String source, Instant at, Store.Collected collected, int rejected)
      throws SQLException {
    if (collected.fresh() + collected.changed() + rejected == 0) {
      return;
    }
    sql.update(
        """
        INSERT INTO source_day (source, day, fresh, changed, rejected) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (source, day) DO UPDATE SET
          fresh = source_day.fresh + excluded.fresh,
          changed = source_day.changed + excluded.changed,
          rejected = source_day.rejected + excluded.rejected
        """,
        source,
        LocalDate.ofInstant(at, ZoneOffset.UTC).toString(),
        collected.fresh(),
        collected.changed(),
        rejected);
  }

  @Override
  public Funnel funnel(Instant from, Instant to) {
    return database.read(
        sql ->
            new Funnel(
                (int) sql.count("SELECT count(*) FROM vulnerability v WHERE " + ARRIVED, from, to),
                (int)
                    sql.count(
                        "SELECT count(*) FROM vulnerability v WHERE " + ARRIVED + CONCERNED,
                        from,
                        to),
                (int)
                    sql.count(
                        "SELECT count(*) FROM ticket WHERE kind = 'CASE' AND id IN ("
                            + TICKETS
                            + ")",
                        from,
                        to)));
  }

  @Override
  public Standing standing(LocalDate today) {
    return database.read(
        sql ->
            sql.first(
                    """
                    SELECT coalesce(sum(CASE WHEN stage = 'NEW' AND touched IS NULL THEN 1 END), 0),
                      coalesce(sum(CASE WHEN due < ? THEN 1 END), 0), count(*)
                    FROM ticket
                    WHERE kind = 'CASE' AND ref IS NOT NULL
                      AND stage NOT IN ('DONE', 'NOT_OURS', 'GONE')
                    """,
                    row -> new Standing(row.small(1), row.small(2), row.small(3)),
                    today.toString())
                .orElseThrow());
  }

  @Override
  public List<Count> decided(Instant from, Instant to) {
    // With a sign before it the index of moments is not used, but the one in the order of groups.
    String at = Duration.between(from, to).compareTo(FEW_DAYS) > 0 ? "+at" : "at";
    return database.read(
        sql ->
            sql.list(
                """
                SELECT watch, fate, rule, count(DISTINCT vulnerability) FROM ledger
                WHERE %s >= ? AND %s < ? GROUP BY watch, fate, rule ORDER BY watch, fate, rule
                """
                    .formatted(at, at),
                row -> new Count(row.text(1), Fate.valueOf(row.text(2)), row.text(3), row.small(4)),
                from,
                to));
  }

  @Override
  public List<Numbered> ledger(Question question, int most) {
    StringBuilder where = new StringBuilder("WHERE at >= ? AND at < ?");
    List<@Nullable Object> args = new ArrayList<>();
    args.add(question.from());
    args.add(question.to());
    question.fate().ifPresent(fate -> also(where, args, " AND fate = ?", fate.name()));
    also(where, args, " AND rule = ?", question.rule());
    also(where, args, " AND watch = ?", question.watch());
    where.append(question.watched() ? " AND watch <> ''" : "");
    if (!question.text().isEmpty()) {
      String literal = question.text().toUpperCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0");
      also(where, args, " AND upper(vulnerability) LIKE ? ESCAPE '\\'", "%" + literal + "%");
    }
    question
        .before()
        .ifPresent(
            number -> {
              // By place, not by number alone: so the index of moments serves any length of time.
              where.append(" AND (at, id) < ((SELECT at FROM ledger WHERE id = ?), ?)");
              args.add(number);
              args.add(number);
            });
    args.add(most);
    return database.read(
        sql -> ledger.numbered(sql, where + " ORDER BY at DESC, id DESC LIMIT ?", args.toArray()));
  }

  private static void also(
      StringBuilder where, List<@Nullable Object> args, String condition, String value) {
    if (!value.isEmpty()) {
      where.append(condition);
      args.add(value);
    }
  }

  @Override
  public List<PassRow> passes(int most) {
    return database.read(
        sql ->
            sql.list(
                "SELECT started, ended, summary FROM pass ORDER BY id DESC LIMIT ?",
                row -> new PassRow(row.moment(1), row.moment(2), numbers(row.text(3))),
                most));
  }

  /** The numbers of a map as it prints: {@code {a=1, b=2}}. */
  private static Map<String, Integer> numbers(String summary) {
    Map<String, Integer> numbers = new TreeMap<>();
    for (String pair : summary.replaceAll("[{}\\s]", "").split(",")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(equals + 1).matches("[0-9]{1,9}")) {
        numbers.put(pair.substring(0, equals), Integer.parseInt(pair.substring(equals + 1)));
      }
    }
    return numbers;
  }

  @Override
  public Map<String, List<Day>> days(LocalDate from) {
    Map<String, List<Day>> days = new LinkedHashMap<>();
    database.read(
        sql ->
            sql.list(
                """
                SELECT source, day, fresh, changed, rejected FROM source_day
                WHERE day >= ? ORDER BY source, day
                """,
                row ->
                    days.computeIfAbsent(row.text(1), s -> new ArrayList<>())
                        .add(
                            new Day(
                                LocalDate.parse(row.text(2)),
                                row.number(3),
                                row.number(4),
                                row.number(5))),
                from.toString()));
    return days;
  }

  @Override
  public Map<String, Long> rejected() {
    Map<String, Long> counts = new TreeMap<>();
    database.read(
        sql ->
            sql.list(
                "SELECT source, count(*) FROM reject GROUP BY source",
                row -> counts.put(row.text(1), row.number(2))));
    return counts;
  }

  @Override
  public List<Rejected> rejects(String source, Optional<Long> before, int most) {
    return database.read(
        sql ->
            sql.list(
                """
                SELECT id, source, ref, reason, sample, at FROM reject
                WHERE source = ? AND id < ? ORDER BY id DESC LIMIT ?
                """,
                row ->
                    new Rejected(
                        row.number(1),
                        new RejectRow(
                            row.text(2), row.text(3), row.text(4), row.text(5), row.moment(6))),
                source,
                before.orElse(Long.MAX_VALUE),
                most));
  }

  @Override
  public String version() {
    return database.read(
        sql ->
            sql.first(
                    """
                    SELECT (SELECT coalesce(max(id), 0) FROM ledger),
                      (SELECT coalesce(max(id), 0) FROM pass),
                      (SELECT coalesce(max(id), 0) FROM outbox),
                      (SELECT count(*) FROM outbox WHERE done IS NULL),
                      (SELECT coalesce(max(read_at), 0) FROM ticket),
                      (SELECT coalesce(max(last_success), 0) + coalesce(sum(failures), 0)
                        FROM source_state)
                    """,
                    row ->
                        row.number(1)
                            + "."
                            + row.number(2)
                            + "."
                            + row.number(3)
                            + "."
                            + row.number(4)
                            + "."
                            + row.number(5)
                            + "."
                            + row.number(6))
                .orElse(""));
  }
}
