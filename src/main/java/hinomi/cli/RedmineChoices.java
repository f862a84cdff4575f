package hinomi.cli;

import hinomi.advisory.Severity;
import hinomi.cli.Interview.Unanswered;
import hinomi.config.Answers;
import hinomi.ticket.Offers;
import hinomi.ticket.Offers.Choice;
import hinomi.ticket.Offers.Unreachable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets a person choose from what a Redmine has. */
final class RedmineChoices {
  private static final List<Severity> SEVERITIES =
      List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW);

  private final Terminal terminal;
  private final Questions questions;
  private final GivenAnswers given;
  private final Offers offers;

  RedmineChoices(Terminal terminal, Questions questions, GivenAnswers given, Offers offers) {
    this.terminal = terminal;
    this.questions = questions;
    this.given = given;
    this.offers = offers;
  }

  /**
   * The answers.
   *
   * @param usual the project that the address named
   * @throws Unreachable where Redmine stops answering
   */
  Answers.ForRedmine redmine(String url, Optional<String> usual)
      throws IOException, InterruptedException, Unanswered, Unreachable {
    String project = given.project != null ? given.project : project(usual);
    Optional<String> kind =
        given.tracker != null
            ? Optional.of(given.tracker).filter(t -> !t.isBlank())
            : kind(project);
    Map<Severity, String> priorities = priorities();
    Map<String, String> fields =
        new FieldChoices(terminal, questions).fields(readable(() -> offers.fields(project, kind)));
    if (!offers.tellsRequired()) {
      terminal.say("init.fields.required");
    }
    return new Answers.ForRedmine(
        url, RedmineInterview.KEY, project, kind, watchers(project), priorities, fields);
  }

  /** A list that may not be there. */
  private interface Read<T> {
    List<T> list() throws Unreachable, InterruptedException;
  }

  /** The list; empty, and told, where it cannot be read: the names will do. */
  private <T> List<T> readable(Read<T> read) throws InterruptedException {
    try {
      return read.list();
    } catch (Unreachable e) {
      terminal.out().println(e.why().in(terminal.language()));
      return List.of();
    }
  }

  private String project(Optional<String> usual)
      throws IOException, InterruptedException, Unanswered {
    List<Choice> all = readable(offers::projects);
    if (!all.isEmpty()) {
      questions.list(
          "init.list.projects", all.stream().map(c -> c.setting() + "  " + c.name()).toList());
    }
    Optional<String> standard =
        usual.or(() -> all.size() == 1 ? Optional.of(all.getFirst().setting()) : usual);
    String refused = "";
    while (true) {
      String answer =
          standard.isPresent()
              ? questions.ask("init.ask.project.pick.usual", standard.get())
              : questions.ask(all.isEmpty() ? "init.ask.project" : "init.ask.project.pick");
      if (answer.isEmpty() && standard.isEmpty()) {
        continue;
      }
      String project = answer.isEmpty() ? standard.get() : chosen(answer, all).orElse(answer);
      if (project.equals(refused)) {
        return project;
      }
      try {
        offers.kinds(project);
        return project;
      } catch (Unreachable e) {
        terminal.out().println(e.why().in(terminal.language()));
        refused = project;
      }
    }
  }

  /** What a number of the list or a name in it stands for. */
  private static Optional<String> chosen(String answer, List<Choice> all) {
    String wanted = Questions.folded(answer);
    Optional<String> named =
        all.stream()
            .filter(
                c ->
                    Questions.folded(c.setting()).equals(wanted)
                        || Questions.folded(c.name()).equals(wanted))
            .map(Choice::setting)
            .findFirst();
    if (named.isPresent() || !wanted.matches("[0-9]{1,4}")) {
      return named;
    }
    int number = Integer.parseInt(wanted);
    return number >= 1 && number <= all.size()
        ? Optional.of(all.get(number - 1).setting())
        : Optional.empty();
  }

  private Optional<String> kind(String project)
      throws IOException, InterruptedException, Unanswered {
    List<Choice> all = readable(() -> offers.kinds(project));
    if (all.isEmpty()) {
      return Optional.of(questions.ask("init.ask.tracker")).filter(t -> !t.isBlank());
    }
    questions.list("init.list.trackers", names(all));
    while (true) {
      String answer = questions.ask("init.ask.tracker.usual", all.getFirst().name());
      Optional<String> chosen =
          answer.isEmpty() ? Optional.of(all.getFirst().setting()) : chosen(answer, all);
      if (chosen.isPresent()) {
        return chosen;
      }
      terminal.say("init.not-there", answer);
    }
  }

  private Map<Severity, String> priorities()
      throws IOException, InterruptedException, Unanswered, Unreachable {
    List<Choice> all = readable(offers::priorities);
    if (all.isEmpty()) {
      return Map.of();
    }
    List<Integer> usual = new ArrayList<>();
    for (Severity severity : SEVERITIES) {
      usual.add(offers.usual(severity).map(all::indexOf).orElse(0) + 1);
    }
    questions.list("init.list.priorities", names(all));
    while (true) {
      Optional<List<Integer>> numbers = fourOf(all, usual);
      if (numbers.isPresent()) {
        Map<Severity, String> priorities = new EnumMap<>(Severity.class);
        for (int i = 0; i < SEVERITIES.size(); i++) {
          priorities.put(SEVERITIES.get(i), all.get(numbers.get().get(i) - 1).setting());
        }
        return priorities;
      }
      terminal.say("init.priorities.four", all.size());
    }
  }

  private Optional<List<Integer>> fourOf(List<Choice> all, List<Integer> usual)
      throws IOException, Unanswered {
    String shown = String.join(", ", usual.stream().map(String::valueOf).toList());
    List<String> names = usual.stream().map(n -> all.get(n - 1).name()).toList();
    String answer =
        questions.ask(
            "init.ask.priorities", names.get(0), names.get(1), names.get(2), names.get(3), shown);
    if (answer.isEmpty()) {
      return Optional.of(usual);
    }
    List<Integer> numbers = new ArrayList<>();
    for (String part : Questions.folded(answer).split("[\\s,、]+", -1)) {
      Optional<List<Integer>> number =
          part.matches("[0-9]{1,4}") ? Questions.numbers(part, all.size()) : Optional.empty();
      if (number.isEmpty()) {
        return Optional.empty();
      }
      numbers.addAll(number.get());
    }
    return numbers.size() == SEVERITIES.size() ? Optional.of(numbers) : Optional.empty();
  }

  private List<String> watchers(String project)
      throws IOException, InterruptedException, Unanswered {
    List<Choice> all = readable(() -> offers.members(project));
    if (all.isEmpty()) {
      return List.of();
    }
    questions.list("init.list.members", names(all));
    while (true) {
      List<String> chosen = new ArrayList<>();
      boolean well = true;
      for (String part : Questions.parts(questions.ask("init.ask.members"))) {
        Optional<List<Integer>> numbers =
            Questions.isNumbers(part) ? Questions.numbers(part, all.size()) : Optional.empty();
        if (numbers.isPresent()) {
          numbers.get().forEach(n -> chosen.add(all.get(n - 1).setting()));
        } else if (chosen(part, all).isPresent()) {
          chosen.add(chosen(part, all).get());
        } else {
          terminal.say("init.not-there", part);
          well = false;
        }
      }
      if (well) {
        return chosen.stream().distinct().toList();
      }
    }
  }

  private static List<String> names(List<Choice> all) {
    return all.stream().map(Choice::name).toList();
  }
}
