package hinomi.cli;

import hinomi.pipeline.Audit;
import hinomi.ticket.Life;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
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
          "touched",
          "closed",
          "closed-by",
          "closing-note");

  private final Terminal terminal;
  private final ZoneId zone;

  ReportRows(Terminal terminal, ZoneId zone) {
    this.terminal = terminal;
    this.zone = zone;
  }

  /** RFC 4180 with a byte order mark, by which Excel knows UTF-8. */
  String csv(List<Audit.Line> lines) {
    StringBuilder text = new StringBuilder("\uFEFF");
    text.append(
        COLUMNS.stream()
            .map(c -> cell(terminal.text("report.column." + c)))
            .collect(Collectors.joining(",")));
    text.append("\r\n");
    for (Audit.Line line : lines) {
      text.append(cells(line).stream().map(ReportRows::cell).collect(Collectors.joining(",")));
      text.append("\r\n");
    }
    return text.toString();
  }

  /** A cell that no spreadsheet takes for a formula. */
  private static String cell(String text) {
    String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  String json(List<Audit.Line> lines) {
    ArrayNode root = JsonMapper.shared().createArrayNode();
    for (Audit.Line line : lines) {
      ObjectNode one = root.addObject();
      List<String> cells = cells(line);
      for (int i = 0; i < COLUMNS.size(); i++) {
        one.put(COLUMNS.get(i), cells.get(i));
      }
    }
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  String table(List<Audit.Line> lines) {
    StringBuilder text = new StringBuilder();
    for (Audit.Line line : lines) {
      List<String> shown = new ArrayList<>();
      List<String> cells = cells(line);
      for (String column : List.of("id", "score", "decision", "rule", "ticket", "state", "title")) {
        String cell = cells.get(COLUMNS.indexOf(column));
        if (!cell.isEmpty()) {
          shown.add(cell);
        }
      }
      text.append(String.join("  ", shown)).append('\n');
    }
    return text.append(terminal.text("report.count", lines.size())).append('\n').toString();
  }

  private List<String> cells(Audit.Line line) {
    Optional<Life> life = line.ticket().map(t -> t.life());
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
        life.map(l -> terminal.text("card.stage." + l.stage().name())).orElse(""),
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
