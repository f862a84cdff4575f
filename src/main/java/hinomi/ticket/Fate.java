package hinomi.ticket;

/**
 * What becomes of a vulnerability that a watch speaks of. Names are kept in the ledger: never
 * rename one.
 */
public enum Fate {
  /** A ticket is filed, or an existing one covers it. */
  TICKET,
  /** Nothing yet: decided again later. */
  HELD,
  /** Worth knowing, not worth a ticket: for the digest. */
  DIGEST,
  /** Nothing: it stands in the ledger. */
  DROPPED
}
