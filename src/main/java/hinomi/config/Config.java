package hinomi.config;

import hinomi.language.Language;
import hinomi.watch.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
 * @param ledgerKeep how long decisions are kept
 * @param listen where the dashboard listens: {@code HOST:PORT}
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
    Duration ledgerKeep,
    String listen,
    List<Problem> warnings) {

  public Config {
    sources = List.copyOf(sources);
    watches = List.copyOf(watches);
    warnings = List.copyOf(warnings);
  }
}
