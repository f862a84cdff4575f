package hinomi.web.today;

import hinomi.store.Figures.Funnel;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.TicketAction;
import hinomi.web.Reply;
import hinomi.web.Visit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The page that answers whether the watch is awake, what came in and what became of it.
 *
 * @param untouched how many tickets nobody has touched, of whatever age
 * @param alarms open tickets about Hinomi itself
 * @param latest the tickets filed last
 */
public record TodayPage(
    Period period,
    Funnel funnel,
    int untouched,
    int overdue,
    List<TicketLine> alarms,
    List<TicketLine> latest,
    List<SourceLine> sources,
    int waiting) {
  private static final int LATEST = 8;

  static Reply show(Visit visit) {
    Map<String, Object> model = Map.of("w", visit.words("web/today"), "page", of(visit));
    return visit.partial()
        ? new Reply.Fragment("today/glance.jte", model)
        : Reply.page("today/today.jte", model);
  }

  private static TodayPage of(Visit visit) {
    Period period = Period.of(visit, 1);
    ZoneId zone = visit.house().config().calendar().zone();
    LocalDate today = LocalDate.ofInstant(visit.now(), zone);
    List<TicketRow> open = visit.engine().store().life().open();
    List<TicketLine> cases =
        open.stream()
            .filter(TicketLine::isCase)
            .map(row -> TicketLine.of(row, visit.now(), today))
            .toList();
    return new TodayPage(
        period,
        visit.engine().store().figures().funnel(period.from(), period.to()),
        (int) cases.stream().filter(TicketLine::untouched).count(),
        (int) cases.stream().filter(TicketLine::overdue).count(),
        open.stream()
            .filter(row -> row.life().kind() == TicketAction.Kind.ALARM)
            .map(row -> TicketLine.of(row, visit.now(), today))
            .toList(),
        cases.stream()
            .sorted(
                Comparator.<TicketLine, java.time.Instant>comparing(l -> l.row().planned())
                    .reversed())
            .limit(LATEST)
            .toList(),
        SourceLine.all(visit),
        visit.engine().store().undelivered());
  }
}
