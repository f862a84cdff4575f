package hinomi.cli;

import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Telling;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Life;
import hinomi.ticket.Silence;
import hinomi.watch.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The whole way of a vulnerability, in words. */
final class ExplanationText {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Terminal terminal;
  private final Engine.Explanation explanation;
  private final Telling telling;

  ExplanationText(Terminal terminal, Engine.Explanation explanation) {
    this.terminal = terminal;
    this.explanation = explanation;
    this.telling = new Telling(terminal.language());
  }

  void print() {
    Vulnerability v = explanation.vulnerability();
    line(v.id() + "  " + plain(v.title().preferring(terminal.language())));
    if (!v.aliases().isEmpty()) {
      line(
          "  "
              + terminal.text(
                  "explain.aliases",
                  v.aliases().stream()
                      .map(a -> plain(a.value()))
                      .collect(Collectors.joining(", "))));
    }
    for (Score score : v.scores()) {
      line(
          "  CVSS "
              + score.version().number()
              + " "
              + score.base()
              + " ("
              + score.severity().name().toLowerCase(Locale.ROOT)
              + ") "
              + plain(score.origin()));
    }
    v.facts().forEach(this::fact);
    line(terminal.text("explain.sources"));
    for (Advisory a : v.advisories()) {
      line(
          "  "
              + terminal.text(
                  "explain.source",
                  a.id().source(),
                  plain(a.id().value()),
                  time(a.published()),
                  time(a.updated()),
                  plain(a.url())));
    }
    line(terminal.text("explain.verdicts"));
    explanation.verdicts().forEach(this::verdict);
    if (!explanation.silent().isEmpty()) {
      line(
          "  "
              + terminal.text(
                  "explain.silent",
                  explanation.silent().stream()
                      .map(w -> w.name())
                      .collect(Collectors.joining(", "))));
    }
    line(terminal.text("explain.ledger"));
    if (explanation.ledger().isEmpty()) {
      line("  " + terminal.text("explain.ledger.none"));
    }
    for (LedgerEntry e : explanation.ledger()) {
      line(
          "  "
              + time(e.at())
              + "  "
              + terminal.text("fate." + e.fate().name().toLowerCase(Locale.ROOT))
              + (e.watch().isEmpty() ? "" : "  " + terminal.text("explain.watch", e.watch()))
              + "  "
              + plain(e.reason().in(terminal.language()))
              + " ["
              + e.rule()
              + "]");
    }
    for (Silence s : explanation.silences()) {
      line(
          terminal.text(
              "explain.silenced", s.id(), plain(s.name()), time(s.until()), plain(s.reason())));
    }
    explanation
        .digest()
        .ifPresent(d -> line(terminal.text("explain.digest", time(d.at()), d.destination())));
    explanation
        .ticket()
        .ifPresent(
            row -> {
              line(
                  row.ref().isPresent()
                      ? terminal.text("explain.ticket", row.ref().get(), row.ref().get().url())
                      : terminal.text("explain.ticket.waits"));
              life(row.life());
            });
    line("");
  }

  private void fact(Enrichment fact) {
    line("  " + plain(telling.fact(fact)));
  }

  /** How its ticket stands, as the last pass saw it. */
  private void life(Life life) {
    line(
        "  "
            + terminal.text(
                "explain.life",
                terminal.text("card.stage." + life.stage().name()),
                life.status().isEmpty() ? "-" : plain(life.status()),
                life.assignee().isEmpty() ? "-" : plain(life.assignee()),
                life.read().map(ExplanationText::time).orElse("-")));
    life.touched()
        .ifPresent(
            at -> line("  " + terminal.text("explain.touched", time(at), plain(life.touchedBy()))));
    life.closed()
        .ifPresent(
            at ->
                line(
                    "  "
                        + terminal.text(
                            "explain.closed",
                            time(at),
                            plain(life.closedBy()),
                            plain(life.closingNote()))));
  }

  private void verdict(Verdict verdict) {
    line("  " + plain(telling.verdict(verdict)));
  }

  private void line(String text) {
    terminal.out().println(text);
  }

  /** A moment as a clock on the wall shows it. */
  static String time(Instant at) {
    return time(at, ZoneId.systemDefault());
  }

  /** The same in a zone. */
  static String time(Instant at, ZoneId zone) {
    return MINUTE.format(at.atZone(zone));
  }

  /** Words of a feed without what a terminal would act on. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]", " ");
  }
}
