package hinomi.daemon;

import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.pipeline.PassReport;
import hinomi.pipeline.SourceReport;
import hinomi.store.StoreException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One line for what the service does, none for what it finds unchanged. Under systemd a line begins
 * with its priority, as {@code sd-daemon(3)} describes it, elsewhere with the time.
 */
final class Journal {
  private static final String ROOM = "daemon";
  private static final int WARNING = 4;
  private static final int INFO = 6;

  private final PrintStream out;
  private final boolean systemd;
  private final InstantSource clock;
  private final Supplier<Language> language;
  private final Map<String, String> troubles = new HashMap<>();

  Journal(
      PrintStream out,
      Map<String, String> environment,
      InstantSource clock,
      Supplier<Language> language) {
    this.out = out;
    this.systemd = environment.containsKey("JOURNAL_STREAM");
    this.clock = clock;
    this.language = language;
  }

  private synchronized void line(int priority, String text) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    for (String one : text.split("\\R")) {
      out.println((systemd ? "<" + priority + ">" : now + " ") + one);
    }
  }

  private String say(String key, Object... args) {
    return Message.of(ROOM, key, args).in(language.get());
  }

  void started(String version, int sources) {
    line(INFO, say("started", version, sources));
  }

  void stopping() {
    line(INFO, say("stopping"));
  }

  void stopped() {
    line(INFO, say("stopped"));
  }

  void reloaded(int sources) {
    line(INFO, say("reloaded", sources));
  }

  /** A changed file cannot be used. */
  void refused(String problems) {
    line(WARNING, say("refused") + "\n" + problems);
  }

  /** What a pass over some sources, or the rest of it, did. */
  void worked(String job, PassReport report) {
    report.sources().stream()
        .filter(s -> s.fresh() > 0 || s.changed() > 0 || s.rejected() > 0)
        .forEach(
            s -> line(INFO, say("collected", s.source(), s.fresh(), s.changed(), s.rejected())));
    if (!report.planned().isEmpty() || !report.notTicketed().isEmpty()) {
      String decided = say("decided", report.considered(), report.planned().size());
      String others = rules(report);
      line(INFO, others.isEmpty() ? decided : decided + say("others", others));
    }
    troubles(
        job,
        report.sources().stream().filter(s -> s.failure().isPresent()).map(this::failure).toList());
  }

  private String failure(SourceReport report) {
    return say("source-failed", report.source(), report.failure().orElseThrow().in(language.get()));
  }

  private static String rules(PassReport report) {
    return report.notTicketed().entrySet().stream()
        .map(rule -> rule.getKey() + " " + rule.getValue())
        .collect(Collectors.joining(", "));
  }

  /** What went out. */
  void delivered(PassReport report) {
    for (PassReport.Result result : report.delivered()) {
      line(INFO, say("delivered", result.ticket(), say("how." + result.how()), result.subject()));
    }
    List<String> why = new ArrayList<>();
    report.waiting().forEach(message -> why.add(say("waiting", message.in(language.get()))));
    troubles("deliver", why);
  }

  /** A job broke off. */
  void failed(String job, RuntimeException why) {
    String words =
        why instanceof StoreException store
            ? store.message().in(language.get())
            : String.valueOf(why);
    troubles(job, List.of(say("failed", job, words)));
  }

  /** What stays wrong in the same way is told once, and its end too. */
  private void troubles(String job, List<String> lines) {
    String now = String.join("\n", lines);
    String before;
    synchronized (this) {
      before = troubles.put(job, now);
    }
    if (now.equals(before == null ? "" : before)) {
      return;
    }
    line(now.isEmpty() ? INFO : WARNING, now.isEmpty() ? say("well-again", job) : now);
  }
}
