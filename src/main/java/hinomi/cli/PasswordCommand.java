package hinomi.cli;

import hinomi.config.PasswordHash;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code password}: the hash of a password, for {@code serve.users}. */
@Command(name = "password")
final class PasswordCommand implements Callable<Integer> {
  private static final int SHORTEST = 12;

  private final Terminal terminal;

  PasswordCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Prompt> prompt = terminal.prompt();
    boolean person = prompt.filter(Prompt::isPerson).isPresent();
    ask(person, terminal.text("password.ask"));
    Optional<String> password = prompt.isPresent() ? prompt.get().secret() : Optional.empty();
    if (password.isEmpty()
        || password.get().codePointCount(0, password.get().length()) < SHORTEST) {
      terminal.complain("password.short", SHORTEST);
      return Exit.UNUSABLE;
    }
    if (person) {
      ask(true, terminal.text("password.again"));
      if (!prompt.orElseThrow().secret().equals(password)) {
        terminal.complain("password.differ");
        return Exit.UNUSABLE;
      }
    }
    terminal.out().println(PasswordHash.make(password.get()).reveal());
    return Exit.WELL;
  }

  private void ask(boolean person, String words) {
    if (person) {
      terminal.err().print(words + " ");
      terminal.err().flush();
    }
  }
}
