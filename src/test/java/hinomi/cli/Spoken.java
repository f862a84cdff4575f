package hinomi.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What a command line came to.
 *
 * @param code the exit code
 */
record Spoken(int code, String out, String err) {

  /** Carries out a command line that nobody watches. */
  static Spoken unwatched(Services services, Map<String, String> environment, String... args) {
    return run(services, false, Optional.empty(), environment, args);
  }

  /** Carries out a command line before a person who types these lines. */
  static Spoken watched(
      Services services, String typed, Map<String, String> environment, String... args) {
    Prompt prompt = new Prompt(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    return run(services, true, Optional.of(prompt), environment, args);
  }

  /** Carries out a command line that reads these lines, with nobody there. */
  static Spoken prepared(
      Services services, String lines, Map<String, String> environment, String... args) {
    Prompt prompt =
        Prompt.prepared(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    return run(services, false, Optional.of(prompt), environment, args);
  }

  private static Spoken run(
      Services services,
      boolean watched,
      Optional<Prompt> prompt,
      Map<String, String> environment,
      String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            watched,
            false,
            prompt,
            environment);
    int code = Hinomi.run(services, terminal, args);
    return new Spoken(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
