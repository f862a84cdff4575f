package hinomi;

import hinomi.http.Answer;
import hinomi.http.Call;
import hinomi.http.Http;
import hinomi.web.Guard;
import hinomi.web.House;
import hinomi.web.OpenGuard;
import hinomi.web.Routes;
import hinomi.web.WebServer;
import hinomi.web.account.AccountGuard;
import hinomi.web.account.Exchange;
import hinomi.web.api.Api;
import hinomi.web.api.Feeds;
import hinomi.web.board.BoardPages;
import hinomi.web.today.TodayPages;
import hinomi.web.vulnerabilities.VulnerabilityPages;
import hinomi.web.watches.WatchPages;
import java.time.Duration;
import java.util.List;

/** All pages of the dashboard. */
final class Dashboard {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private Dashboard() {}

  /**
   * Serves them.
   *
   * @param port 0 for any that is free
   */
  static WebServer open(House house, Guard guard, String host, int port) {
    return new WebServer(house, guard, pages(house), host, port);
  }

  /**
   * Who may come in, by the configuration as it now is. Chosen once: a changed {@code hinomi.yml}
   * that no longer has users does not open what listens already.
   */
  static Guard guard(House house, Http http) {
    return house.config().serve().open()
        ? new OpenGuard()
        : new AccountGuard(house, exchange(http));
  }

  private static Exchange exchange(Http http) {
    return (method, uri, headers, body) -> {
      Answer answer = http.send(new Call(method, uri, headers, body, PATIENCE));
      return new Exchange.Answered(answer.status(), answer.body());
    };
  }

  /** Every part, in the order of the menu. */
  static List<Routes> pages(House house) {
    return List.of(
        new TodayPages(house),
        new VulnerabilityPages(),
        new WatchPages(house.environment()),
        new BoardPages(),
        new Api(),
        new Feeds());
  }
}
