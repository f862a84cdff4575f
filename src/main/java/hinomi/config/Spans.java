package hinomi.config;

import hinomi.calendar.WorkTime.Span;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads spans of the day: {@code 09:00-18:00}. */
final class Spans {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,2}):([0-9]{2})\\s*[-~〜–]\\s*([0-9]{1,2}):([0-9]{2})");

  private Spans() {}

  /** The span; past midnight where it ends before it begins. */
  static Optional<Span> parse(Word word) {
    Matcher m = FORM.matcher(word.folded());
    if (!m.matches()) {
      return Optional.empty();
    }
    Optional<LocalTime> to = time(m.group(3), m.group(4));
    return time(m.group(1), m.group(2)).flatMap(from -> to.map(end -> new Span(from, end)));
  }

  /** The same, but not the whole day. */
  static Optional<Span> part(Word word) {
    return parse(word).filter(span -> !span.from().equals(span.to()));
  }

  private static Optional<LocalTime> time(String hour, String minute) {
    int h = Integer.parseInt(hour);
    int m = Integer.parseInt(minute);
    boolean midnight = h == 24 && m == 0;
    return midnight
        ? Optional.of(LocalTime.MIDNIGHT)
        : h < 24 && m < 60 ? Optional.of(LocalTime.of(h, m)) : Optional.empty();
  }
}
