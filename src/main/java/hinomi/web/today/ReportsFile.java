package hinomi.web.today;

import hinomi.pipeline.Csv;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.Life;
import hinomi.ticket.TicketState;
import hinomi.web.Reply;
import hinomi.web.Visit;
import hinomi.web.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tickets of a period as a table for Excel. */
final class ReportsFile {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final List<String> COLUMNS =
      List.of(
          "ticket",
          "url",
          "subject",
          "severity",
          "vulnerabilities",
          "watches",
          "state",
          "status",
          "assignee",
          "filed",
          "due",
          "touched",
          "closed",
          "closed-by",
          "closing-note");

  private ReportsFile() {}

  static Reply csv(Visit visit) {
    Period period = Period.of(visit, ReportsPage.OFFERED);
    Words words = visit.words(TodayPages.ROOM);
    ZoneId zone = visit.house().config().calendar().zone();
    LocalDate today = LocalDate.ofInstant(visit.now(), zone);
    StringBuilder out = new StringBuilder(Csv.BEGIN);
    out.append(Csv.row(COLUMNS.stream().map(c -> words.say("column." + c)).toList()));
    visit.engine().store().life().planned(period.from(), period.to()).stream()
        .map(row -> Csv.row(cells(TicketLine.of(row, visit.now(), today), words, zone)))
        .forEach(out::append);
    return new Reply.File(
        "text/csv; charset=utf-8",
        "hinomi-tickets-" + period.first() + "-" + period.last() + ".csv",
        out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> cells(TicketLine line, Words words, ZoneId zone) {
    TicketRow row = line.row();
    Life life = row.life();
    TicketState state = line.state();
    return List.of(
        line.number(),
        row.ref().map(ref -> ref.url()).orElse(""),
        row.subject(),
        line.severity().isEmpty() ? "" : words.say("severity." + line.severity()),
        row.members().stream().map(id -> id.value()).collect(Collectors.joining(" ")),
        String.join(" / ", life.watches()),
        words.say("state." + state.word()),
        life.status(),
        line.assignee(),
        time(row.filed(), zone),
        life.due().map(LocalDate::toString).orElse(""),
        time(life.touched(), zone),
        time(life.closed(), zone),
        life.closedBy(),
        life.closingNote());
  }

  private static String time(Optional<Instant> at, ZoneId zone) {
    return at.map(a -> MINUTE.format(a.atZone(zone))).orElse("");
  }
}
