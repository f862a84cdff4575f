package hinomi.web.today;

import hinomi.store.Figures.Funnel;
import hinomi.store.Figures.Standing;
import hinomi.store.Store;
import hinomi.web.Reply;
import hinomi.web.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page that answers whether the watch is awake, what came in and what became of it.
 *
 * @param standing how many tickets stand how, of whatever age
 * @param alarms open tickets about Hinomi itself
 * @param latest the tickets planned last
 * @param waiting how many actions are not delivered
 * @param waitingSince when the oldest of them was planned
 */
public record TodayPage(
    Period period,
    Funnel funnel,
    Standing standing,
    List<TicketLine> alarms,
    List<TicketLine> latest,
    List<SourceLine> sources,
    int waiting,
    Optional<Instant> waitingSince) {
  private static final int LATEST = 8;
  private static final List<Integer> OFFERED = List.of(1, 7, 30);

  static Reply show(Visit visit) {
    Map<String, Object> model = Map.of("w", visit.words(TodayPages.ROOM), "page", of(visit));
    return visit.partial()
        ? new Reply.Fragment("today/glance.jte", model)
        : Reply.page("today/today.jte", model);
  }

  private static TodayPage of(Visit visit) {
    Period period = Period.upToNow(visit, OFFERED);
    LocalDate today = LocalDate.ofInstant(visit.now(), visit.house().config().calendar().zone());
    Store store = visit.engine().store();
    return new TodayPage(
        period,
        store.figures().funnel(period.from(), period.to()),
        store.figures().standing(today),
        lines(store.life().alarms(), visit.now(), today),
        lines(store.life().latest(LATEST), visit.now(), today),
        SourceLine.all(visit),
        store.undelivered(),
        store.oldestUndelivered());
  }

  private static List<TicketLine> lines(List<Store.TicketRow> rows, Instant now, LocalDate today) {
    return rows.stream().map(row -> TicketLine.of(row, now, today)).toList();
  }

  /** What arrived, among the vulnerabilities. */
  public String collected() {
    return Query.NONE.with("arrived", period.days()).of("/vulnerabilities");
  }

  /** What of it a watch had a say in. */
  public String concerned() {
    return Query.NONE
        .with("arrived", period.days())
        .with("verdict", "watched")
        .of("/vulnerabilities");
  }

  /** The tickets about it. */
  public String tickets() {
    return Query.NONE.with("days", period.days()).with("which", "arrived").of("/untouched");
  }
}
