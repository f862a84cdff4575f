package hinomi.web.today;

import hinomi.store.Store.TicketRow;
import hinomi.web.Reply;
import hinomi.web.Visit;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tickets that nobody has touched, or others, the most pressing first.
 *
 * @param all how many there are, of which the lines are the first
 * @param url the tracker's own list of them, or ""
 */
public record UntouchedPage(Which which, List<TicketLine> lines, int all, String url) {
  private static final int MOST = 200;
  private static final Duration ENDED = Duration.ofDays(30);

  /** Which tickets. */
  public enum Which {
    UNTOUCHED,
    OVERDUE,
    OPEN,
    ENDED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Reply show(Visit visit) {
    Which which =
        visit
            .query("which")
            .flatMap(w -> Arrays.stream(Which.values()).filter(v -> v.word().equals(w)).findFirst())
            .orElse(Which.UNTOUCHED);
    LocalDate today = LocalDate.ofInstant(visit.now(), visit.house().config().calendar().zone());
    List<TicketRow> rows =
        which == Which.ENDED
            ? visit.engine().store().life().endedSince(visit.now().minus(ENDED))
            : visit.engine().store().life().open();
    Stream<TicketLine> lines =
        rows.stream()
            .filter(TicketLine::isCase)
            .map(row -> TicketLine.of(row, visit.now(), today))
            .filter(line -> shows(which, line));
    List<TicketLine> sorted =
        (which == Which.ENDED ? lines : lines.sorted(TicketLine.URGENT)).toList();
    UntouchedPage page =
        new UntouchedPage(
            which, sorted.stream().limit(MOST).toList(), sorted.size(), url(visit).orElse(""));
    return Reply.page("today/untouched.jte", Map.of("w", visit.words("web/today"), "page", page));
  }

  private static boolean shows(Which which, TicketLine line) {
    return switch (which) {
      case UNTOUCHED -> line.untouched();
      case OVERDUE -> line.overdue();
      case OPEN, ENDED -> true;
    };
  }

  /** Known without asking the tracker only where a pass has asked it before. */
  private static Optional<String> url(Visit visit) {
    return visit.engine().store().recall("untouched-url").filter(url -> !url.isEmpty());
  }
}
