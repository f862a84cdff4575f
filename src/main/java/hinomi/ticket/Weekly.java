package hinomi.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A week in figures, so that even a quiet one shows that the watch is awake.
 *
 * @param destination where the summary is filed
 * @param from its first day
 * @param to its last day
 * @param considered vulnerabilities that were looked at
 * @param filed tickets filed in it
 * @param done tickets of Hinomi's that were dealt with in it
 * @param notOurs tickets that were closed as not ours in it
 * @param untouched open tickets that nobody has looked at, the oldest first
 * @param overdue open tickets past their due date, the longest first
 * @param inProgress how many others are open
 * @param watches what each watch brought
 * @param topics of JPCERT/CC's weekly report that no watch matched
 * @param sources how each source fared
 * @param proposals what would spare tickets that were mostly closed as not ours
 * @param untouchedUrl the tracker's list of tickets that nobody has looked at
 */
public record Weekly(
    String destination,
    LocalDate from,
    LocalDate to,
    int considered,
    List<Listed> filed,
    int done,
    int notOurs,
    List<Listed> untouched,
    List<Listed> overdue,
    int inProgress,
    List<WatchWeek> watches,
    List<Topic> topics,
    List<SourceWeek> sources,
    List<Proposal> proposals,
    Optional<String> untouchedUrl) {

  public Weekly {
    filed = List.copyOf(filed);
    untouched = List.copyOf(untouched);
    overdue = List.copyOf(overdue);
    watches = List.copyOf(watches);
    topics = List.copyOf(topics);
    sources = List.copyOf(sources);
    proposals = List.copyOf(proposals);
  }

  /**
   * What a watch brought.
   *
   * @param tickets vulnerabilities that went into tickets
   * @param digest those that went into a digest
   * @param dropped those that were dropped or held
   */
  public record WatchWeek(String watch, int tickets, int digest, int dropped) {}

  /** A topic that no watch matched; hostile text. */
  public record Topic(String title, String url) {}

  /**
   * How a source fared.
   *
   * @param failures in a row, up to now
   */
  public record SourceWeek(
      String source, Optional<Instant> lastSuccess, Optional<Instant> lastNews, int failures) {}

  /**
   * A change of the configuration that would have spared tickets.
   *
   * @param watch the watch
   * @param notOurs how many of its tickets were closed as not ours
   * @param all how many were closed at all
   * @param exclude a word that stands in what was not ours and in nothing else, or empty
   * @param bar a higher {@code min-cvss} that would have spared most, or empty
   */
  public record Proposal(
      String watch, int notOurs, int all, Optional<String> exclude, Optional<Double> bar) {}
}
