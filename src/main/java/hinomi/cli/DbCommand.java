package hinomi.cli;

import hinomi.config.Config;
import hinomi.language.Message;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Watcher;
import hinomi.store.Store;
import hinomi.store.Upkeep;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code db}: the size of the database, space given back, a check, and an export. */
@Command(name = "db")
final class DbCommand implements Callable<Integer> {
  private static final int MEGABYTE = 1 << 20;

  @Mixin private Shared shared = new Shared();

  @Parameters(index = "0", paramLabel = "ACTION", descriptionKey = "action")
  private String action = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", descriptionKey = "file")
  private @Nullable Path file;

  private final Services services;
  private final Terminal terminal;

  DbCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Config config = shared.load(terminal);
    if (!List.of("size", "vacuum", "check", "export").contains(action)) {
      terminal.complain("db.action", action);
      return Exit.UNUSABLE;
    }
    if (file != null && !action.equals("export")) {
      terminal.complain("db.file");
      return Exit.UNUSABLE;
    }
    Watcher line = ProgressLine.on(terminal);
    try (Engine engine = services.engine(config)) {
      Store store = engine.store();
      return switch (action) {
        case "size" -> size(store.upkeep().size());
        case "vacuum" -> vacuum(store, line);
        case "check" -> check(store, line);
        default -> export(store.upkeep());
      };
    } finally {
      close(line);
    }
  }

  private static void close(Watcher line) {
    if (line instanceof ProgressLine shown) {
      shown.close();
    }
  }

  private int size(Upkeep.Size size) {
    long each = size.bytes() / Math.max(1, size.vulnerabilities());
    if (shared.json) {
      ObjectNode root = JsonMapper.shared().createObjectNode();
      root.put("bytes", size.bytes());
      root.put("unused", size.unused());
      root.put("vulnerabilities", size.vulnerabilities());
      root.put("advisories", size.advisories());
      root.put("bytesPerVulnerability", each);
      ObjectNode parts = root.putObject("parts");
      size.parts().forEach(part -> parts.put(part.table(), part.bytes()));
      print(root.toPrettyString());
      return Exit.WELL;
    }
    terminal.say(
        "db.size", megabytes(size.bytes()), size.vulnerabilities(), size.advisories(), each);
    if (size.unused() >= MEGABYTE) {
      terminal.say("db.unused", megabytes(size.unused()));
    }
    size.parts().stream()
        .filter(part -> part.bytes() * 1000 >= size.bytes())
        .forEach(part -> terminal.say("db.part", megabytes(part.bytes()), part.table()));
    return Exit.WELL;
  }

  private int vacuum(Store store, Watcher line) {
    Optional<Store.RunLock> lock = store.leases().alone();
    if (lock.isEmpty()) {
      store
          .runningSince()
          .map(ExplanationText::time)
          .ifPresentOrElse(
              since -> terminal.complain("db.busy", since), () -> terminal.complain("db.reading"));
      return Exit.FAILED;
    }
    try (Store.RunLock held = lock.get()) {
      long before = store.upkeep().size().bytes();
      store.upkeep().vacuum(line::progress);
      close(line);
      terminal.say("db.vacuumed", megabytes(before), megabytes(store.upkeep().size().bytes()));
      return Exit.WELL;
    }
  }

  private int check(Store store, Watcher line) {
    List<Message> problems = store.upkeep().check(line::progress);
    close(line);
    long waiting = store.search().waiting();
    if (shared.json) {
      ObjectNode root = JsonMapper.shared().createObjectNode();
      ArrayNode all = root.putArray("problems");
      problems.forEach(problem -> all.add(problem.in(terminal.language())));
      root.put("waiting", waiting);
      print(root.toPrettyString());
    } else {
      problems.forEach(problem -> terminal.err().println(problem.in(terminal.language())));
      if (problems.isEmpty()) {
        terminal.say("db.well");
      }
      if (waiting > 0) {
        terminal.say("db.waiting", waiting);
      }
    }
    return problems.isEmpty() ? Exit.WELL : Exit.FAILED;
  }

  private int export(Upkeep upkeep) throws IOException {
    if (file == null) {
      upkeep.export(this::print);
      return Exit.WELL;
    }
    if (Files.exists(file)) {
      terminal.complain("db.exists", file);
      return Exit.FAILED;
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    long[] rows = {0};
    try (Writer out = writer(fresh)) {
      upkeep.export(
          text -> {
            out.write(text);
            out.write('\n');
            rows[0]++;
          });
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    Files.move(fresh, file);
    terminal.say("db.exported", rows[0], file);
    return Exit.WELL;
  }

  private static Writer writer(Path to) throws IOException {
    OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(
                to,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE));
    boolean packed = to.toString().endsWith(".gz.new");
    return new BufferedWriter(
        new OutputStreamWriter(packed ? new GZIPOutputStream(out) : out, StandardCharsets.UTF_8));
  }

  /** A line for a machine, ended alike on every system. */
  private void print(String line) {
    terminal.out().print(line + "\n");
  }

  private static String megabytes(long bytes) {
    return String.format(java.util.Locale.ROOT, "%.1f", (double) bytes / MEGABYTE);
  }
}
