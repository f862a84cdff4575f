package hinomi.web.today;

import hinomi.store.Figures.PassRow;
import hinomi.store.Figures.Rejected;
import hinomi.web.Reply;
import hinomi.web.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All sources, and the latest passes.
 *
 * @param asked the source that somebody just wanted to be asked; "" for none
 */
public record SourcesPage(List<SourceLine> sources, List<PassRow> passes, String asked) {
  private static final int PASSES = 20;
  private static final int REJECTS = 50;

  /**
   * A source with what could not be read of it.
   *
   * @param next the number before which further rejects are; empty where there are none
   */
  public record One(
      SourceLine source,
      List<Rejected> rejects,
      boolean first,
      Optional<Long> next,
      boolean asked) {}

  static Reply show(Visit visit) {
    List<SourceLine> lines = SourceLine.all(visit);
    Optional<String> name = visit.query("name");
    if (name.isPresent()) {
      return lines.stream()
          .filter(line -> line.name().equals(name.get()))
          .findFirst()
          .map(line -> one(visit, line))
          .orElseGet(Reply.Missing::new);
    }
    String asked =
        visit
            .query("asked")
            .filter(a -> lines.stream().anyMatch(line -> line.name().equals(a)))
            .orElse("");
    SourcesPage page =
        new SourcesPage(lines, visit.engine().store().figures().passes(PASSES), asked);
    return Reply.page("today/sources.jte", Map.of("w", visit.words(TodayPages.ROOM), "page", page));
  }

  private static Reply one(Visit visit, SourceLine line) {
    Optional<Long> before = Numbers.number(visit, "before");
    List<Rejected> rejects =
        visit.engine().store().figures().rejects(line.name(), before, REJECTS + 1);
    List<Rejected> shown = rejects.stream().limit(REJECTS).toList();
    One page =
        new One(
            line,
            shown,
            before.isEmpty(),
            rejects.size() > REJECTS ? Optional.of(shown.getLast().number()) : Optional.empty(),
            visit.query("asked").isPresent());
    return Reply.page("today/source.jte", Map.of("w", visit.words(TodayPages.ROOM), "page", page));
  }

  /** Asks a source now. */
  static Reply run(Visit visit) {
    String name = visit.form("name").orElse("");
    if (!visit.engine().sources().contains(name) || !visit.house().runNow(name)) {
      return new Reply.Refused(
          404, visit.words(TodayPages.ROOM).say("run.unknown", Numbers.shortened(name)));
    }
    return new Reply.Redirect(
        visit.form("back").filter("one"::equals).isPresent()
            ? Query.NONE.with("name", name).with("asked", "1").of("/sources")
            : Query.NONE.with("asked", name).of("/sources"));
  }

  /** How long a pass took, in seconds. */
  public static String took(PassRow pass) {
    Duration took = Duration.between(pass.began(), pass.ended());
    return String.format(java.util.Locale.ROOT, "%.1f", took.toMillis() / 1000.0);
  }

  /** A figure of a pass; 0 where it has none of this name. */
  public static int figure(PassRow pass, String name) {
    return pass.figures().getOrDefault(name, 0);
  }
}
