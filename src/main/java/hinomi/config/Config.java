package hinomi.config;

import hinomi.calendar.WorkTime;
import hinomi.calendar.WorkTime.Span;
import hinomi.language.Language;
import hinomi.watch.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code hinomi.yml} says. Every relative path in it has been resolved against its folder, and
 * every {@code ${VARIABLE}} replaced.
 *
 * @param file the file itself, as it was named on the command line
 * @param base its folder, absolute
 * @param language of tickets, pages and messages
 * @param store the database's JDBC address; may hold a password
 * @param http proxies and the like
 * @param sources those that are on, the built-in ones first
 * @param tracker where tickets go
 * @param watches what the user runs, with the defaults of the file's top filled in
 * @param limits against floods
 * @param calendar working time
 * @param quiet when nobody is to be disturbed; empty for never
 * @param chat where a chat is told of tickets; empty for nowhere
 * @param ledgerKeep how long decisions are kept
 * @param serve where the dashboard listens and who may come in
 * @param files the file itself and all that it names, whether they exist or not
 * @param warnings what the user should know, in the order of the file
 */
public record Config(
    Path file,
    Path base,
    Language language,
    Secret store,
    HttpConfig http,
    List<SourceConfig> sources,
    TrackerConfig tracker,
    List<Watch> watches,
    Limits limits,
    WorkCalendar calendar,
    Optional<Span> quiet,
    Optional<ChatConfig> chat,
    Duration ledgerKeep,
    ServeConfig serve,
    List<Path> files,
    List<Problem> warnings) {

  public Config {
    sources = List.copyOf(sources);
    watches = List.copyOf(watches);
    files = List.copyOf(files);
    warnings = List.copyOf(warnings);
  }

  /** Where the dashboard listens: {@code HOST:PORT}. */
  public String listen() {
    return serve.listen();
  }

  /** Working time, by the calendar and the quiet hours. */
  public WorkTime workTime() {
    return new WorkTime(
        calendar.zone(),
        calendar.hours(),
        calendar.holidays(),
        calendar.workdaysOnly(),
        quiet,
        calendar.urgentAlways());
  }

  /**
   * The warnings, and what the passing of time has made worth one: holidays that nobody has entered
   * for this year, or in December for the next.
   *
   * @param now the present moment
   */
  public List<Problem> warnings(Instant now) {
    return Stream.concat(warnings.stream(), calendar.outdated(now).stream()).toList();
  }
}
