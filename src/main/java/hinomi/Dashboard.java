package hinomi;

import hinomi.web.Guard;
import hinomi.web.House;
import hinomi.web.Routes;
import hinomi.web.WebServer;
import hinomi.web.board.BoardPages;
import hinomi.web.vulnerabilities.VulnerabilityPages;
import hinomi.web.watches.WatchPages;
import java.util.List;

/** All pages of the dashboard. */
final class Dashboard {
  private Dashboard() {}

  /**
   * Serves them.
   *
   * @param port 0 for any that is free
   */
  static WebServer open(House house, Guard guard, String host, int port) {
    return new WebServer(house, guard, pages(house), host, port);
  }

  /** Every part, in the order of the menu. */
  static List<Routes> pages(House house) {
    return List.of(new VulnerabilityPages(), new WatchPages(System.getenv()), new BoardPages());
  }
}
