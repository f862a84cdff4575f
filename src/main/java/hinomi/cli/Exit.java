package hinomi.cli;

/** The exit codes of every command. */
final class Exit {
  static final int WELL = 0;

  /** Something could not be done. */
  static final int FAILED = 1;

  /** The command line or the configuration cannot be used. */
  static final int UNUSABLE = 2;

  private Exit() {}
}
