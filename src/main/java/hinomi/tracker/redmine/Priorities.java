package hinomi.tracker.redmine;

import hinomi.advisory.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which priority a severity becomes where the settings do not say. */
final class Priorities {
  private static final Map<Severity, List<String>> USUAL =
      Map.of(
          Severity.CRITICAL, List.of("今すぐ", "緊急", "immediate", "critical"),
          Severity.HIGH, List.of("急いで", "至急", "urgent", "高め", "高", "high"),
          Severity.MEDIUM, List.of("通常", "中", "normal", "medium"),
          Severity.LOW, List.of("低め", "低", "low"),
          Severity.NONE, List.of("低め", "低", "low"));

  private Priorities() {}

  /**
   * The priority with a usual name, else the one at the usual place.
   *
   * @param all lowest first
   */
  static Optional<Named> usual(List<Named> all, Severity severity) {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    return USUAL.getOrDefault(severity, List.of()).stream()
        .flatMap(name -> Named.find(all, name).stream())
        .findFirst()
        .or(() -> Optional.of(all.get(place(all.size(), severity))));
  }

  private static int place(int size, Severity severity) {
    int top = size - 1;
    return switch (severity) {
      case NONE, LOW -> 0;
      case MEDIUM -> Math.min(1, top);
      case HIGH -> Math.max(0, top - 1);
      case CRITICAL -> top;
    };
  }
}
