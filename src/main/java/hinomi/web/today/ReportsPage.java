package hinomi.web.today;

import hinomi.advisory.Severity;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.Life;
import hinomi.ticket.Stage;
import hinomi.web.Reply;
import hinomi.web.Visit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What became of the tickets of a period.
 *
 * @param weeks in order, empty ones too
 * @param watches what each brought, the most first
 * @param products the same by product, as far as tickets say
 */
public record ReportsPage(
    Period period, List<Week> weeks, Share all, List<Share> watches, List<Share> products) {
  static final List<Integer> OFFERED = List.of(90, 30, 365);

  /** As many products are shown. */
  private static final int PRODUCTS = 20;

  /**
   * The tickets of a week.
   *
   * @param monday with which it begins
   * @param low with those of severity none
   * @param unscored without a severity
   */
  public record Week(LocalDate monday, int critical, int high, int medium, int low, int unscored) {
    public int all() {
      return critical + high + medium + low + unscored;
    }
  }

  /**
   * Tickets that have something in common.
   *
   * @param untouched not ended, and touched by nobody
   * @param touch from filing until a person did something
   * @param close from filing until it was closed as done or not ours
   */
  public record Share(
      String name, int tickets, int untouched, int done, int notOurs, Times touch, Times close) {

    static Share of(String name, Collection<TicketRow> rows) {
      return new Share(
          name,
          rows.size(),
          count(rows, Life::untouched),
          count(rows, life -> life.stage() == Stage.DONE),
          count(rows, life -> life.stage() == Stage.NOT_OURS),
          Times.of(rows, row -> row.life().touched()),
          Times.of(rows, row -> row.life().closed()));
    }

    private static int count(Collection<TicketRow> rows, Function<Life, Boolean> is) {
      return (int) rows.stream().filter(row -> is.apply(row.life())).count();
    }
  }

  static Reply show(Visit visit) {
    Period period = Period.of(visit, OFFERED);
    ZoneId zone = visit.house().config().calendar().zone();
    List<TicketRow> rows = visit.engine().store().life().planned(period.from(), period.to());
    ReportsPage page =
        new ReportsPage(
            period,
            weeks(period, rows, zone),
            Share.of("", rows),
            shares(rows, row -> row.life().watches()),
            shares(rows, row -> product(row.life())).stream().limit(PRODUCTS).toList());
    return Reply.page("today/reports.jte", Map.of("w", visit.words(TodayPages.ROOM), "page", page));
  }

  private static List<Week> weeks(Period period, List<TicketRow> rows, ZoneId zone) {
    Map<LocalDate, List<TicketRow>> byWeek = new TreeMap<>();
    // A period of centuries has no more weeks than there are tickets to show.
    LocalDate first =
        rows.isEmpty()
            ? monday(period.from(), zone)
            : monday(rows.stream().map(TicketRow::planned).min(Instant::compareTo).get(), zone);
    LocalDate begin = period.days() > 0 ? monday(period.from(), zone) : first;
    LocalDate last = monday(period.to().minusMillis(1), zone);
    if (rows.isEmpty()) {
      return List.of();
    }
    rows.forEach(
        row ->
            byWeek.computeIfAbsent(monday(row.planned(), zone), w -> new ArrayList<>()).add(row));
    LocalDate newest = period.days() > 0 ? last : monday(rows.getFirst().planned(), zone);
    for (LocalDate week = begin; !week.isAfter(newest); week = week.plusWeeks(1)) {
      byWeek.computeIfAbsent(week, w -> new ArrayList<>());
    }
    return byWeek.entrySet().stream().map(e -> week(e.getKey(), e.getValue())).toList();
  }

  private static LocalDate monday(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static Week week(LocalDate monday, List<TicketRow> rows) {
    return new Week(
        monday,
        graded(rows, Severity.CRITICAL),
        graded(rows, Severity.HIGH),
        graded(rows, Severity.MEDIUM),
        graded(rows, Severity.LOW) + graded(rows, Severity.NONE),
        (int) rows.stream().filter(row -> row.life().severity().isEmpty()).count());
  }

  private static int graded(List<TicketRow> rows, Severity severity) {
    return (int)
        rows.stream().filter(r -> r.life().severity().filter(severity::equals).isPresent()).count();
  }

  private static List<Share> shares(List<TicketRow> rows, Function<TicketRow, List<String>> names) {
    Map<String, List<TicketRow>> byName = new LinkedHashMap<>();
    for (TicketRow row : rows) {
      for (String name : names.apply(row)) {
        byName.computeIfAbsent(name, n -> new ArrayList<>()).add(row);
      }
    }
    return byName.entrySet().stream()
        .map(e -> Share.of(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingInt(Share::tickets).reversed().thenComparing(Share::name))
        .toList();
  }

  private static List<String> product(Life life) {
    return life.group().isEmpty() ? List.of() : List.of(life.group());
  }

  public String csv() {
    return period.query().of("/reports.csv");
  }

  /** The same for so many days. */
  public String of(int days) {
    return Query.NONE.with("days", days).of("/reports");
  }
}
