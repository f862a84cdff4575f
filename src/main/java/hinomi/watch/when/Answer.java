package hinomi.watch.when;

import hinomi.language.Message;

/** What a condition says of a vulnerability. */
public sealed interface Answer {

  /** The condition holds. */
  record Holds() implements Answer {}

  /**
   * The condition does not hold.
   *
   * @param because the first part that decided, with the values that it saw; for the ledger
   */
  record Fails(Message because) implements Answer {}

  /**
   * It cannot be told yet. Counts as holding: failing to file is worse than filing one too many.
   *
   * @param lacking which part cannot be told, and what is not known; for the ledger
   */
  record Unknown(Message lacking) implements Answer {}
}
