package hinomi.cli;

import hinomi.cli.InitCommand.Draft;
import hinomi.config.Answers;
import hinomi.config.Secret;
import hinomi.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings the answers for a new configuration together: those given, and those asked for. */
final class Interview {
  static final String KEY = "REDMINE_API_KEY";
  private static final Pattern ADDRESS =
      Pattern.compile("(https?://[^\\s/]+\\S*?)(?:/projects/([^/?#]+)\\S*)?/*");

  private final Terminal terminal;
  private final Optional<Prompt> prompt;
  private final GivenAnswers given;

  Interview(Terminal terminal, GivenAnswers given) {
    this.terminal = terminal;
    this.given = given;
    this.prompt = terminal.prompt().filter(p -> p.isPerson() || !missing().isEmpty());
  }

  /** The answers cannot be brought together; the message says why, for people. */
  static final class Unanswered extends Exception {
    private static final long serialVersionUID = 1L;

    Unanswered(String message) {
      super(message);
    }
  }

  /**
   * All answers.
   *
   * @throws Unanswered where the input ends early, or something is missing and nobody is there
   */
  Draft draft() throws IOException, Unanswered {
    if (prompt.isEmpty()) {
      complete();
    } else if (given.language == null) {
      terminal.speak(language());
    }
    String url = given.url != null ? given.url : prompt.isEmpty() ? "" : address();
    Optional<Answers.ForRedmine> redmine = Optional.empty();
    Optional<Secret> key = Optional.empty();
    Matcher parts = ADDRESS.matcher(url.strip());
    if (parts.matches()) {
      key = Optional.of(key());
      String project = given.project != null ? given.project : project(parts.group(2));
      String tracker =
          given.tracker != null ? given.tracker : prompt.isPresent() ? ask("init.ask.tracker") : "";
      redmine =
          Optional.of(
              new Answers.ForRedmine(
                  parts.group(1),
                  KEY,
                  project,
                  Optional.of(tracker).filter(t -> !t.isBlank()),
                  List.of()));
    } else if (!url.isBlank()) {
      throw new Unanswered(terminal.text("init.url", url));
    }
    List<String> watches = names(given.watches);
    while (watches.isEmpty()) {
      watches = names(List.of(ask("init.ask.watches")));
    }
    return new Draft(new Answers(terminal.language(), redmine, watches), key);
  }

  /** Whether to write though the test found errors; no where nobody is there. */
  boolean writeAnyway() throws IOException, Unanswered {
    return prompt.isPresent()
        && ask("init.ask.anyway").toLowerCase(Locale.ROOT).matches("y|yes|ｙ|はい");
  }

  private void complete() throws Unanswered {
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      throw new Unanswered(
          terminal.text("init.no-terminal", String.join(terminal.text("comma"), missing)));
    }
  }

  /** What the options leave open that must be known. */
  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (names(given.watches).isEmpty()) {
      missing.add("--watch");
    }
    if (given.url != null && !given.url.isBlank()) {
      if (given.project == null && !given.url.contains("/projects/")) {
        missing.add("--project");
      }
      if (given.keyFile == null && environmentKey().isEmpty()) {
        missing.add("--api-key-file");
      }
    }
    return missing;
  }

  private Language language() throws IOException, Unanswered {
    while (true) {
      switch (ask("init.ask.language", terminal.language().tag()).toLowerCase(Locale.ROOT)) {
        case "" -> {
          return terminal.language();
        }
        case "ja" -> {
          return Language.JA;
        }
        case "en" -> {
          return Language.EN;
        }
        default -> {}
      }
    }
  }

  private String address() throws IOException, Unanswered {
    String url = ask("init.ask.url");
    while (!url.isEmpty() && !ADDRESS.matcher(url).matches()) {
      terminal.say("init.url", url);
      url = ask("init.ask.url");
    }
    return url;
  }

  private Secret key() throws IOException, Unanswered {
    Path file = given.keyFile;
    if (file != null) {
      try (var lines = Files.lines(file)) {
        return lines
            .map(String::strip)
            .filter(l -> !l.isEmpty())
            .findFirst()
            .map(Secret::new)
            .orElseThrow(() -> new Unanswered(terminal.text("init.key-file", file)));
      } catch (IOException | java.io.UncheckedIOException e) {
        throw new Unanswered(terminal.text("init.key-file", file));
      }
    }
    Optional<String> known = environmentKey();
    String typed = known.orElse("");
    while (typed.isEmpty()) {
      show("init.ask.key");
      typed = present().secret().orElseThrow(this::ended);
    }
    return new Secret(typed);
  }

  private Optional<String> environmentKey() {
    return Optional.of(terminal.environment().getOrDefault(KEY, "").strip())
        .filter(k -> !k.isEmpty());
  }

  /** The project; that of the address where nobody is there. */
  private String project(@Nullable String usual) throws IOException, Unanswered {
    String answer = "";
    while (answer.isEmpty() && prompt.isPresent()) {
      answer =
          usual == null
              ? ask("init.ask.project")
              : Optional.of(ask("init.ask.project.usual", usual))
                  .filter(typed -> !typed.isEmpty())
                  .orElse(usual);
    }
    return answer.isEmpty() ? Objects.requireNonNull(usual) : answer;
  }

  private String ask(String question, Object... args) throws IOException, Unanswered {
    show(question, args);
    return present().line().orElseThrow(this::ended);
  }

  private void show(String question, Object... args) {
    terminal.out().print(terminal.text(question, args) + " ");
    terminal.out().flush();
  }

  private Prompt present() {
    return prompt.orElseThrow();
  }

  private Unanswered ended() {
    return new Unanswered("\n" + terminal.text("init.ended"));
  }

  private static List<String> names(List<String> texts) {
    return texts.stream()
        .flatMap(t -> Arrays.stream(t.split("[,，、]")))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }
}
