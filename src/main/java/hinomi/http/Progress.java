package hinomi.http;

/** Watches a download. */
@FunctionalInterface
public interface Progress {
  Progress UNSEEN = (received, total) -> {};

  /**
   * Called after every piece, on a thread of the client.
   *
   * @param received bytes in the file so far
   * @param total bytes of the whole file, or -1 while unknown
   */
  void at(long received, long total);
}
