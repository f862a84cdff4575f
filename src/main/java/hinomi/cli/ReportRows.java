package hinomi.cli;

import hinomi.pipeline.Audit;
import hinomi.pipeline.Csv;
import hinomi.ticket.Life;
import hinomi.ticket.TicketState;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The rows of a report: CSV as Excel reads it, JSON, or a table. */
final class ReportRows {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** Their words stand in the bundle as {@code report.column.NAME}. */
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "title",
          "severity",
          "score",
          "kev",
          "watches",
          "decision",
          "rule",
          "reason",
          "decided",
          "ticket",
          "url",
          "state",
          "outcome",
          "touched",
          "closed",
          "closed-by",
          "closing-note");

  private final Terminal terminal;
  private final ZoneId zone;
  private final LocalDate today;

  ReportRows(Terminal terminal, ZoneId zone, LocalDate today) {
    this.terminal = terminal;
    this.zone = zone;
    this.today = today;
  }

  /** How the rows are written. */
  enum Form {
    TABLE,
    CSV,
    JSON
  }

  /** Rows on their way out; to be closed before anything else is written there. */
  interface Writing extends Consumer<Audit.Line>, AutoCloseable {
    /** How many there were. */
    int count();

    @Override
    void close();
  }

  Writing to(PrintStream out, Form form) {
    return switch (form) {
      case TABLE -> new Rows(out, "", line -> table(line) + "\n", "", this::counted);
      case CSV ->
          new Rows(
              out,
              Csv.BEGIN
                  + Csv.row(
                      COLUMNS.stream().map(c -> terminal.text("report.column." + c)).toList()),
              line -> Csv.row(cells(line)),
              "",
              n -> "");
      case JSON -> new Rows(out, "[", this::json, ",", n -> n == 0 ? "]\n" : "\n]\n");
    };
  }

  private static final class Rows implements Writing {
    private final PrintStream out;
    private final Function<Audit.Line, String> words;
    private final String between;
    private final IntFunction<String> end;
    private int count;

    Rows(
        PrintStream out,
        String begin,
        Function<Audit.Line, String> words,
        String between,
        IntFunction<String> end) {
      this.out = out;
      this.words = words;
      this.between = between;
      this.end = end;
      out.print(begin);
    }

    @Override
    public void accept(Audit.Line line) {
      out.print(count++ == 0 ? "" : between);
      out.print(words.apply(line));
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public void close() {
      out.print(end.apply(count));
      out.flush();
    }
  }

  private String json(Audit.Line line) {
    ObjectNode one = JsonMapper.shared().createObjectNode();
    List<String> cells = cells(line);
    for (int i = 0; i < COLUMNS.size(); i++) {
      one.put(COLUMNS.get(i), cells.get(i));
    }
    return "\n  " + JsonMapper.shared().writeValueAsString(one);
  }

  private String table(Audit.Line line) {
    List<String> cells = cells(line);
    return Stream.of("id", "score", "decision", "rule", "ticket", "state", "title")
        .map(column -> cells.get(COLUMNS.indexOf(column)))
        .filter(cell -> !cell.isEmpty())
        .collect(Collectors.joining("  "));
  }

  private String counted(int rows) {
    return terminal.text("report.count", rows) + "\n";
  }

  private List<String> cells(Audit.Line line) {
    Optional<Life> life = line.ticket().map(t -> t.life());
    Optional<TicketState> state = line.ticket().map(t -> TicketState.of(t.life(), today));
    return List.of(
        plain(line.id().value()),
        plain(line.title().preferring(terminal.language())),
        line.severity() == null ? "" : line.severity().name().toLowerCase(Locale.ROOT),
        line.score() == null ? "" : line.score().toString(),
        line.kev() ? "KEV" : "",
        String.join(" / ", line.watches()),
        terminal.text("fate." + line.decision().fate().name().toLowerCase(Locale.ROOT)),
        line.decision().rule(),
        plain(line.decision().reason().in(terminal.language())),
        time(Optional.of(line.decision().at())),
        line.ticket().flatMap(t -> t.ref()).map(Object::toString).orElse(""),
        line.ticket().flatMap(t -> t.ref()).map(r -> r.url()).orElse(""),
        state.map(s -> terminal.text("tickets.state." + s.word())).orElse(""),
        life.filter(l -> l.stage().ended())
            .map(l -> terminal.text("card.stage." + l.stage().name()))
            .orElse(""),
        time(life.flatMap(Life::touched)),
        time(life.flatMap(Life::closed)),
        life.map(Life::closedBy).orElse(""),
        plain(life.map(Life::closingNote).orElse("")));
  }

  private String time(Optional<Instant> at) {
    return at.map(a -> MINUTE.format(a.atZone(zone))).orElse("");
  }

  private static String plain(String text) {
    return ExplanationText.plain(text).strip();
  }
}
