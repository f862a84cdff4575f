package hinomi.cli;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks whoever types, and understands what is typed. */
final class Questions {
  /** So many entries of a list are shown. */
  private static final int SHOWN = 40;

  private final Terminal terminal;
  private final Prompt prompt;

  Questions(Terminal terminal, Prompt prompt) {
    this.terminal = terminal;
    this.prompt = prompt;
  }

  /** Whether a person answers, who may choose from lists. */
  boolean isPerson() {
    return prompt.isPerson();
  }

  String ask(String question, Object... args) throws IOException, Interview.Unanswered {
    show(question, args);
    return prompt.line().orElseThrow(this::ended);
  }

  String secret(String question) throws IOException, Interview.Unanswered {
    show(question);
    return prompt.secret().orElseThrow(this::ended);
  }

  /** Whether the answer is no, where yes is what Enter means. */
  boolean refused(String question, Object... args) throws IOException, Interview.Unanswered {
    return folded(ask(question, args)).matches("n|no|いいえ");
  }

  private void show(String question, Object... args) {
    terminal.out().print(shown(terminal.text(question, args)) + " ");
    terminal.out().flush();
  }

  /** Shows a list with numbers, from 1. */
  void list(String heading, List<String> entries) {
    terminal.out().println();
    terminal.say(heading);
    for (int i = 0; i < Math.min(SHOWN, entries.size()); i++) {
      terminal.out().println(String.format("  %2d  %s", i + 1, shown(entries.get(i))));
    }
    if (entries.size() > SHOWN) {
      terminal.out().println("  " + terminal.text("init.list.more", entries.size() - SHOWN));
    }
  }

  /** Text of others on a terminal: no control characters. */
  private static String shown(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "");
  }

  private Interview.Unanswered ended() {
    return new Interview.Unanswered("\n" + terminal.text("init.ended"));
  }

  /** An answer without the differences that nobody means: width, letter case, outer spaces. */
  static String folded(String answer) {
    return Normalizer.normalize(answer, Normalizer.Form.NFKC)
        .strip()
        .toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether a part of an answer is a number or a range of them. */
  static boolean isNumbers(String part) {
    return folded(part).matches("[0-9]{1,4}(?:\\s*[-~〜–]\\s*[0-9]{1,4})?");
  }

  /**
   * The numbers of a part such as {@code 3} or {@code 3-5}.
   *
   * @return from 1; empty where one is not in the list
   */
  static Optional<List<Integer>> numbers(String part, int size) {
    int[] ends =
        Arrays.stream(folded(part).split("[-~〜–]", -1))
            .mapToInt(n -> Integer.parseInt(n.strip()))
            .toArray();
    int last = ends[ends.length - 1];
    if (ends[0] < 1 || last > size || ends[0] > last) {
      return Optional.empty();
    }
    List<Integer> all = new ArrayList<>();
    for (int n = ends[0]; n <= last; n++) {
      all.add(n);
    }
    return Optional.of(all);
  }

  /** The parts of an answer between commas of any kind. */
  static List<String> parts(String answer) {
    return Arrays.stream(answer.split("[,，、]"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .distinct()
        .toList();
  }
}
