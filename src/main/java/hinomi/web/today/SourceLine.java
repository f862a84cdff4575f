package hinomi.web.today;

import hinomi.store.Figures.Day;
import hinomi.store.Store.SourceState;
import hinomi.web.House.Timetable;
import hinomi.web.Visit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a source fares.
 *
 * @param timetable when it is asked; empty where nothing asks by itself
 * @param rejected how many of its records could not be read, ever
 */
public record SourceLine(
    String name, SourceState state, Optional<Timetable> timetable, Spark spark, long rejected) {
  private static final int DAYS = 14;

  /** Whether it answers. */
  public boolean well() {
    return state.failures() == 0;
  }

  /** Whether it was ever asked. */
  public boolean asked() {
    return state.lastSuccess().isPresent() || state.failures() > 0;
  }

  /** All that are on, in the order of the configuration. */
  static List<SourceLine> all(Visit visit) {
    LocalDate today = LocalDate.ofInstant(visit.now(), ZoneOffset.UTC);
    Map<String, List<Day>> days = visit.engine().store().figures().days(today.minusDays(DAYS - 1L));
    Map<String, Long> rejected = visit.engine().store().figures().rejected();
    List<Timetable> timetable = visit.house().timetable();
    List<SourceLine> lines = new ArrayList<>();
    for (String name : visit.engine().sources()) {
      lines.add(
          new SourceLine(
              name,
              visit.engine().store().source(name),
              timetable.stream().filter(t -> t.source().equals(name)).findFirst(),
              Spark.of(days.getOrDefault(name, List.of()), today, DAYS),
              rejected.getOrDefault(name, 0L)));
    }
    return lines;
  }
}
