package hinomi.web.today;

import hinomi.web.House;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.Site;

/** Today, what nobody has touched, what was decided, how the sources fare, and reports. */
public final class TodayPages implements Routes {
  static final String ROOM = "web/today";

  private final House house;

  /**
   * @param house asked whether something has changed
   */
  public TodayPages(House house) {
    this.house = house;
  }

  @Override
  public void add(Site site) {
    site.get("/", Role.VIEWER, TodayPage::show);
    site.events("/today/events", Role.VIEWER, () -> house.engine().store().figures().version());
    site.get("/untouched", Role.VIEWER, UntouchedPage::show);
    site.get("/sources", Role.VIEWER, SourcesPage::show);
    site.post("/sources/run", Role.OPERATOR, SourcesPage::run);
    site.get("/ledger", Role.VIEWER, LedgerPage::show);
    site.get("/ledger.csv", Role.VIEWER, LedgerFile::csv);
    site.get("/reports", Role.VIEWER, ReportsPage::show);
    site.get("/reports.csv", Role.VIEWER, ReportsFile::csv);
  }
}
