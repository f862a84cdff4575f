package hinomi.web.api;

import hinomi.config.Config;
import hinomi.pipeline.Words;
import hinomi.search.Query;
import hinomi.search.QueryProblem;
import hinomi.store.AccountStore.Deed;
import hinomi.store.Figures;
import hinomi.store.Figures.Numbered;
import hinomi.store.SearchStore.Hits;
import hinomi.store.Store;
import hinomi.store.Store.SourceState;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.Fate;
import hinomi.watch.Subject;
import hinomi.watch.Wanted;
import hinomi.watch.Watch;
import hinomi.web.Handler;
import hinomi.web.House.Timetable;
import hinomi.web.Reply;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.Site;
import hinomi.web.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What programs may read; {@link Actions} is what they may do. */
public final class Api implements Routes {
  static final String V1 = "/api/v1";
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int DEEPEST = 1000;

  /** Which tickets are asked for. */
  private enum State {
    UNTOUCHED,
    OPEN,
    ALL
  }

  @Override
  public void add(Site site) {
    site.get(V1 + "/openapi.json", Role.ANYONE, Api::description);
    get(site, "/vulnerabilities", Role.VIEWER, Api::search);
    get(site, "/vulnerabilities/{id}", Role.VIEWER, Api::vulnerability);
    get(site, "/tickets", Role.VIEWER, Api::tickets);
    get(site, "/ledger", Role.VIEWER, Api::ledger);
    get(site, "/watches", Role.VIEWER, Api::watches);
    get(site, "/sources", Role.VIEWER, Api::sources);
    get(site, "/runs", Role.VIEWER, Api::runs);
    get(site, "/reports", Role.VIEWER, Api::reports);
    get(site, "/silences", Role.VIEWER, Actions::silences);
    get(site, "/audit", Role.ADMIN, Api::audit);
    new Actions().add(site);
  }

  private static void get(Site site, String path, Role needed, Handler handler) {
    site.get(V1 + path, needed, told(handler));
  }

  /** A handler whose complaints about what was asked become answers. */
  static Handler told(Handler handler) {
    return visit -> {
      try {
        return handler.answer(visit);
      } catch (Asked.Wrong e) {
        return new Reply.Refused(400, Objects.requireNonNull(e.getMessage()));
      }
    };
  }

