package hinomi.web.today;

import hinomi.config.TrackerConfig;
import hinomi.pipeline.Engine;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketState;
import hinomi.web.Frame;
import hinomi.web.Reply;
import hinomi.web.Visit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tickets that nobody has touched, or others, the most pressing first.
 *
 * @param lines a page of them
 * @param all how many there are
 * @param number of the page, from 1
 * @param url the tracker's own list of the untouched, or ""
 * @param board whether tickets are on the embedded board
 */
public record UntouchedPage(
    Which which,
    Period period,
    List<TicketLine> lines,
    int all,
    int number,
    String url,
    boolean board) {
  private static final int SIZE = 100;

  /** Which tickets. */
  public enum Which {
    UNTOUCHED,
    OVERDUE,
    OPEN,
    FILED,
    ARRIVED,
    ENDED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether they are those of a period. */
    public boolean ofPeriod() {
      return this == FILED || this == ARRIVED || this == ENDED;
    }
  }

  static Reply show(Visit visit) {
    Which which =
        visit
            .query("which")
            .flatMap(w -> Arrays.stream(Which.values()).filter(v -> v.word().equals(w)).findFirst())
            .orElse(Which.UNTOUCHED);
    Period period = Period.of(visit, List.of(30, 1, 7, 90));
    LocalDate today = LocalDate.ofInstant(visit.now(), visit.house().config().calendar().zone());
    List<TicketLine> all =
        rows(visit.engine(), which, period).stream()
            .filter(row -> row.life().kind() == TicketAction.Kind.CASE)
            .filter(row -> shows(which, row, today))
            .sorted(order(which, today))
            .map(row -> TicketLine.of(row, visit.now(), today))
            .toList();
    int last = Math.max(1, (all.size() + SIZE - 1) / SIZE);
    int number = Math.clamp(number(visit), 1, last);
    UntouchedPage page =
        new UntouchedPage(
            which,
            period,
            all.subList((number - 1) * SIZE, Math.min(all.size(), number * SIZE)),
            all.size(),
            number,
            visit.engine().lastUntouchedUrl().map(Frame::link).orElse(""),
            visit.house().config().tracker() instanceof TrackerConfig.Board);
    return Reply.page(
        "today/untouched.jte", Map.of("w", visit.words(TodayPages.ROOM), "page", page));
  }

  private static int number(Visit visit) {
    return visit
        .query("page")
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::parseInt)
        .orElse(1);
  }

  private static List<TicketRow> rows(Engine engine, Which which, Period period) {
    return switch (which) {
      case UNTOUCHED, OVERDUE, OPEN -> engine.store().life().open();
      case FILED -> engine.store().life().planned(period.from(), period.to());
      case ARRIVED -> engine.store().life().arrived(period.from(), period.to());
      case ENDED -> engine.store().life().endedSince(period.from());
    };
  }

  private static boolean shows(Which which, TicketRow row, LocalDate today) {
    return switch (which) {
      case UNTOUCHED -> row.life().untouched();
      case OVERDUE -> row.life().overdue(today);
      case OPEN, FILED, ARRIVED -> true;
      case ENDED -> TicketState.of(row.life(), today).ended() && row.life().closed().isPresent();
    };
  }

  /** What is still to be done by urgency and age; the rest by time, the latest first. */
  private static Comparator<TicketRow> order(Which which, LocalDate today) {
    return switch (which) {
      case UNTOUCHED, OVERDUE, OPEN ->
          Comparator.comparing(TicketRow::life, TicketState.urgent(today))
              .thenComparing(TicketRow::planned);
      case FILED, ARRIVED -> Comparator.comparingLong(TicketRow::id).reversed();
      case ENDED ->
          Comparator.<TicketRow, java.time.Instant>comparing(
                  row -> row.life().closed().orElse(row.planned()))
              .reversed();
    };
  }

  public int pages() {
    return Math.max(1, (all + SIZE - 1) / SIZE);
  }

  /** This page for others of the tickets. */
  public String of(Which other) {
    Query query = Query.NONE.with("which", other == Which.UNTOUCHED ? "" : other.word());
    return (other.ofPeriod() ? query.with("days", period.days() == 0 ? "" : period.days()) : query)
        .of("/untouched");
  }

  /** This page for so many days. */
  public String of(int days) {
    return Query.NONE.with("which", which.word()).with("days", days).of("/untouched");
  }

  /** Another page of the same tickets. */
  public String page(int other) {
    Query query = which.ofPeriod() ? period.query() : Query.NONE;
    return query
        .with("which", which == Which.UNTOUCHED ? "" : which.word())
        .with("page", other)
        .of("/untouched");
  }
}
