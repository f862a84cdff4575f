package hinomi.web.today;

import hinomi.pipeline.Engine.Tolerance;
import hinomi.store.Figures.Day;
import hinomi.store.Store;
import hinomi.store.Store.SourceState;
import hinomi.web.House.Timetable;
import hinomi.web.Visit;
import hinomi.web.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a source fares.
 *
 * @param how in a word
 * @param timetable when it is asked; empty where nothing asks by itself
 * @param rejected how many records that could not be read are kept
 */
public record SourceLine(
    String name,
    How how,
    SourceState state,
    Tolerance tolerance,
    Optional<Timetable> timetable,
    Spark spark,
    long rejected) {
  private static final int DAYS = 14;

  /** How a source fares, in a word. */
  public enum How {
    NEVER,
    WELL,
    FAILING,
    SILENT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static How of(SourceState state, Tolerance tolerance, Instant now) {
      if (state.failures() > 0) {
        return FAILING;
      }
      if (state.lastSuccess().isEmpty()) {
        return NEVER;
      }
      Instant news = state.lastNews().orElse(now);
      return Duration.between(news, now).compareTo(tolerance.silent()) > 0 ? SILENT : WELL;
    }
  }

  /** All that are on, in the order of the configuration. */
  static List<SourceLine> all(Visit visit) {
    Store store = visit.engine().store();
    LocalDate today = LocalDate.ofInstant(visit.now(), ZoneOffset.UTC);
    Map<String, List<Day>> days = store.figures().days(today.minusDays(DAYS - 1L));
    Map<String, Long> rejected = store.figures().rejected();
    List<Timetable> timetable = visit.house().timetable();
    List<SourceLine> lines = new ArrayList<>();
    for (String name : visit.engine().sources()) {
      SourceState state = store.source(name);
      Tolerance tolerance = visit.engine().tolerance(name);
      lines.add(
          new SourceLine(
              name,
              How.of(state, tolerance, visit.now()),
              state,
              tolerance,
              timetable.stream().filter(t -> t.source().equals(name)).findFirst(),
              Spark.of(days.getOrDefault(name, List.of()), today, DAYS),
              rejected.getOrDefault(name, 0L)));
    }
    return lines;
  }

  /** What people call it. */
  public String label(Words words) {
    return label(words, name);
  }

  /** What people call a source; one of the user's own as the user does. */
  public static String label(Words words, String name) {
    String key = "source.called." + name;
    String said = words.say(key);
    return said.equals(key) ? name : said;
  }

  /** Its page. */
  public String address() {
    return Query.NONE.with("name", name).of("/sources");
  }
}
