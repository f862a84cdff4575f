package hinomi.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Accounts in SQLite or PostgreSQL. */
final class SqlAccounts implements AccountStore {
  private static final Duration FORGIVEN = Duration.ofDays(1);
  private static final Duration ERRAND = Duration.ofMinutes(15);
  private static final String SESSION =
      "SELECT hash, owner, name, role, proof, began, seen, address, agent FROM web_session ";
  private static final String TOKEN =
      "SELECT id, hash, owner, name, role, label, scope, made, expires, used FROM web_token ";

  private final Database database;

  SqlAccounts(Database database) {
    this.database = database;
  }

  @Override
  public void begin(Session s) {
    database.change(
        sql ->
            sql.update(
                """
                INSERT INTO web_session
                  (hash, owner, name, role, proof, began, seen, address, agent)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                s.hash(),
                s.owner(),
                s.name(),
                s.role(),
                s.proof(),
                s.began(),
                s.seen(),
                s.address(),
                s.agent()));
  }

  @Override
  public Optional<Session> session(String hash) {
    return database.read(sql -> sql.first(SESSION + "WHERE hash = ?", SqlAccounts::session, hash));
  }

  private static Session session(Row row) throws SQLException {
    return new Session(
        row.text(1),
        row.text(2),
        row.text(3),
        row.text(4),
        row.text(5),
        row.moment(6),
        row.moment(7),
        row.text(8),
        row.text(9));
  }

  @Override
  public void seen(String hash, Instant at) {
    database.change(sql -> sql.update("UPDATE web_session SET seen = ? WHERE hash = ?", at, hash));
  }

  @Override
  public boolean end(String hash, String owner) {
    return database.write(
        sql -> sql.update("DELETE FROM web_session WHERE hash = ? AND owner = ?", hash, owner) > 0);
  }

  @Override
  public List<Session> sessions(String owner) {
    return database.read(
        sql ->
            sql.list(SESSION + "WHERE owner = ? ORDER BY began DESC", SqlAccounts::session, owner));
  }

  @Override
  public long add(Token t) {
    return database.write(
        sql ->
            sql.first(
                    """
                    INSERT INTO web_token
                      (hash, owner, name, role, label, scope, made, expires)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                    """,
                    row -> row.number(1),
                    t.hash(),
                    t.owner(),
                    t.name(),
                    t.role(),
                    t.label(),
                    t.scope(),
                    t.made(),
                    t.expires())
                .orElseThrow());
  }

  @Override
  public Optional<Token> token(String hash) {
    return database.read(sql -> sql.first(TOKEN + "WHERE hash = ?", SqlAccounts::token, hash));
  }

  private static Token token(Row row) throws SQLException {
    return new Token(
        row.number(1),
        row.text(2),
        row.text(3),
        row.text(4),
        row.text(5),
        row.text(6),
        row.text(7),
        row.moment(8),
        row.moment(9),
        row.optionalMoment(10));
  }

  @Override
  public void used(long token, Instant at) {
    database.change(sql -> sql.update("UPDATE web_token SET used = ? WHERE id = ?", at, token));
  }

  @Override
  public List<Token> tokens(String owner) {
    return database.read(
        sql -> sql.list(TOKEN + "WHERE owner = ? ORDER BY id DESC", SqlAccounts::token, owner));
  }

  @Override
  public boolean remove(long token, String owner) {
    return database.write(
        sql -> sql.update("DELETE FROM web_token WHERE id = ? AND owner = ?", token, owner) > 0);
  }

  @Override
  public void role(String owner, String role) {
    database.change(
        sql -> sql.update("UPDATE web_token SET role = ? WHERE owner = ?", role, owner));
  }

  @Override
  public Optional<Instant> attempt(Collection<Limit> limits, Instant now) {
    return database.write(
        sql -> {
          // Looks before it writes: whoever has to wait leaves no rows behind.
          Instant again = due(sql, limits, now);
          if (again.isAfter(now)) {
            return Optional.of(again);
          }
          for (Limit limit : limits) {
            // Then takes the rows, so that two nodes that ask at once wait for each other.
            sql.update(
                """
                INSERT INTO web_attempt (what, failures, last) VALUES (?, 0, ?)
                ON CONFLICT (what) DO UPDATE SET failures = CASE
                  WHEN web_attempt.last < ? THEN 0 ELSE web_attempt.failures END
                """,
                limit.what(),
                now,
                now.minus(FORGIVEN));
          }
          again = due(sql, limits, now);
          if (again.isAfter(now)) {
            return Optional.of(again);
          }
          for (Limit limit : limits) {
            sql.update(
                "UPDATE web_attempt SET failures = failures + 1, last = ? WHERE what = ?",
                now,
                limit.what());
          }
          return Optional.empty();
        });
  }

  /** When none of the limits makes anybody wait any more; the past where none does. */
  private static Instant due(Sql sql, Collection<Limit> limits, Instant now) throws SQLException {
    Instant due = Instant.MIN;
    for (Limit limit : limits) {
      Optional<Instant> wait =
          sql.first(
              "SELECT failures, last FROM web_attempt WHERE what = ? AND last >= ?",
              row -> row.moment(2).plus(AccountStore.wait(limit, row.small(1))),
              limit.what(),
              now.minus(FORGIVEN));
      due = wait.filter(due::isBefore).orElse(due);
    }
    return due;
  }

  @Override
  public void forgive(Collection<String> what) {
    database.change(
        sql -> sql.each("DELETE FROM web_attempt WHERE what = ?", what, one -> new Object[] {one}));
  }

  @Override
  public void leave(Errand e) {
    database.change(
        sql ->
            sql.update(
                """
                INSERT INTO web_errand (hash, nonce, verifier, back, began) VALUES (?, ?, ?, ?, ?)
                """,
                e.hash(),
                e.nonce(),
                e.verifier(),
                e.back(),
                e.began()));
  }

  @Override
  public Optional<Errand> comeBack(String hash) {
    return database.write(
        sql ->
            sql.first(
                """
                DELETE FROM web_errand WHERE hash = ?
                RETURNING hash, nonce, verifier, back, began
                """,
                row ->
                    new Errand(row.text(1), row.text(2), row.text(3), row.text(4), row.moment(5)),
                hash));
  }

  @Override
  public void tidy(Instant began, Instant seen, Instant noted, Instant now) {
    database.change(
        sql -> {
          sql.update("DELETE FROM web_session WHERE began < ? OR seen < ?", began, seen);
          sql.update("DELETE FROM web_audit WHERE at < ?", noted);
          sql.update("DELETE FROM web_token WHERE expires < ?", now);
          sql.update("DELETE FROM web_errand WHERE began < ?", now.minus(ERRAND));
          sql.update("DELETE FROM web_attempt WHERE last < ?", now.minus(FORGIVEN));
        });
  }

  @Override
  public void note(Instant at, String who, String address, String what) {
    database.change(
        sql ->
            sql.update(
                "INSERT INTO web_audit (at, who, address, what) VALUES (?, ?, ?, ?)",
                at,
                who,
                address,
                what));
  }

  @Override
  public List<Deed> deeds(long before, int most) {
    return database.read(
        sql ->
            sql.list(
                """
                SELECT id, at, who, address, what FROM web_audit WHERE id < ?
                ORDER BY id DESC LIMIT ?
                """,
                row ->
                    new Deed(row.number(1), row.moment(2), row.text(3), row.text(4), row.text(5)),
                before,
                most));
  }
}
