package hinomi.cli;

import hinomi.cli.Interview.Unanswered;
import hinomi.config.Answers;
import hinomi.config.Secret;
import hinomi.ticket.Offers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how to reach a Redmine, and what of it to use. A person is offered what Redmine has;
 * where it shows a list to nobody, and where answers were written beforehand, names are asked for.
 */
final class RedmineInterview {
  static final String KEY = "REDMINE_API_KEY";
  private static final Pattern ADDRESS =
      Pattern.compile("(https?://[^\\s/]+\\S*?)(?:/projects/([^/?#]+)\\S*)?/*");

  private final Services services;
  private final Terminal terminal;
  private final Optional<Questions> questions;
  private final GivenAnswers given;
  private final boolean reachable;

  /**
   * @param reachable whether Redmine may be asked
   */
  RedmineInterview(
      Services services,
      Terminal terminal,
      Optional<Questions> questions,
      GivenAnswers given,
      boolean reachable) {
    this.services = services;
    this.terminal = terminal;
    this.questions = questions;
    this.given = given;
    this.reachable = reachable;
  }

  /** A Redmine and the key to it. */
  record Asked(Answers.ForRedmine redmine, Secret key) {}

  /** Where it is, and whose key is used. */
  private record Door(String url, @Nullable String project, Secret key) {}

  /**
   * The Redmine; empty where there is none.
   *
   * @throws Unanswered where an answer given makes no sense, or the input ends early
   */
  Optional<Asked> asked() throws IOException, InterruptedException, Unanswered {
    Optional<Door> door = door(given.url, Optional.empty());
    while (door.isPresent()) {
      Door at = door.get();
      if (!reachable || questions.filter(Questions::isPerson).isEmpty()) {
        return Optional.of(new Asked(plain(at), at.key()));
      }
      try (Offers offers = services.offers(URI.create(at.url()), at.key())) {
        terminal.say("init.reached", offers.user());
        return Optional.of(
            new Asked(
                new RedmineChoices(terminal, questions.get(), given, offers)
                    .redmine(at.url(), Optional.ofNullable(at.project())),
                at.key()));
      } catch (Offers.Unreachable e) {
        terminal.out().println(e.why().in(terminal.language()));
        if (questions.get().refused("init.ask.again")) {
          return Optional.of(new Asked(plain(at), at.key()));
        }
        door = door(null, Optional.of(at));
      } catch (IllegalArgumentException e) {
        terminal.say("init.url", at.url());
        door = door(null, Optional.of(at));
      }
    }
    return Optional.empty();
  }

  private Optional<Door> door(@Nullable String known, Optional<Door> before)
      throws IOException, Unanswered {
    String url = known != null ? known : questions.isEmpty() ? "" : address(before);
    Matcher parts = ADDRESS.matcher(url.strip());
    if (parts.matches()) {
      String project = parts.group(2);
      return Optional.of(
          new Door(
              parts.group(1),
              project != null ? project : before.map(Door::project).orElse(null),
              key(before)));
    }
    if (!url.isBlank()) {
      throw new Unanswered(terminal.text("init.url", url));
    }
    return Optional.empty();
  }

  private String address(Optional<Door> before) throws IOException, Unanswered {
    Questions person = questions.orElseThrow();
    while (true) {
      String url =
          before.isPresent()
              ? person.ask("init.ask.url.again", before.get().url())
              : person.ask("init.ask.url");
      if (url.isEmpty()) {
        return before.map(Door::url).orElse("");
      }
      if (ADDRESS.matcher(url).matches()) {
        return url;
      }
      terminal.say("init.url", url);
    }
  }

  private Secret key(Optional<Door> before) throws IOException, Unanswered {
    if (before.isPresent()) {
      String typed = questions.orElseThrow().secret("init.ask.key.again");
      return typed.isEmpty() ? before.get().key() : new Secret(typed);
    }
    Path file = given.keyFile;
    if (file != null) {
      return ofFile(file);
    }
    String typed = environmentKey(terminal.environment()).orElse("");
    while (typed.isEmpty()) {
      typed = questions.orElseThrow().secret("init.ask.key");
    }
    return new Secret(typed);
  }

  private Secret ofFile(Path file) throws Unanswered {
    try (var lines = Files.lines(file)) {
      return lines
          .map(String::strip)
          .filter(l -> !l.isEmpty())
          .findFirst()
          .map(Secret::new)
          .orElseThrow(() -> new Unanswered(terminal.text("init.key-file", file)));
    } catch (IOException | UncheckedIOException e) {
      throw new Unanswered(terminal.text("init.key-file", file));
    }
  }

  static Optional<String> environmentKey(Map<String, String> environment) {
    return Optional.of(environment.getOrDefault(KEY, "").strip()).filter(k -> !k.isEmpty());
  }

  /** By names alone, as they are given or typed. */
  private Answers.ForRedmine plain(Door door) throws IOException, Unanswered {
    String project = given.project != null ? given.project : project(door.project());
    String tracker =
        given.tracker != null
            ? given.tracker
            : questions.isPresent() ? questions.get().ask("init.ask.tracker") : "";
    return new Answers.ForRedmine(
        door.url(),
        KEY,
        project,
        Optional.of(tracker).filter(t -> !t.isBlank()),
        List.of(),
        Map.of(),
        Map.of());
  }

  /** The project; that of the address where nobody is there. */
  private String project(@Nullable String usual) throws IOException, Unanswered {
    String answer = "";
    while (answer.isEmpty()) {
      if (questions.isEmpty()) {
        return usual == null ? "" : usual;
      }
      answer =
          usual == null
              ? questions.get().ask("init.ask.project")
              : Optional.of(questions.get().ask("init.ask.project.usual", usual))
                  .filter(typed -> !typed.isEmpty())
                  .orElse(usual);
    }
    return answer;
  }
}
