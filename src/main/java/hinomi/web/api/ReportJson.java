package hinomi.web.api;

import hinomi.advisory.Severity;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.TicketAction;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tickets by the week in which they were planned. */
final class ReportJson {
  private ReportJson() {}

  static ObjectNode of(List<TicketRow> tickets, int weeks, Instant now, ZoneId zone) {
    ObjectNode root = Answer.object();
    ArrayNode items = root.putArray("items");
    LocalDate monday = week(now, zone).minusWeeks(weeks - 1L);
    for (int i = 0; i < weeks; i++) {
      LocalDate week = monday.plusWeeks(i);
      put(
          items.addObject(),
          week,
          tickets.stream()
              .filter(t -> t.life().kind() == TicketAction.Kind.CASE)
              .filter(t -> week(t.planned(), zone).equals(week))
              .toList());
    }
    return root;
  }

  private static LocalDate week(Instant moment, ZoneId zone) {
    return LocalDate.ofInstant(moment, zone)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static void put(ObjectNode into, LocalDate week, List<TicketRow> tickets) {
    into.put("week", week.toString());
    into.put("tickets", tickets.size());
    into.put("untouched", tickets.stream().filter(t -> t.life().untouched()).count());
    into.put("closed", tickets.stream().filter(t -> t.life().closed().isPresent()).count());
    hours(into, "hoursToTouch", tickets, t -> t.life().touched());
    hours(into, "hoursToClose", tickets, t -> t.life().closed());
    ObjectNode severities = into.putObject("severities");
    for (Severity severity : Severity.values()) {
      severities.put(
          Answer.word(severity),
          tickets.stream().filter(t -> t.life().severity().equals(Optional.of(severity))).count());
    }
    severities.put("unscored", tickets.stream().filter(t -> t.life().severity().isEmpty()).count());
  }

  /** The median, in hours from the filing; null where nothing was. */
  private static void hours(
      ObjectNode into,
      String name,
      List<TicketRow> tickets,
      Function<TicketRow, Optional<Instant>> end) {
    List<Duration> times = tickets.stream().flatMap(t -> time(t, end.apply(t))).sorted().toList();
    into.put(name, times.isEmpty() ? null : times.get(times.size() / 2).toMinutes() / 60.0);
  }

  private static Stream<Duration> time(TicketRow ticket, Optional<Instant> end) {
    return end.stream()
        .map(e -> Duration.between(ticket.filed().orElse(ticket.planned()), e))
        .filter(Duration::isPositive);
  }
}
