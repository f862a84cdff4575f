package hinomi.store;

import hinomi.advisory.Advisory;
import hinomi.language.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Upkeep of SQLite and PostgreSQL. */
final class SqlUpkeep implements Upkeep {
  private static final int PIECE = 1000;
  private static final int MOST_PROBLEMS = 20;

  private final Database database;
  private final SearchStore search;

  SqlUpkeep(Database database, SearchStore search) {
    this.database = database;
    this.search = search;
  }

  @Override
  public Size size() {
    return database.read(
        sql ->
            new Size(
                sql.count(database.sizes().bytes()),
                sql.count(database.sizes().unused()),
                sql.count("SELECT count(*) FROM vulnerability"),
                sql.count("SELECT count(*) FROM advisory"),
                sql.list(database.sizes().parts(), row -> new Part(row.text(1), row.number(2)))));
  }

  @Override
  public void vacuum(Progress progress) {
    pack(progress);
    if (!indexProblems().isEmpty()) {
      database.change(
          sql -> {
            database.words().clear(sql);
            sql.update("UPDATE vulnerability SET stale = 1, doc = NULL");
          });
    }
    long total = search.waiting();
    long done = 0;
    for (int some = search.index(PIECE); some > 0; some = search.index(PIECE)) {
      done += some;
      progress.at("search", done, total);
    }
    progress.at("vacuum", 0, 0);
    database.change(database.words()::tidy);
    database.vacuum();
  }

  private record Key(String source, String id) {}

  private record Plain(Key key, @Nullable String body, @Nullable String detail) {}

  /** Rows of an earlier version. */
  private void pack(Progress progress) {
    long total =
        database.read(sql -> sql.count("SELECT count(*) FROM advisory WHERE packed IS NULL"));
    long done = 0;
    Key last = new Key("", "");
    while (true) {
      Key after = last;
      List<Plain> some =
          database.read(
              sql ->
                  sql.list(
                      """
                      SELECT source, id, body, detail FROM advisory
                      WHERE packed IS NULL AND (source, id) > (?, ?) ORDER BY source, id LIMIT ?
                      """,
                      row ->
                          new Plain(
                              new Key(row.text(1), row.text(2)),
                              row.text(3),
                              row.optionalText(4).orElse(null)),
                      after.source(),
                      after.id(),
                      PIECE));
      if (some.isEmpty()) {
        return;
      }
      database.change(
          sql ->
              sql.each(
                  """
                  UPDATE advisory SET body = '', detail = NULL, packed = ?, detail_packed = ?
                  WHERE source = ? AND id = ?
                  """,
                  some,
                  p ->
                      new @Nullable Object[] {
                        packed(p.body()), packed(p.detail()), p.key().source(), p.key().id()
                      }));
      done += some.size();
      last = some.getLast().key();
      progress.at("pack", done, total);
    }
  }

  private static byte @Nullable [] packed(@Nullable String json) {
    return json == null
        ? null
        : Packing.pack(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Override
  public List<Message> check(Progress progress) {
    List<Message> problems = new ArrayList<>();
    progress.at("check", 0, 0);
    database
        .integrity()
        .forEach(text -> problems.add(Failures.message("check.damaged", database.name(), text)));
    try {
      checkEntries(problems, progress);
      problems.addAll(indexProblems());
    } catch (StoreException e) {
      if (problems.isEmpty()) {
        throw e;
      }
      // What is damaged has been told, and cannot be looked at any closer.
    }
    return problems;
  }

  private void checkEntries(List<Message> problems, Progress progress) {
    long total = database.read(sql -> sql.count("SELECT count(*) FROM advisory"));
    long[] done = {0};
    database.snapshot(
        sql -> {
          sql.stream(
              "SELECT source, id, updated, body, packed, detail, detail_packed FROM advisory",
              row -> {
                unreadable(row, problems);
                if (++done[0] % PIECE == 0) {
                  progress.at("check", done[0], total);
                }
              });
          long bare =
              sql.count(
                  """
                  SELECT count(*) FROM advisory_vulnerability c WHERE NOT EXISTS (
                    SELECT 1 FROM vulnerability v WHERE v.id = c.vulnerability)
                  """);
          if (bare > 0) {
            problems.add(Failures.message("check.bare", bare));
          }
          return true;
        });
  }

  private void unreadable(Row row, List<Message> problems) throws java.sql.SQLException {
    try {
      Advisory advisory = StoredAdvisory.read(database.name(), row, 3, 4, 5);
      Advisory detail = StoredAdvisory.part(database.name(), row, 6, 7);
      if (detail != null) {
        advisory.withDetail(detail);
      }
    } catch (StoreException e) {
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(Failures.message("check.unreadable", row.text(1), row.text(2)));
      }
    }
  }

  /** What is wrong with the index of words. */
  private List<Message> indexProblems() {
    try {
      return database.write(
          sql -> {
            long entries = database.words().entries(sql);
            long expected = sql.count("SELECT count(*) FROM vulnerability WHERE doc IS NOT NULL");
            return entries == expected
                ? List.of()
                : List.of(Failures.message("check.index", entries, expected));
          });
    } catch (StoreException e) {
      if (e.message().key().equals("locked")) {
        throw e;
      }
      return List.of(
          Failures.message("check.index-damaged", e.message().in(hinomi.language.Language.EN)));
    }
  }

  @Override
  public void export(Lines to) throws IOException {
    try {
      database.snapshot(
          sql -> {
            new Export(database.name(), sql).write(database.tables(sql), to);
            return true;
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
