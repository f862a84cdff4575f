package hinomi.cli;

import hinomi.cli.Interview.Unanswered;
import hinomi.config.Proposals;
import hinomi.config.Proposals.Proposal;
import hinomi.config.Proposals.Rank;
import hinomi.config.inventory.Inventory;
import hinomi.config.inventory.InventoryReader;
import hinomi.config.inventory.Remark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out what to watch: what is given, and what is chosen from what is installed. */
final class WatchInterview {
  private final Services services;
  private final Terminal terminal;
  private final Optional<Questions> questions;
  private final GivenAnswers given;

  WatchInterview(
      Services services, Terminal terminal, Optional<Questions> questions, GivenAnswers given) {
    this.services = services;
    this.terminal = terminal;
    this.questions = questions;
    this.given = given;
  }

  /**
   * The names to watch, at least one.
   *
   * @throws Unanswered where there is nothing to choose from, or the input ends early
   */
  List<String> watches() throws IOException, InterruptedException, Unanswered {
    Optional<Inventory> file = inventory();
    Set<String> chosen = new LinkedHashSet<>(given.watches());
    boolean asked = chosen.isEmpty() && questions.map(Questions::isPerson).orElse(false);
    if (given.propose || asked) {
      Optional<Inventory> installed = file.isPresent() ? file : services.host().read();
      List<Proposal> all = installed.map(Proposals::of).orElse(List.of());
      List<Proposal> some = all.stream().filter(p -> p.rank() != Rank.FLOOD).toList();
      if (given.propose) {
        some.forEach(p -> chosen.add(p.name()));
        if (chosen.isEmpty() && questions.isEmpty()) {
          throw new Unanswered(terminal.text("init.propose.nothing"));
        }
      } else if (!some.isEmpty()) {
        show(some, all);
        chosen.addAll(choose(some));
      } else if (given.inventory != null) {
        terminal.say("init.propose.nothing");
      }
    }
    while (chosen.isEmpty() && questions.isPresent()) {
      chosen.addAll(Questions.parts(questions.get().ask("init.ask.watches")));
    }
    return List.copyOf(chosen);
  }

  private Optional<Inventory> inventory() throws Unanswered {
    Path file = given.inventory;
    if (file == null) {
      return Optional.empty();
    }
    Inventory read;
    try {
      read = InventoryReader.read(file);
    } catch (IOException e) {
      throw new Unanswered(terminal.text("init.inventory", file));
    }
    Optional<Remark> wrong =
        read.remarks().stream().filter(r -> r.weight() == Remark.Weight.ERROR).findFirst();
    if (wrong.isPresent()) {
      throw new Unanswered(wrong.get().in(terminal.language()));
    }
    return Optional.of(read);
  }

  private void show(List<Proposal> some, List<Proposal> all) {
    questions
        .orElseThrow()
        .list(
            given.inventory == null ? "init.propose.host" : "init.propose.file",
            some.stream().map(WatchInterview::line).toList());
    all.stream()
        .filter(p -> p.rank() == Rank.FLOOD)
        .forEach(p -> terminal.say("init.propose.flood", p.name()));
  }

  private static String line(Proposal proposal) {
    return proposal.versions().isEmpty()
        ? proposal.name()
        : proposal.name()
            + "  "
            + proposal.versions().stream().limit(3).collect(Collectors.joining(", "));
  }

  private static boolean usual(Proposal proposal) {
    return proposal.rank() == Rank.SERVICE || proposal.rank() == Rank.RUNTIME;
  }

  private List<String> choose(List<Proposal> some) throws IOException, Unanswered {
    List<String> usual = some.stream().filter(WatchInterview::usual).map(Proposal::name).toList();
    while (true) {
      String answer =
          usual.isEmpty()
              ? questions.orElseThrow().ask("init.ask.propose")
              : questions.orElseThrow().ask("init.ask.propose.usual", usual.size());
      switch (Questions.folded(answer)) {
        case "" -> {
          return usual;
        }
        case "all", "すべて", "全て", "全部" -> {
          return some.stream().map(Proposal::name).toList();
        }
        case "none", "なし", "無し" -> {
          return List.of();
        }
        default -> {
          Optional<List<String>> chosen = named(answer, some);
          if (chosen.isPresent()) {
            return chosen.get();
          }
        }
      }
    }
  }

  /** What numbers and names say; empty, and told, where a number is not in the list. */
  private Optional<List<String>> named(String answer, List<Proposal> some) {
    List<String> chosen = new ArrayList<>();
    for (String part : Questions.parts(answer)) {
      if (Questions.isNumbers(part)) {
        Optional<List<Integer>> numbers = Questions.numbers(part, some.size());
        if (numbers.isEmpty()) {
          terminal.say("init.number", part, some.size());
          return Optional.empty();
        }
        numbers.get().forEach(n -> chosen.add(some.get(n - 1).name()));
      } else {
        chosen.add(part);
      }
    }
    return Optional.of(chosen);
  }
}
