package hinomi.config;

import java.util.Set;

/**
 * The {@code notify-chat:} part: a line to a chat for some of the tickets.
 *
 * @param url of an incoming webhook that takes what Slack's takes; whoever knows it may post
 * @param events for which tickets
 */
public record ChatConfig(Secret url, Set<Event> events) {
  /** Where the file does not say. */
  public static final Set<Event> DEFAULT = Set.of(Event.CRITICAL, Event.KEV, Event.JPCERT);

  public ChatConfig {
    events = Set.copyOf(events);
  }

  /** What is worth a line. */
  public enum Event {
    /** A ticket of critical severity. */
    CRITICAL,
    /** One of high severity. */
    HIGH,
    /** One about what is known to be exploited. */
    KEV,
    /** One of an alert of JPCERT/CC. */
    JPCERT
  }
}
