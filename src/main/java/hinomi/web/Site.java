package hinomi.web;

/** Where a part of the dashboard adds its addresses. */
public interface Site {

  /** Something to read. */
  void get(String path, Role needed, Handler handler);

  /** Something to do. Comes with a token against forged requests, which is checked before. */
  void post(String path, Role needed, Handler handler);
}
