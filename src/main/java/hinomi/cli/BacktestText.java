package hinomi.cli;

import hinomi.pipeline.records.Backtest;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** A back-test as a chart and a few lists. */
final class BacktestText {
  private static final int WIDTH = 50;
  private static final int SHOWN = 20;

  private final Terminal terminal;
  private final Backtest.Result result;

  BacktestText(Terminal terminal, Backtest.Result result) {
    this.terminal = terminal;
    this.result = result;
  }

  void print() {
    terminal.say(
        "backtest.head",
        result.from(),
        result.to(),
        result.matched(),
        result.tickets(),
        perWeek(result.tickets()));
    terminal.out().println();
    int most = result.weeks().values().stream().max(Integer::compare).orElse(0);
    result
        .weeks()
        .forEach(
            (monday, n) -> {
              int length = most == 0 ? 0 : Math.max(n > 0 ? 1 : 0, n * WIDTH / most);
              line(monday + "  " + "█".repeat(length) + (n > 0 ? " " + n : ""));
            });
    terminal.out().println();
    terminal.say("backtest.watches");
    result.watches().stream()
        .limit(SHOWN)
        .forEach(
            w ->
                terminal.say(
                    "backtest.watch", w.watch(), w.tickets(), perWeek(w.tickets()), w.matched()));
    more(result.watches().size());
    terminal.out().println();
    terminal.say("backtest.dropped");
    result.dropped().forEach((rule, n) -> line("  " + terminal.text("rule." + rule) + "  " + n));
    terminal.out().println();
    terminal.say("backtest.bars");
    result
        .withBar()
        .forEach(
            (bar, n) ->
                terminal.say("backtest.bar", bar, perWeek(n), perWeek(result.tickets() - n)));
  }

  /** What another configuration would win and lose. */
  void compare(Backtest.Result other) {
    terminal.out().println();
    terminal.say("backtest.compare", other.matched(), other.tickets(), perWeek(other.tickets()));
    TreeSet<String> won = new TreeSet<>(other.ids());
    won.removeAll(result.ids());
    TreeSet<String> lost = new TreeSet<>(result.ids());
    lost.removeAll(other.ids());
    terminal.say("backtest.won", won.size());
    ids(List.copyOf(won));
    terminal.say("backtest.lost", lost.size());
    ids(List.copyOf(lost));
  }

  private void ids(List<String> ids) {
    ids.reversed().stream().limit(SHOWN).forEach(id -> line("  " + ExplanationText.plain(id)));
    more(ids.size());
  }

  private void more(int all) {
    if (all > SHOWN) {
      line("  " + terminal.text("more", all - SHOWN));
    }
  }

  private String perWeek(int tickets) {
    return String.format(
        Locale.ROOT, "%.1f", (double) tickets / Math.max(1, result.weeks().size()));
  }

  private void line(String text) {
    terminal.out().println(text);
  }
}
