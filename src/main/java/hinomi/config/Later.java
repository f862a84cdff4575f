package hinomi.config;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the shape of what later versions act upon, so that a mistake is told today. */
final class Later {
  private static final Pattern HOURS =
      Pattern.compile("([0-9]{1,2}):([0-9]{2})\\s*[-~〜–]\\s*([0-9]{1,2}):([0-9]{2})");

  private Later() {}

  /** The keys of a watch, or of the defaults at the top. */
  static void check(Section section) {
    section.words("when", "cvss >= 7.0");
    section.number("epss", 0, 1, "0.5");
    section.yes("reopen");
    severities(section, "due");
    severities(section, "remind");
    if (section
        .value("group")
        .filter(hinomi.config.yaml.Value.Text.class::isInstance)
        .isPresent()) {
      grouping(section, "group");
    } else {
      section
          .section("group", Keys.GROUP)
          .ifPresent(
              group -> {
                grouping(group, "by");
                group.duration("within", "24h");
              });
    }
  }

  /** The keys of a watch alone. */
  static void checkWatch(Section watch) {
    watch.words("vendor", "nginx");
    watch.words("version", "1.24.0");
    watch.words("cpe", "cpe:2.3:a:f5:nginx:*:*:*:*:*:*:*:*");
    watch.words("purl", "pkg:npm/lodash");
  }

  private static void grouping(Section section, String key) {
    section.choice(key, Map.of("product", 0, "advisory", 1, "none", 2));
  }

  private static void severities(Section section, String key) {
    section
        .section(key, Keys.SEVERITIES)
        .ifPresent(below -> Keys.SEVERITIES.forEach(severity -> below.duration(severity, "3d")));
  }

  /** The keys at the top. */
  static void checkTop(Section top, Reading reading) {
    for (Word word : top.words("quiet", "22:00-07:00")) {
      if (hours(word).isEmpty()) {
        reading.problems().error(word.at(), "expect.form", "quiet", word.text(), "22:00-07:00");
      }
    }
    top.section("notify-chat", Keys.CHAT)
        .ifPresent(
            chat -> {
              chat.required("url", "${WEBHOOK_URL}")
                  .ifPresent(word -> reading.address(word, "url", "https://hooks.example.jp/…"));
              for (Word word : chat.words("for", "critical")) {
                if (!List.of("critical", "high", "kev", "jpcert").contains(word.folded())) {
                  reading
                      .problems()
                      .error(
                          word.at(),
                          "expect.choice",
                          "for",
                          word.text(),
                          "critical | high | kev | jpcert");
                }
              }
            });
  }

  /** A span of the day: {@code 09:00-18:00}. */
  static Optional<WorkCalendar.Hours> hours(Word word) {
    Matcher m = HOURS.matcher(word.folded());
    if (!m.matches()) {
      return Optional.empty();
    }
    Optional<LocalTime> from = time(m.group(1), m.group(2));
    return from.flatMap(
        begin -> time(m.group(3), m.group(4)).map(end -> new WorkCalendar.Hours(begin, end)));
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
