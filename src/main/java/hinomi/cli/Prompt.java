package hinomi.cli;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a person types: UTF-8 whatever the locale. */
final class Prompt {
  private final InputStream in;
  private final @Nullable Console console;
  private final boolean person;

  /** Answers from a stream; secrets too. */
  Prompt(InputStream in) {
    this(in, null, true);
  }

  private Prompt(InputStream in, @Nullable Console console, boolean person) {
    this.in = in;
    this.console = console;
    this.person = person;
  }

  /** The person at the process's own terminal. */
  static Prompt ofProcess() {
    return new Prompt(System.in, System.console(), true);
  }

  /** Answers that were written down before, in a file or by a program. */
  static Prompt prepared(InputStream in) {
    return new Prompt(in, null, false);
  }

  /** Whether a person answers, who may be asked anything. */
  boolean isPerson() {
    return person;
  }

  /** The next line without spaces around it; empty at the end of the input. */
  Optional<String> line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
  }

  /** The next line, not shown while it is typed where there is a console. */
  Optional<String> secret() throws IOException {
    if (console == null) {
      return line();
    }
    char[] typed = console.readPassword();
    return typed == null ? Optional.empty() : Optional.of(new String(typed).strip());
  }
}
