package hinomi.search;

import hinomi.language.Message;

/** A query that cannot be understood: where, why, and what to write instead. */
public final class QueryProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message message;
  private final int column;

  QueryProblem(int column, String key, Object... args) {
    super(key);
    this.column = column;
    this.message = Message.of("search", key, prepend(column, args));
  }

  private static Object[] prepend(int column, Object[] args) {
    Object[] all = new Object[args.length + 1];
    all[0] = column;
    System.arraycopy(args, 0, all, 1, args.length);
    return all;
  }

  /** In words for people. */
  public Message told() {
    return message;
  }

  /** Where in the query, in characters from 1. */
  public int column() {
    return column;
  }
}
