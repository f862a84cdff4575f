package hinomi.ticket;

import hinomi.watch.Watch;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** What a plan has to know of the world: time, tickets that exist, settings. */
public interface Situation {

  Instant now();

  /** From when on hits of a watch may become tickets. */
  Instant start(Watch watch);

  /** When a watch was first seen in the configuration. */
  Instant firstSeen(Watch watch);

  /**
   * From when on alerts become tickets whether or not a watch matches; empty where only matches do.
   */
  Optional<Instant> alertsSince();

  /** The destination of tickets for a project; empty for the usual one. */
  String destination(String project);

  /** The ticket that covers any of these keys. */
  Optional<KnownTicket> ticket(Collection<TicketKey> keys);

  /** How many tickets may still be filed at a destination today. */
  int budget(String destination);

  /** When the next day's budget begins. */
  Instant tomorrow();
}
