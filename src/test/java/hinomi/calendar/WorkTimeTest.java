package hinomi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.calendar.WorkTime.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkTimeTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Optional<Span> NIGHT = span("22:00", "07:00");

  /** Golden Week of 2026, the five days of September and the days around the New Year. */
  private static final Set<LocalDate> HOLIDAYS =
      dates(
          "2026-04-29 2026-05-03 2026-05-04 2026-05-05 2026-05-06 2026-09-21 2026-09-22 2026-09-23"
              + " 2026-12-29 2026-12-30 2026-12-31 2027-01-01 2027-01-02 2027-01-03");

  private static final WorkTime OFFICE = office(span("09:00", "18:00"), HOLIDAYS);

  private static WorkTime office(Optional<Span> hours, Set<LocalDate> holidays) {
    return new WorkTime(TOKYO, hours, holidays, true, NIGHT, true);
  }

  private static Optional<Span> span(String from, String to) {
    return Optional.of(new Span(LocalTime.parse(from), LocalTime.parse(to)));
  }

  private static Set<LocalDate> dates(String text) {
    return Arrays.stream(text.split(" ")).map(LocalDate::parse).collect(Collectors.toSet());
  }

  private static Instant at(ZoneId zone, String local) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  private static Instant tokyo(String local) {
    return at(TOKYO, local);
  }

  private static Duration within(String text) {
    return Duration.parse(text.endsWith("D") ? "P" + text : "PT" + text);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-09, true, a Friday",
    "2026-10-10, false, a Saturday",
    "2026-10-11, false, a Sunday",
    "2026-05-06, false, a holiday on a Wednesday",
    "2026-05-07, true, the day after",
    "2026-12-28, true, the last of the year",
    "2027-01-04, true, the first of the year",
  })
  void saturdays_sundays_and_holidays_are_without_work(LocalDate day, boolean work) {
    assertThat(OFFICE.workday(day)).isEqualTo(work);
    assertThat(WorkTime.always(TOKYO).workday(day)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-05T10:00, 1D, 2026-10-06, from a Monday",
    "2026-10-09T10:00, 1D, 2026-10-12, over a weekend",
    "2026-10-09T10:00, 3D, 2026-10-14, three days from a Friday",
    "2026-10-09T20:00, 3D, 2026-10-14, also from its evening",
    "2026-10-10T10:00, 3D, 2026-10-14, also from the Saturday",
    "2026-10-09T10:00, 14D, 2026-10-29, fourteen working days",
    "2026-04-28T10:00, 1D, 2026-04-30, over a single holiday",
    "2026-05-01T10:00, 1D, 2026-05-07, over Golden Week",
    "2026-04-28T10:00, 3D, 2026-05-07, into Golden Week",
    "2026-09-18T10:00, 2D, 2026-09-25, over five days in September",
    "2026-12-28T17:00, 1D, 2027-01-04, over the New Year",
    "2026-12-28T17:00, 3D, 2027-01-06, into the New Year",
    "2026-10-10T10:00, 0D, 2026-10-12, at once from a Saturday",
    "2026-10-09T10:00, 0D, 2026-10-09, at once",
    "2026-10-09T17:00, 3H, 2026-10-12, hours over a weekend",
    "2026-10-09T15:00, 3H, 2026-10-09, hours to the end of the day",
    "2026-05-01T17:30, 1H, 2026-05-07, an hour over Golden Week",
    "2026-10-05T09:00, 36H, 2026-10-08, four days of nine hours",
  })
  void something_is_due_on_a_working_day(String from, String within, LocalDate due) {
    assertThat(OFFICE.due(tokyo(from), within(within))).isEqualTo(due);
    assertThat(OFFICE.day(OFFICE.plus(tokyo(from), within(within)))).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-09T10:30, 1D, 2026-10-12T10:30, the same time of day",
    "2026-10-10T03:00, 1D, 2026-10-12T09:00, not before the hours begin",
    "2026-10-09T20:00, 1D, 2026-10-12T18:00, not after they end",
    "2026-10-09T17:00, 3H, 2026-10-12T11:00, hours go on after the weekend",
    "2026-10-09T15:00, 3H, 2026-10-09T18:00, the end of the day",
    "2026-10-09T20:00, 1H, 2026-10-12T10:00, from the evening",
    "2026-10-09T03:00, 1H, 2026-10-09T10:00, from the night",
    "2026-10-11T12:00, 30M, 2026-10-12T09:30, minutes from a Sunday",
    "2026-12-28T17:00, 2H, 2027-01-04T10:00, over the New Year",
  })
  void a_moment_lies_within_the_hours(String from, String within, String moment) {
    assertThat(OFFICE.plus(tokyo(from), within(within))).isEqualTo(tokyo(moment));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-09T10:00, 3D, 2026-10-12T10:00",
    "2026-10-10T23:30, 36H, 2026-10-12T11:30",
    "2026-12-31T23:59, 1D, 2027-01-01T23:59",
    "2028-02-28T12:00, 1D, 2028-02-29T12:00",
  })
  void without_a_calendar_every_day_counts_all_day(String from, String within, String moment) {
    WorkTime always = WorkTime.always(TOKYO);
    assertThat(always.plus(tokyo(from), within(within))).isEqualTo(tokyo(moment));
    assertThat(always.due(tokyo(from), within(within)))
        .isEqualTo(LocalDateTime.parse(moment).toLocalDate());
    assertThat(always.working(tokyo(from))).isTrue();
    assertThat(always.quietUntil(tokyo(from))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-09T08:59:59, false",
    "2026-10-09T09:00, true",
    "2026-10-09T17:59:59, true",
    "2026-10-09T18:00, false",
    "2026-10-10T12:00, false",
    "2026-05-05T12:00, false",
  })
  void work_begins_with_the_first_hour_and_has_ended_with_the_last(String moment, boolean work) {
    assertThat(OFFICE.working(tokyo(moment))).isEqualTo(work);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-09T23:00, true, the night of Friday",
    "2026-10-10T05:59, true, which lasts into Saturday",
    "2026-10-10T06:00, false, and has an end",
    "2026-10-10T23:00, false, the night of Saturday is free",
    "2026-10-12T03:00, false, the night of Sunday too",
    "2026-10-12T12:00, false, by day nobody works",
  })
  void a_night_shift_belongs_to_the_day_on_which_it_begins(String moment, boolean work) {
    assertThat(office(span("22:00", "06:00"), HOLIDAYS).working(tokyo(moment))).isEqualTo(work);
  }

  @Test
  void hours_of_a_night_shift_go_on_after_midnight() {
    WorkTime nights = office(span("22:00", "06:00"), HOLIDAYS);
    assertThat(nights.plus(tokyo("2026-10-09T23:00"), within("6H")))
        .isEqualTo(tokyo("2026-10-10T05:00"));
    assertThat(nights.plus(tokyo("2026-10-10T05:00"), within("2H")))
        .isEqualTo(tokyo("2026-10-12T23:00"));
    assertThat(nights.plus(tokyo("2026-10-08T12:00"), within("1D")))
        .isEqualTo(tokyo("2026-10-09T22:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-08T21:59, , before it",
    "2026-10-08T22:00, 2026-10-09T07:00, in the evening",
    "2026-10-09T06:59, 2026-10-09T07:00, in the morning",
    "2026-10-09T07:00, , after it",
    "2026-10-09T22:30, 2026-10-12T07:00, over the weekend",
    "2026-10-10T12:00, 2026-10-12T07:00, on Saturday at noon",
    "2026-05-01T23:00, 2026-05-07T07:00, over Golden Week",
    "2026-05-05T12:00, 2026-05-07T07:00, within Golden Week",
    "2026-12-28T22:00, 2027-01-04T07:00, over the New Year",
  })
  void quiet_lasts_over_days_without_work(String moment, String until) {
    assertThat(OFFICE.quietUntil(tokyo(moment)))
        .isEqualTo(Optional.ofNullable(until).map(WorkTimeTest::tokyo));
  }

  @Test
  void without_a_calendar_quiet_is_a_matter_of_the_clock() {
    WorkTime nights = new WorkTime(TOKYO, Optional.empty(), Set.of(), false, NIGHT, true);
    assertThat(nights.quietUntil(tokyo("2026-10-09T22:30"))).contains(tokyo("2026-10-10T07:00"));
    assertThat(nights.quietUntil(tokyo("2026-10-10T12:00"))).isEmpty();
  }

  @Test
  void without_quiet_hours_nothing_is_quiet() {
    WorkTime loud = new WorkTime(TOKYO, Optional.empty(), HOLIDAYS, true, Optional.empty(), true);
    assertThat(loud.quietUntil(tokyo("2026-10-10T12:00"))).isEmpty();
  }

  @Test
  void quiet_by_day_ends_on_the_same_day() {
    WorkTime noon =
        new WorkTime(TOKYO, Optional.empty(), Set.of(), true, span("12:00", "13:00"), true);
    assertThat(noon.quietUntil(tokyo("2026-10-09T12:10"))).contains(tokyo("2026-10-09T13:00"));
    assertThat(noon.quietUntil(tokyo("2026-10-10T14:00"))).contains(tokyo("2026-10-12T00:00"));
  }

  @Test
  void quiet_for_the_whole_day_is_refused() {
    assertThatThrownBy(
            () ->
                new WorkTime(TOKYO, Optional.empty(), Set.of(), true, span("08:00", "08:00"), true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T12:00, 1D, 2026-03-29T12:00, a day of 23 hours",
    "2026-10-24T12:00, 1D, 2026-10-25T12:00, a day of 25 hours",
    "2026-03-28T02:30, 1D, 2026-03-29T03:30, a time that does not exist",
    "2026-03-28T12:00, 25H, 2026-03-29T14:00, hours are counted as they pass",
    "2026-10-24T12:00, 25H, 2026-10-25T12:00, in autumn too",
  })
  void days_are_days_of_the_zone(String from, String within, String moment) {
    assertThat(WorkTime.always(BERLIN).plus(at(BERLIN, from), within(within)))
        .isEqualTo(at(BERLIN, moment));
  }

  @Test
  void a_day_begins_when_the_zone_says() {
    assertThat(WorkTime.always(TOKYO).startOf(LocalDate.parse("2026-10-09")))
        .isEqualTo(Instant.parse("2026-10-08T15:00:00Z"));
    assertThat(WorkTime.always(TOKYO).day(Instant.parse("2026-12-31T15:00:00Z")))
        .isEqualTo(LocalDate.parse("2027-01-01"));
    assertThat(
            WorkTime.always(ZoneId.of("America/Sao_Paulo")).startOf(LocalDate.parse("2018-11-04")))
        .as("midnight does not exist on this day")
        .isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
  }

  @Test
  void quiet_hours_end_in_the_repeated_hour_and_in_the_missing_one() {
    WorkTime spring =
        new WorkTime(BERLIN, Optional.empty(), Set.of(), false, span("22:00", "02:30"), true);
    assertThat(spring.quietUntil(at(BERLIN, "2026-03-29T01:50")))
        .contains(Instant.parse("2026-03-29T01:30:00Z"));
    Instant second = Instant.parse("2026-10-25T01:10:00Z");
    assertThat(spring.quietUntil(second)).contains(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Test
  void what_is_urgent_breaks_quiet_unless_told_otherwise() {
    WorkTime never = new WorkTime(TOKYO, Optional.empty(), Set.of(), true, NIGHT, false);
    assertThat(OFFICE.breaks(true)).isTrue();
    assertThat(OFFICE.breaks(false)).isFalse();
    assertThat(never.breaks(true)).isFalse();
  }

  @Test
  @Timeout(10)
  void a_calendar_without_any_work_counts_every_day() {
    Set<LocalDate> all =
        Stream.iterate(LocalDate.parse("2026-01-01"), day -> day.plusDays(1))
            .limit(4000)
            .collect(Collectors.toSet());
    WorkTime idle = office(span("09:00", "18:00"), all);
    Instant from = tokyo("2026-10-09T10:00");
    assertThat(idle.due(from, within("3D"))).isEqualTo(LocalDate.parse("2026-10-12"));
    assertThat(idle.plus(from, within("3D"))).isEqualTo(tokyo("2026-10-12T10:00"));
    assertThat(idle.plus(from, within("5H"))).isEqualTo(tokyo("2026-10-09T15:00"));
    assertThat(idle.quietUntil(from)).isEmpty();
    assertThat(idle.quietUntil(tokyo("2026-10-09T23:00"))).contains(tokyo("2026-10-10T07:00"));
  }

  @Test
  @Timeout(10)
  void the_longest_durations_end() {
    Duration longest = Duration.ofDays(7 * 999_999L);
    WorkTime minute = office(span("09:00", "09:01"), HOLIDAYS);
    Instant from = tokyo("2026-10-09T10:00");
    assertThat(minute.due(from, longest)).isAfter(LocalDate.parse("2036-01-01"));
    assertThat(minute.plus(from, longest)).isAfter(from);
    assertThat(minute.plus(from, Duration.ofHours(999_999))).isAfter(from);
  }
}
