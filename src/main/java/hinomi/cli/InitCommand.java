package hinomi.cli;

import hinomi.config.Answers;
import hinomi.config.ConfigException;
import hinomi.config.ConfigWriter;
import hinomi.config.Problem;
import hinomi.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code init}: asks, tests the connection and writes {@code hinomi.yml}. */
@Command(name = "init")
final class InitCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "hinomi.yml")
  private Path file = Path.of("hinomi.yml");

  @Mixin private GivenAnswers given = new GivenAnswers();

  @Option(names = "--force")
  private boolean force;

  @Option(names = "--no-check")
  private boolean unchecked;

  @Spec private @Nullable CommandSpec spec;

  private final Services services;
  private final Terminal terminal;

  InitCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Language chosen = given.language;
    if (chosen != null) {
      terminal.speak(chosen);
    }
    Path target = file.toAbsolutePath().normalize();
    Path folder = Objects.requireNonNull(target.getParent());
    if (!Files.isDirectory(folder)) {
      throw unusable("init.folder", folder);
    }
    if (Files.exists(target) && !force) {
      throw unusable("init.exists", target);
    }
    Interview interview = new Interview(services, terminal, given, !unchecked);
    try {
      Draft draft = interview.draft();
      KeyFile keys = new KeyFile(folder.resolve("hinomi.env"));
      if (!force && keys.holdsOther(draft)) {
        throw unusable("init.key-exists", keys.file());
      }
      if (!unchecked && !tested(draft) && !interview.writeAnyway()) {
        terminal.complain("init.nothing");
        return Exit.FAILED;
      }
      write(draft, target, keys);
    } catch (Interview.Unanswered e) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(), e.getMessage(), e);
    }
    return Exit.WELL;
  }

  private boolean tested(Draft draft) throws IOException, InterruptedException {
    try {
      return new Trial(services, terminal).of(draft);
    } catch (ConfigException e) {
      List<Problem> problems = e.problems();
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          problems.stream()
              .map(p -> p.message().in(terminal.language()))
              .collect(Collectors.joining("\n")),
          e);
    }
  }

  private void write(Draft draft, Path target, KeyFile keys) throws IOException {
    if (draft.key().isPresent()) {
      keys.write(draft);
      terminal.say("init.key", keys.file());
    }
    NewFile.write(target, ConfigWriter.write(draft.answers()), false);
    terminal.say("init.written", target);
    terminal.out().println();
    terminal.say(
        draft.answers().redmine().isPresent() ? "init.next.redmine" : "init.next.board", target);
    terminal.say("init.cron");
    String launcher = System.getProperty("hinomi.launcher", "hinomi");
    terminal.out().println("  " + ConfigWriter.crontab(Path.of(launcher), target));
  }

  private ParameterException unusable(String key, Path what) {
    return new ParameterException(
        Objects.requireNonNull(spec).commandLine(), terminal.text(key, what));
  }

  /** What {@code hinomi.yml} and {@code hinomi.env} are to hold. */
  record Draft(Answers answers, java.util.Optional<hinomi.config.Secret> key) {}
}
