package hinomi.web.api;

import hinomi.pipeline.Engine;
import hinomi.pipeline.Watcher;
import hinomi.store.Store;
import hinomi.ticket.Silence;
import hinomi.web.Reply;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.Site;
import hinomi.web.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What programs may do. */
final class Actions implements Routes {
  private static final int LONGEST = 500;

  @Override
  public void add(Site site) {
    site.post(Api.V1 + "/vulnerabilities/{id}/promote", Role.OPERATOR, Actions::promote);
    site.post(Api.V1 + "/sources/{name}/run", Role.OPERATOR, Actions::run);
    site.post(Api.V1 + "/silences", Role.OPERATOR, Api.told(Actions::silence));
    site.post(Api.V1 + "/silences/{number}/end", Role.OPERATOR, Actions::end);
  }

  private static Reply promote(Visit visit) throws InterruptedException {
    String id = visit.path("id");
    if (visit.engine().store().named(id).isEmpty()) {
      return new Reply.Missing();
    }
    String state =
        switch (visit.engine().promote(id, Watcher.SILENT)) {
          case Engine.Run.Ended ended -> "done";
          case Engine.Run.Busy busy -> "waiting";
        };
    return Answer.of(Answer.object().put("state", state));
  }

  private static Reply run(Visit visit) {
    return visit.house().runNow(visit.path("name"))
        ? Answer.of(Answer.object().put("state", "waiting"))
        : new Reply.Missing();
  }

  static Reply silences(Visit visit) {
    return Answer.all(
        visit.engine().store().life().silences(visit.now()),
        (into, silence) -> LedgerJson.put(into, silence.id(), silence));
  }

  private static Reply silence(Visit visit) throws Asked.Wrong {
    JsonNode body = Asked.body(visit);
    Optional<Silence.What> what =
        Asked.choice(
            visit,
            "what",
            Optional.of(Asked.text(visit, body, "what", LONGEST)),
            List.of(Silence.What.values()));
    String name = Asked.text(visit, body, "name", LONGEST);
    Instant until = Asked.moment(visit, "until", Asked.text(visit, body, "until", LONGEST));
    if (!until.isAfter(visit.now())) {
      throw new Asked.Wrong(visit, "until");
    }
    String reason = Asked.text(visit, body, "reason", LONGEST);
    check(visit, what.orElseThrow(), name);
    Silence silence = new Silence(0, what.orElseThrow(), name, until, reason, visit.now());
    long number = visit.engine().store().life().silence(silence);
    var answer = Answer.object();
    LedgerJson.put(answer, number, silence);
    return Answer.of(answer);
  }

  /** A silence of something that nobody has heard of would silence nothing, and nobody knew. */
  private static void check(Visit visit, Silence.What what, String name) throws Asked.Wrong {
    var watches = visit.house().config().watches();
    boolean known =
        switch (what) {
          case WATCH -> watches.stream().anyMatch(w -> w.name().equals(name));
          case PRODUCT ->
              watches.stream()
                  .anyMatch(
                      w ->
                          w.subjects().stream().anyMatch(s -> s.product().equals(name))
                              || w.wanted().stream().anyMatch(o -> o.called().equals(name)));
          case VULNERABILITY -> true;
        };
    if (!known) {
      throw new Asked.Wrong(visit, "unknown", Answer.word(what), name);
    }
  }

  private static Reply end(Visit visit) {
    String number = visit.path("number");
    Store store = visit.engine().store();
    if (!number.matches("\\d{1,18}")
        || !store.life().endSilence(Long.parseLong(number), visit.now())) {
      return new Reply.Missing();
    }
    store.reconsider(Instant.EPOCH);
    return Answer.of(Answer.object().put("state", "done"));
  }
}
