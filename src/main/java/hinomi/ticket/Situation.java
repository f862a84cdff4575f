package hinomi.ticket;

import hinomi.advisory.VulnerabilityId;
import hinomi.watch.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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

  /** Every ticket that has this vulnerability for a member. */
  List<KnownTicket> tickets(VulnerabilityId id);

  /** The newest ticket of a group at a destination. */
  Optional<KnownTicket> group(String destination, String group);

  /** How many tickets may still be filed at a destination today. */
  int budget(String destination);

  /** How many notes may still be written at a destination today. */
  int notes(String destination);

  /** When the next day's budget begins. */
  Instant tomorrow();

  /** Until when nothing is to be filed or told; empty where it is not quiet. */
  Optional<Instant> quietUntil();

  /** Whether what is critical or known to be exploited may break the quiet. */
  boolean urgentBreaksQuiet();

  /** The day by which something is to be done that may take so long from now on. */
  LocalDate due(Duration within);

  /** What is silenced now. */
  List<Silence> silences();

  /** Whether a person wants a ticket of it whatever the gates say. */
  boolean promoted(VulnerabilityId id);
}
