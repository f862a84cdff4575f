package hinomi.web;

import java.util.function.Supplier;

/** Where a part of the dashboard adds its addresses. */
public interface Site {

  /** Something to read. */
  void get(String path, Role needed, Handler handler);

  /**
   * A stream that tells listeners when something has changed.
   *
   * @param version a word that changes with it; asked every few seconds, once for all listeners
   */
  void events(String path, Role needed, Supplier<String> version);

  /** Something to do. Comes with a token against forged requests, which is checked before. */
  void post(String path, Role needed, Handler handler);
}