  private static Reply description(Visit visit) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Api.class.getResourceAsStream("/hinomi/web/api/openapi.json"))) {
      return new Reply.File("application/json", "", in.readAllBytes());
    }
  }

  private static Reply search(Visit visit) throws Asked.Wrong {
    int limit = Asked.limit(visit);
    int from = Asked.number(visit, "cursor", 0, DEEPEST, 0);
    Hits hits = find(visit, visit.query("q").orElse(""), from + limit);
    List<hinomi.advisory.Vulnerability> page =
        hits.hits().stream().skip(from).map(h -> h.vulnerability()).toList();
    boolean more = hits.more() && from + limit <= DEEPEST;
    return Answer.page(
        page,
        more ? Optional.of("" + (from + limit)) : Optional.empty(),
        (into, one) -> VulnerabilityJson.put(into, one, visit.language()));
  }

  /** What answers a query. */
  static Hits find(Visit visit, String text, int most) throws Asked.Wrong {
    Store store = visit.engine().store();
    try {
      Query query = Query.parse(text, visit.house().config().calendar().zone(), visit.now());
      Words.bringUp(store, hinomi.pipeline.Watcher.SILENT);
      return store.search().find(query, most);
    } catch (QueryProblem e) {
      throw new Asked.Wrong(e.told().in(visit.language()));
    }
  }

  private static Reply vulnerability(Visit visit) {
    var all = visit.engine().explain(visit.path("id"));
    return all.isEmpty()
        ? new Reply.Missing()
        : Answer.all(all, (into, one) -> VulnerabilityJson.put(into, one, visit.language()));
  }

  private static Reply tickets(Visit visit) throws Asked.Wrong {
    int limit = Asked.limit(visit);
    int before = Asked.number(visit, "cursor", 0, Integer.MAX_VALUE - 1, Integer.MAX_VALUE);
    Store store = visit.engine().store();
    List<TicketRow> rows =
        switch (Asked.choice(visit, "state", visit.query("state"), List.of(State.values()))
            .orElse(State.OPEN)) {
          case UNTOUCHED -> store.life().open().stream().filter(t -> t.life().untouched()).toList();
          case OPEN -> store.life().open();
          case ALL -> store.tickets();
        };
    List<TicketRow> older = rows.stream().filter(t -> t.id() < before).toList();
    List<TicketRow> page = older.stream().limit(limit).toList();
    return Answer.page(
        page,
        older.size() > limit ? Optional.of("" + page.getLast().id()) : Optional.empty(),
        TicketJson::put);
  }

  private static Reply ledger(Visit visit) throws Asked.Wrong {
    int limit = Asked.limit(visit);
    Instant to = Asked.moment(visit, "to", visit.now().plusSeconds(1));
    Instant from = Asked.moment(visit, "from", to.minus(WEEK));
    int before = Asked.number(visit, "cursor", 0, Integer.MAX_VALUE - 1, Integer.MAX_VALUE);
    Figures.Question question =
        new Figures.Question(
            from,
            to,
            Asked.choice(visit, "fate", visit.query("fate"), List.of(Fate.values())),
            visit.query("rule").orElse(""),
            visit.query("watch").orElse(""),
            false,
            visit.query("id").orElse(""),
            before == Integer.MAX_VALUE ? Optional.empty() : Optional.of((long) before));
    List<Numbered> found = visit.engine().store().figures().ledger(question, limit + 1);
    List<Numbered> page = found.stream().limit(limit).toList();
    return Answer.page(
        page,
        found.size() > limit ? Optional.of("" + page.getLast().number()) : Optional.empty(),
        (into, one) -> LedgerJson.put(into, one.entry(), visit.language()));
  }

  private static Reply watches(Visit visit) {
    return Answer.all(visit.house().config().watches(), Api::watch);
  }

  private static void watch(ObjectNode into, Watch watch) {
    into.put("name", watch.name());
    Answer.words(
        into,
        "names",
        watch.subjects().stream().map(Subject::names).flatMap(List::stream).toList());
    Answer.words(into, "keywords", watch.keywords());
    Answer.words(into, "wanted", watch.wanted().stream().map(Wanted::text).toList());
    Answer.words(into, "exclude", watch.excludes());
    Answer.words(into, "sources", watch.sources());
    into.put("minCvss", watch.minimum());
  }

  private static Reply sources(Visit visit) {
    Store store = visit.engine().store();
    List<Timetable> times = visit.house().timetable();
    return Answer.all(
        visit.engine().sources(),
        (into, name) -> {
          Optional<Timetable> time =
              times.stream().filter(t -> t.source().equals(name)).findFirst();
          SourceState state = store.source(name);
          into.put("name", name);
          into.put("every", time.map(Timetable::every).orElse(null));
          Answer.moment(into, "next", time.flatMap(Timetable::next));
          Answer.moment(into, "lastSuccess", state.lastSuccess());
          Answer.moment(into, "lastNews", state.lastNews());
          into.put("failures", state.failures());
          Answer.moment(into, "failingSince", state.failingSince());
          into.put("why", state.why());
        });
  }

  private static Reply runs(Visit visit) throws Asked.Wrong {
    return Answer.all(
        visit.engine().store().figures().passes(Asked.limit(visit)),
        (into, run) -> {
          Answer.moment(into, "began", run.began());
          Answer.moment(into, "ended", run.ended());
          ObjectNode figures = into.putObject("figures");
          run.figures().forEach(figures::put);
        });
  }

  private static Reply reports(Visit visit) throws Asked.Wrong {
    Config config = visit.house().config();
    return Answer.of(
        ReportJson.of(
            visit.engine().store().tickets(),
            Asked.number(visit, "weeks", 1, 104, 12),
            visit.now(),
            config.calendar().zone()));
  }

  private static Reply audit(Visit visit) throws Asked.Wrong {
    int limit = Asked.limit(visit);
    int before = Asked.number(visit, "cursor", 0, Integer.MAX_VALUE - 1, Integer.MAX_VALUE);
    List<Deed> found = visit.engine().store().accounts().deeds(before, limit + 1);
    List<Deed> page = found.stream().limit(limit).toList();
    return Answer.page(
        page,
        found.size() > limit ? Optional.of("" + page.getLast().id()) : Optional.empty(),
        (into, deed) -> {
          Answer.moment(into, "at", deed.at());
          into.put("who", deed.who());
          into.put("address", deed.address());
          into.put("what", deed.what());
        });
  }
}
