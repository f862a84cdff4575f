package hinomi.web.today;

import hinomi.web.House;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.Site;

/** Today, what nobody has touched, and how the sources fare. */
public final class TodayPages implements Routes {
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
    site.get("/sources/{name}", Role.VIEWER, SourcesPage::one);
    site.post("/sources/{name}/run", Role.OPERATOR, SourcesPage::run);
    site.get("/ledger", Role.VIEWER, LedgerPage::show);
    site.get("/ledger.csv", Role.VIEWER, LedgerPage::csv);
    site.get("/reports", Role.VIEWER, ReportsPage::show);
    site.get("/reports.csv", Role.VIEWER, ReportsPage::csv);
  }
}
