package hinomi.web.account;

import hinomi.store.AccountStore.Deed;
import hinomi.web.Reply;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.Site;
import hinomi.web.Visit;
import hinomi.web.Words;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What people did, for administrators. */
public final class AuditPage implements Routes {
  private static final int PAGE = 100;

  /** A line of the page. */
  public record Line(Instant at, String who, String address, String what) {}

  /**
   * A page of the log.
   *
   * @param older where the page of older lines begins; 0 for none
   */
  public record Model(List<Line> lines, long older) {}

  @Override
  public void add(Site site) {
    site.get("/account/audit", Role.ADMIN, AuditPage::page);
  }

  private static Reply page(Visit visit) {
    Words words = visit.words("web/account");
    long before =
        visit
            .query("before")
            .filter(b -> b.matches("\\d{1,18}"))
            .map(Long::parseLong)
            .orElse(Long.MAX_VALUE);
    List<Deed> deeds = visit.engine().store().accounts().deeds(before, PAGE + 1);
    List<Deed> shown = deeds.subList(0, Math.min(PAGE, deeds.size()));
    Model model =
        new Model(
            shown.stream().map(d -> line(d, words)).toList(),
            deeds.size() > PAGE ? shown.getLast().id() : 0);
    return Reply.page("account/audit.jte", Map.of("words", words, "audit", model));
  }

  private static Line line(Deed deed, Words words) {
    String[] parts = deed.what().split(" ", 2);
    boolean known = Arrays.stream(Log.Word.values()).anyMatch(w -> w.name().equals(parts[0]));
    String what =
        known
            ? words.say("deed." + parts[0]) + (parts.length > 1 ? ": " + parts[1] : "")
            : deed.what();
    return new Line(deed.at(), deed.who(), deed.address(), what);
  }
}
