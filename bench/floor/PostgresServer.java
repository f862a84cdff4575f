import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL of its own in a folder, until standard input ends. Says its address, then its process. */
class PostgresServer {
  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]);
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(true).start()) {
      System.out.println("address " + server.getJdbcUrl("postgres", "postgres"));
      System.out.println("process " + Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
      System.out.flush();
      while (System.in.read() >= 0) {}
    }
  }
}
