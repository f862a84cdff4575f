package hinomi.cli;

import hinomi.language.Message;
import hinomi.pipeline.PassReport;
import hinomi.pipeline.SourceReport;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.TicketAction;
import java.io.PrintStream;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Tells a person what a pass did, ending in one plain sentence. */
final class Summary {
  private static final int SHOWN = 10;

  private final Terminal terminal;
  private final PassReport report;

  Summary(Terminal terminal, PassReport report) {
    this.terminal = terminal;
    this.report = report;
  }

  void print() {
    sources();
    decisions();
    if (!kept(Fate.DIGEST).isEmpty()) {
      terminal.say("digest", ids(kept(Fate.DIGEST)));
    }
    for (PassReport.Result result : report.delivered()) {
      terminal
          .out()
          .println(
              "  "
                  + terminal.text("how." + result.how(), result.ticket())
                  + "  "
                  + result.subject()
                  + (result.url().isEmpty() ? "" : "  " + result.url()));
    }
    terminal.out().println(sentence());
  }

  void printPreview() {
    sources();
    decisions();
    List<TicketAction.File> files = files();
    for (TicketAction.File file : files) {
      terminal.out().println("  " + file.subject());
    }
    kept(kept(Fate.DIGEST), n -> terminal.text("preview.digest", n));
    kept(kept(Fate.HELD), n -> terminal.text("preview.held", n));
    terminal.say(files.isEmpty() ? "preview.none" : "preview.some", files.size());
  }

  /** What went wrong, to standard error, whoever watches. */
  void complain() {
    PrintStream err = terminal.err();
    for (SourceReport source : report.sources()) {
      if (source.lasting() && source.failure().isPresent()) {
        err.println(terminal.text("source.lasting", source.source(), in(source.failure().get())));
      }
    }
    for (Message warning : report.warnings()) {
      err.println(terminal.text("warning", in(warning)));
    }
    for (Message why : report.waiting()) {
      err.println(terminal.text("waiting", in(why)));
    }
    if (report.undelivered() > 0) {
      err.println(terminal.text("undelivered", report.undelivered()));
    }
  }

  private void sources() {
    int width = report.sources().stream().mapToInt(s -> s.source().length()).max().orElse(0) + 2;
    for (SourceReport s : report.sources()) {
      String name = s.source() + " ".repeat(width - s.source().length());
      boolean quiet = s.fresh() + s.changed() + s.unchanged() + s.rejected() == 0;
      terminal
          .out()
          .println(
              name
                  + (quiet && s.failure().isEmpty()
                      ? s.facts() == 0
                          ? terminal.text("source.same")
                          : terminal.text("source.facts", s.facts())
                      : terminal.text(
                          "source.line", s.fresh(), s.changed(), s.unchanged(), s.rejected())));
      for (Message notice : s.notices()) {
        terminal.out().println(" ".repeat(width) + in(notice));
      }
      s.failure()
          .ifPresent(
              why ->
                  terminal
                      .out()
                      .println(" ".repeat(width) + terminal.text("source.failed", in(why))));
    }
  }

  private void decisions() {
    if (report.considered() == 0) {
      return;
    }
    terminal.say("decided", report.considered(), report.matched(), files().size());
    if (!report.notTicketed().isEmpty()) {
      terminal.say(
          "not-ticketed",
          report.notTicketed().entrySet().stream()
              .map(e -> terminal.text("rule." + e.getKey()) + " " + e.getValue())
              .collect(Collectors.joining(terminal.text("comma"))));
    }
    if (!report.notes().isEmpty()) {
      terminal.say(
          "changes",
          report.notes().entrySet().stream()
              .map(e -> terminal.text("change." + e.getKey()) + " " + e.getValue())
              .collect(Collectors.joining(terminal.text("comma"))));
    }
  }

  /** What a run would keep from a ticket for now, with the reasons. */
  private void kept(List<LedgerEntry> some, LongFunction<String> head) {
    if (some.isEmpty()) {
      return;
    }
    terminal.out().println(head.apply(ids(some)));
    for (LedgerEntry e : some.subList(0, Math.min(SHOWN, some.size()))) {
      terminal
          .out()
          .println(
              "  "
                  + ExplanationText.plain(e.vulnerability().value())
                  + "  "
                  + ExplanationText.plain(in(e.reason())));
    }
    if (some.size() > SHOWN) {
      terminal.out().println("  " + terminal.text("more", some.size() - SHOWN));
    }
  }

  private List<LedgerEntry> kept(Fate fate) {
    return report.kept().stream().filter(e -> e.fate() == fate).toList();
  }

  private static long ids(List<LedgerEntry> entries) {
    return entries.stream().map(LedgerEntry::vulnerability).distinct().count();
  }

  private String sentence() {
    long failed = report.sources().stream().filter(s -> s.failure().isPresent()).count();
    if (failed > 0) {
      return terminal.text("end.failed", report.filed(), failed);
    }
    if (report.undelivered() > 0) {
      return terminal.text("end.undelivered", report.filed(), report.undelivered());
    }
    if (report.filed() > 0) {
      return terminal.text("end.filed", report.filed());
    }
    if (!report.delivered().isEmpty()) {
      return terminal.text("end.joined", report.delivered().size());
    }
    if (report.firstRun() && !report.would().isEmpty()) {
      return terminal.text("end.start", report.would().size(), shown(report.would()));
    }
    return terminal.text(report.firstRun() ? "end.first" : "end.none");
  }

  private String shown(List<String> subjects) {
    String all = subjects.stream().limit(SHOWN).map(s -> "\n  " + s).collect(Collectors.joining());
    return subjects.size() > SHOWN
        ? all + "\n  " + terminal.text("more", subjects.size() - SHOWN)
        : all;
  }

  private List<TicketAction.File> files() {
    return report.planned().stream()
        .filter(TicketAction.File.class::isInstance)
        .map(TicketAction.File.class::cast)
        .toList();
  }

  private String in(Message message) {
    return message.in(terminal.language());
  }
}
