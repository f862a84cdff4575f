package hinomi.ticket;

/** How far a ticket has come. Names are stored: never rename one. */
public enum Stage {
  /** Still in the status of new tickets. */
  NEW,
  /** Somebody works on it. */
  OPEN,
  /** Dealt with. */
  DONE,
  /** Found not to concern us. */
  NOT_OURS,
  /** A person deleted it. */
  GONE;

  /** Whether nothing more is to be done. */
  public boolean ended() {
    return this == DONE || this == NOT_OURS || this == GONE;
  }
}
