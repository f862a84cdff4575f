package hinomi.web.api;

import hinomi.advisory.Vulnerability;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.TicketRef;
import hinomi.web.Frame;
import hinomi.web.Reply;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.Site;
import hinomi.web.Visit;
import hinomi.web.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is new, for feed readers. */
public final class Feeds implements Routes {
  private static final int MOST = 100;
  private static final String TICKETS = "/feeds/tickets.atom";
  private static final String VULNERABILITIES = "/feeds/vulnerabilities.atom";

  @Override
  public void add(Site site) {
    site.get(TICKETS, Role.VIEWER, Feeds::tickets);
    site.get(VULNERABILITIES, Role.VIEWER, Api.told(Feeds::vulnerabilities));
  }

  private static String base(Visit visit) {
    return visit
        .house()
        .config()
        .serve()
        .publicUrl()
        .map(Object::toString)
        .orElseGet(() -> "http://" + visit.house().config().listen());
  }

  private static Reply tickets(Visit visit) {
    Words words = visit.words("web/api");
    List<Atom.Entry> entries =
        visit.engine().store().tickets().stream()
            .limit(MOST)
            .map(row -> entry(visit, row))
            .toList();
    return feed(visit, words.say("feed.tickets"), TICKETS, entries);
  }

  private static Atom.Entry entry(Visit visit, TicketRow row) {
    String at = row.ref().map(Frame::ticket).orElse("");
    String link = at.startsWith("http") ? at : base(visit) + (at.isEmpty() ? "/" : at);
    Words words = visit.words("web");
    String severity =
        row.life()
            .severity()
            .map(s -> words.say("severity." + Answer.word(s)))
            .orElseGet(() -> visit.words("web/api").say("unscored"));
    String text =
        Stream.concat(Stream.of(severity), row.members().stream().limit(20).map(m -> m.value()))
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    return new Atom.Entry(
        "ticket " + row.destination() + " " + row.id(),
        row.subject(),
        link,
        row.filed().orElse(row.planned()),
        latest(row),
        row.ref().map(TicketRef::toString).map(r -> r + "\n" + text).orElse(text));
  }

  private static Instant latest(TicketRow row) {
    return Stream.of(row.filed(), row.life().touched(), row.life().closed())
        .flatMap(java.util.Optional::stream)
        .max(Comparator.naturalOrder())
        .orElse(row.planned());
  }

  private static Reply vulnerabilities(Visit visit) throws Asked.Wrong {
    String query = visit.query("q").orElse("");
    List<Atom.Entry> entries =
        Api.find(visit, query, MOST).hits().stream()
            .map(h -> entry(visit, h.vulnerability()))
            .sorted(Comparator.comparing(Atom.Entry::updated).reversed())
            .toList();
    return feed(
        visit,
        visit.words("web/api").say("feed.vulnerabilities", query),
        VULNERABILITIES + "?q=" + encoded(query),
        entries);
  }

  private static Atom.Entry entry(Visit visit, Vulnerability one) {
    String id = one.id().value();
    String title = one.title().preferring(visit.language());
    String score = one.score().map(s -> " CVSS " + s.base()).orElse("");
    return new Atom.Entry(
        "vulnerability " + id,
        id + score + (title.isEmpty() ? "" : " " + title),
        base(visit) + "/vulnerabilities/" + encoded(id),
        one.published(),
        one.updated(),
        one.summary().preferring(visit.language()));
  }

  private static Reply feed(Visit visit, String title, String self, List<Atom.Entry> entries) {
    return new Reply.Feed(
        "application/atom+xml; charset=utf-8",
        Atom.write(title, visit.language().tag(), base(visit) + self, base(visit) + "/", entries));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
