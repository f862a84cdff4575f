package hinomi.watch;

import hinomi.advisory.Severity;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a watch's hits become tickets and how these live on.
 *
 * @param ticketFrom the confidence, 0 to 100, from which on a hit becomes a ticket
 * @param digestFrom the confidence from which on a hit that is no ticket stands in the digest; what
 *     is below is dropped
 * @param group which hits share a ticket
 * @param epssBar the EPSS probability, 0 to 1, from which on it is news, or null for none
 * @param due how long a ticket may take, by severity; working time where there is a calendar
 * @param remind after how long an untouched ticket is brought up, and again after as long, by
 *     severity
 * @param reopen whether a closed ticket is reopened when things have become worse
 */
public record Policy(
    int ticketFrom,
    int digestFrom,
    Grouping group,
    @Nullable Double epssBar,
    SortedMap<Severity, Duration> due,
    SortedMap<Severity, Duration> remind,
    boolean reopen) {

  /** A mention is less sure than this, the subject of a text surer. */
  public static final int SURE = 60;

  public static final Policy DEFAULT =
      new Policy(
          SURE,
          0,
          Grouping.DEFAULT,
          null,
          new TreeMap<>(),
          new TreeMap<>(
              Map.of(
                  Severity.CRITICAL,
                  Duration.ofDays(1),
                  Severity.HIGH,
                  Duration.ofDays(3),
                  Severity.MEDIUM,
                  Duration.ofDays(7))),
          false);

  public Policy {
    due = Collections.unmodifiableSortedMap(new TreeMap<>(due));
    remind = Collections.unmodifiableSortedMap(new TreeMap<>(remind));
  }

  /** The same with another grouping. */
  public Policy grouped(Grouping other) {
    return new Policy(ticketFrom, digestFrom, other, epssBar, due, remind, reopen);
  }
}
