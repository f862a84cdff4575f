package hinomi.ticket;

import java.time.Instant;

/**
 * A person's word that something is to make no tickets for a while.
 *
 * @param id its number
 * @param what sort of thing is silenced
 * @param name which: a product or watch as the configuration writes it, or an id
 * @param until when it ends
 * @param reason why, in the person's words
 * @param since when it was said
 */
public record Silence(
    long id, What what, String name, Instant until, String reason, Instant since) {

  /** What sort of thing is silenced. Names are stored: never rename one. */
  public enum What {
    PRODUCT,
    WATCH,
    VULNERABILITY
  }
}
