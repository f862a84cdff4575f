package hinomi.cli;

import hinomi.advisory.Vulnerability;
import hinomi.config.Config;
import hinomi.language.Message;
import hinomi.pipeline.records.CatalogueFile;
import hinomi.pipeline.records.MatchFiles;
import hinomi.watch.Catalogue;
import hinomi.watch.Matcher;
import hinomi.watch.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code match}: what the watches say of records in files. */
@Command(name = "match")
final class MatchCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Mixin private Shared shared = new Shared();

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--catalogue", paramLabel = "FILE")
  private @Nullable Path catalogue;

  @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "files")
  private List<String> files = List.of();

  private final Terminal terminal;

  MatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Config config = shared.load(terminal);
    Optional<Catalogue> names = names(config);
    if (names.isEmpty() || lacking()) {
      return Exit.UNUSABLE;
    }
    Lines lines = new Lines();
    MatchFiles match = new MatchFiles(new Matcher(config.watches(), names.get()), lines);
    for (String file : files) {
      if (file.equals(STANDARD_INPUT)) {
        match.read(file, System.in);
      } else {
        read(match, file, lines);
      }
    }
    terminal.out().flush();
    return lines.refused ? Exit.FAILED : Exit.WELL;
  }

  private void read(MatchFiles match, String file, Lines lines) throws InterruptedException {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      match.read(file, in);
    } catch (IOException e) {
      terminal.complain("match.unreadable", file, String.valueOf(e.getMessage()));
      lines.refused = true;
    }
  }

  private Optional<Catalogue> names(Config config) {
    if (catalogue == null) {
      return Optional.of(Catalogue.bundled());
    }
    try {
      return Optional.of(CatalogueFile.read(catalogue, config.watches()));
    } catch (IOException e) {
      terminal.complain("match.catalogue", catalogue, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private boolean lacking() {
    boolean lacking = false;
    for (String file : files) {
      if (!file.equals(STANDARD_INPUT) && !Files.isRegularFile(Path.of(file)) && !isPipe(file)) {
        terminal.complain("match.no-file", file);
        lacking = true;
      }
    }
    return lacking;
  }

  /** Such as what a shell makes of {@code <(zcat …)}. */
  private static boolean isPipe(String file) {
    Path path = Path.of(file);
    return Files.exists(path) && !Files.isDirectory(path);
  }

  /** One line a match. */
  private final class Lines implements MatchFiles.Listener {
    private boolean refused;

    @Override
    public String words(Vulnerability vulnerability, Verdict verdict) {
      String id = vulnerability.id().value();
      return verdict instanceof Verdict.Matched m && (all || m.best().tier().sure())
          ? shared.json ? MatchLine.json(id, m) : MatchLine.tabs(id, m)
          : "";
    }

    @Override
    public void told(String words) {
      terminal.out().print(words);
    }

    @Override
    public void refused(String ref, Message why) {
      refused = true;
      terminal.complain(
          "match.refused",
          ExplanationText.plain(ref),
          ExplanationText.plain(why.in(terminal.language())));
    }
  }
}
