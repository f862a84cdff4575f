package hinomi.cli;

import hinomi.cli.InitCommand.Draft;
import hinomi.config.Answers;
import hinomi.language.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Brings the answers for a new configuration together: those given, and those asked for. */
final class Interview {
  private final Terminal terminal;
  private final Optional<Questions> questions;
  private final GivenAnswers given;
  private final RedmineInterview redmine;
  private final WatchInterview watches;

  /**
   * @param reachable whether Redmine may be asked what it has
   */
  Interview(Services services, Terminal terminal, GivenAnswers given, boolean reachable) {
    this.terminal = terminal;
    this.given = given;
    this.questions =
        terminal
            .prompt()
            .filter(p -> p.isPerson() || !missing().isEmpty())
            .map(p -> new Questions(terminal, p));
    this.redmine = new RedmineInterview(services, terminal, questions, given, reachable);
    this.watches = new WatchInterview(services, terminal, questions, given);
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
  Draft draft() throws IOException, InterruptedException, Unanswered {
    if (questions.isEmpty()) {
      complete();
    } else if (given.language == null) {
      terminal.speak(language(questions.get()));
    }
    Optional<RedmineInterview.Asked> asked = redmine.asked();
    List<String> names = watches.watches();
    return new Draft(
        new Answers(
            terminal.language(),
            asked.map(RedmineInterview.Asked::redmine),
            names,
            Optional.ofNullable(given.inventory).map(f -> f.toAbsolutePath().normalize())),
        asked.map(RedmineInterview.Asked::key));
  }

  /** Whether to write though the test found errors; no where nobody is there. */
  boolean writeAnyway() throws IOException, Unanswered {
    return questions.isPresent()
        && questions.get().ask("init.ask.anyway").toLowerCase(Locale.ROOT).matches("y|yes|ｙ|はい");
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
    if (given.watches().isEmpty() && !given.propose) {
      missing.add(given.inventory == null ? "--watch" : "--propose");
    }
    if (given.url != null && !given.url.isBlank()) {
      if (given.project == null && !given.url.contains("/projects/")) {
        missing.add("--project");
      }
      if (given.keyFile == null
          && RedmineInterview.environmentKey(terminal.environment()).isEmpty()) {
        missing.add("--api-key-file");
      }
    }
    return missing;
  }

  private Language language(Questions person) throws IOException, Unanswered {
    while (true) {
      switch (person.ask("init.ask.language", terminal.language().tag()).toLowerCase(Locale.ROOT)) {
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
}
