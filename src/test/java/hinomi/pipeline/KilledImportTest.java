package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Language;
import hinomi.pipeline.records.FileReport;
import hinomi.pipeline.records.HistoryOf;
import hinomi.pipeline.records.Importer;
import hinomi.pipeline.records.RecordZip;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports in a process of their own that is killed (SIGKILL) in the middle. */
class KilledImportTest {
  private static final Instant NOW = Instant.parse("2026-10-01T03:00:00Z");
  private static final int RECORDS = 40_000;
  private static final int KILLS = 10;

  @TempDir Path folder;

  /** An import as the command line makes it, which tells when it begins to write. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws InterruptedException {
      Path folder = Path.of(args[0]);
      try (Store store = SqlStore.open("jdbc:sqlite:" + args[1], folder);
          Store.RunLock held = store.lock().orElseThrow()) {
        FileReport report =
            load(
                store,
                folder,
                (what, done, total) -> {
                  System.out.println(done);
                  System.out.flush();
                });
        System.out.println(held == null ? "" : report);
      }
    }
  }

  private static FileReport load(Store store, Path folder, Watcher watcher)
      throws InterruptedException {
    new BulkFiles(folder).tidy(NOW);
    return new Importer(
            new HistoryOf(store, "cve", NOW, true, Language.EN, InstantSource.fixed(NOW)),
            new BulkFiles(folder).inner(),
            watcher)
        .read("all.zip", folder.resolve("all.zip"), "");
  }

  @Test
  void an_import_that_was_killed_again_and_again_ends_in_the_same_database() throws Exception {
    RecordZip zip = new RecordZip();
    for (int year = 2000; year < 2020; year++) {
      zip.many(year, 1000, RECORDS / 20, "sample");
    }
    zip.put("CVE-2001-1500", "no record").write(folder.resolve("all.zip"));
    try (Store store = SqlStore.open("jdbc:sqlite:whole.db", folder)) {
      load(store, folder, Watcher.SILENT);
    }

    Random random = new Random(7);
    List<Integer> killedAt = new ArrayList<>();
    for (int i = 0; i < KILLS; i++) {
      int after = RECORDS * (i + 1) / (KILLS + 2) + random.nextInt(RECORDS / (KILLS + 2));
      killedAt.add(killed(after, random.nextInt(30)));
    }
    try (Store store = SqlStore.open("jdbc:sqlite:killed.db", folder)) {
      FileReport rest = load(store, folder, Watcher.SILENT);
      assertThat(rest.failure()).isEmpty();
      assertThat(rest.records()).isEqualTo(RECORDS);
      assertThat(rest.unchanged()).as("went on, after %s", killedAt).isPositive();
      assertThat(rest.fresh()).as("was not at its end").isPositive();
    }
    assertThat(content("killed.db")).isEqualTo(content("whole.db"));
    assertThat(folder.resolve("hinomi-backfill-inner.zip")).doesNotExist();
  }

  /** Kills an import some milliseconds after it has done so many records. Returns how many. */
  private int killed(int after, int millis) throws Exception {
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString(),
                "killed.db")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int done = 0;
    try (var lines = victim.inputReader()) {
      String line;
      while (done < after && (line = lines.readLine()) != null && line.matches("\\d+")) {
        done = Integer.parseInt(line);
      }
      assertThat(victim.isAlive()).as("ended before it was to be killed").isTrue();
      assertThat(victim.waitFor(Duration.ofMillis(millis))).isFalse();
    } finally {
      victim.destroyForcibly();
      victim.waitFor();
    }
    return done;
  }

  /** Everything that the tables of history say, row by row. */
  private List<String> content(String file) throws Exception {
    List<String> rows = new ArrayList<>();
    assertThat(Files.exists(folder.resolve(file))).isTrue();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
        Statement statement = connection.createStatement()) {
      for (String select :
          List.of(
              "SELECT source, id, hash, published, updated, detail, body FROM advisory ORDER BY 1,"
                  + " 2",
              "SELECT vulnerability, source, id FROM advisory_vulnerability ORDER BY 1, 2, 3",
              "SELECT id, undecided, held_until, first_decided FROM vulnerability ORDER BY 1",
              "SELECT source, part, marks FROM bulk_mark ORDER BY 1, 2",
              "SELECT source, ref, reason FROM reject ORDER BY 1, 2, 3")) {
        try (ResultSet all = statement.executeQuery(select)) {
          while (all.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= all.getMetaData().getColumnCount(); i++) {
              row.append(all.getString(i)).append('\t');
            }
            rows.add(row.toString());
          }
        }
      }
    }
    return rows;
  }
}
