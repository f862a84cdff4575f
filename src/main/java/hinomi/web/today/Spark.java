package hinomi.web.today;

import hinomi.store.Figures.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of small bars, one a day, the last one today.
 *
 * @param total what they add up to
 */
public record Spark(List<Bar> bars, long total) {
  private static final int HEIGHT = 32;
  private static final int STEP = 10;

  /**
   * A bar in units of the picture, which is {@link #width()} by 32.
   *
   * @param value what it stands for
   */
  public record Bar(LocalDate day, long value, int x, int y, int height) {}

  public int width() {
    return bars.size() * STEP;
  }

  /** News of a source on the days up to one. Every day can be seen, those with news clearly. */
  static Spark of(List<Day> days, LocalDate today, int count) {
    Map<LocalDate, Long> news = new HashMap<>();
    days.forEach(day -> news.merge(day.day(), day.fresh() + day.changed(), Long::sum));
    long highest = news.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < count; i++) {
      LocalDate day = today.minusDays(count - 1L - i);
      long value = news.getOrDefault(day, 0L);
      int height = value == 0 ? 1 : (int) Math.max(3, HEIGHT * value / highest);
      bars.add(new Bar(day, value, i * STEP, HEIGHT - height, height));
      total += value;
    }
    return new Spark(List.copyOf(bars), total);
  }
}
