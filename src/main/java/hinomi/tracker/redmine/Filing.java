package hinomi.tracker.redmine;

import hinomi.language.Message;
import hinomi.ticket.Body;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketKey;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Concession;
import hinomi.tracker.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files a new ticket with one POST and compares what Redmine made of it. */
final class Filing {
  private final Api api;
  private final Fields fields;
  private final Texts texts;
  private final Wishes wishes;
  private final Diagnosis diagnosis;
  private boolean watchersProven;

  Filing(Api api, Fields fields, Texts texts, Wishes wishes, Diagnosis diagnosis) {
    this.api = api;
    this.fields = fields;
    this.texts = texts;
    this.wishes = wishes;
    this.diagnosis = diagnosis;
  }

  Outcome file(TicketAction.File action, String project, List<Concession> concessions)
      throws Trouble, InterruptedException {
    List<Message> warnings = new ArrayList<>();
    List<Message> losses = new ArrayList<>();
    for (Concession concession : new LinkedHashSet<>(concessions)) {
      losses.add(Words.of("loss." + concession));
      warnings.add(Words.of("conceded." + concession));
    }
    boolean plain = concessions.contains(Concession.PLAIN_CHARACTERS);
    Wishes.Wish wish = wishes.of(action, project, concessions, warnings);
    Sent sent = wish.sent();
    Set<TicketKey> keys = new LinkedHashSet<>();
    action.members().forEach(m -> keys.add(m.key(action.destination())));
    String description =
        texts.withKeys(texts.render(linked(action), losses, action.language(), plain), keys);
    String subject = Characters.subject(action.subject(), plain);

    JsonNode issue;
    try {
      issue = api.post("/issues.json", sent.json(subject, description)).path("issue");
    } catch (Trouble t) {
      return diagnosis.ofCreate(t, project, !sent.watchers().isEmpty());
    }
    int id = issue.path("id").asInt(0);
    if (id == 0) {
      return new Outcome.TryLater(Api.SOON, Words.of("broken-json", api.address().base()), true);
    }
    TicketRef ticket =
        new TicketRef(action.destination(), String.valueOf(id), api.address().issue(id));
    warnings.addAll(sent.differences(issue, fields));
    afterwards(action, wish, issue, id, warnings);
    return new Outcome.Done(ticket, warnings);
  }

  /**
   * The text, with a link to the ticket of the same group before it: a relation of Redmine's would
   * mail the watchers of both.
   */
  private static Body linked(TicketAction.File action) {
    TicketRef before = action.related();
    if (before == null || !isOfGroup(action)) {
      return action.body();
    }
    List<Body.Block> blocks = new ArrayList<>(action.body().blocks());
    blocks.add(
        new Body.Block.Lines(
            List.of(
                Body.Line.of(
                    new Body.Inline.Own(Words.of("follows").in(action.language())),
                    new Body.Inline.Link(before.toString(), before.url())))));
    return new Body(blocks);
  }

  private static boolean isOfGroup(TicketAction.File action) {
    return !action.origin().group().isEmpty();
  }

  /** The ticket exists: from here on nothing may fail, only warn. */
  private void afterwards(
      TicketAction.File action, Wishes.Wish wish, JsonNode issue, int id, List<Message> warnings)
      throws InterruptedException {
    fields.learn(issue);
    try {
      writeLearnt(wish, id, warnings);
    } catch (Trouble t) {
      warnings.add(t.why());
    }
    try {
      compareWatchers(wish.sent(), id, warnings);
    } catch (Trouble t) {
      warnings.add(t.why());
    }
    TicketRef related = action.related();
    if (related != null && !isOfGroup(action)) {
      try {
        relate(id, related);
      } catch (Trouble t) {
        warnings.add(Words.of("not-related", related.id(), "#" + id));
      }
    }
  }

  /**
   * In a project without a visible ticket the names of fields are known only from the answer to the
   * first create: then they are written with an update, once in the life of a project.
   */
  private void writeLearnt(Wishes.Wish wish, int id, List<Message> warnings)
      throws Trouble, InterruptedException {
    ArrayNode array = Api.JSON.createArrayNode();
    for (Wishes.Unknown unknown : wish.unknown()) {
      fields
          .known(unknown.field())
          .ifPresentOrElse(
              field -> array.addObject().put("id", field).put("value", unknown.value()),
              () -> warnings.add(Words.of("unknown.field", unknown.field())));
    }
    if (!array.isEmpty()) {
      ObjectNode root = Api.JSON.createObjectNode();
      root.putObject("issue").set("custom_fields", array);
      api.put("/issues/" + id + ".json", root);
    }
  }

  private void compareWatchers(Sent sent, int id, List<Message> warnings)
      throws Trouble, InterruptedException {
    if (sent.watchers().isEmpty() || watchersProven) {
      return;
    }
    JsonNode list =
        api.get("/issues/" + id + ".json", "include", "watchers").path("issue").path("watchers");
    if (!list.isArray()) {
      return;
    }
    Set<Integer> now = new LinkedHashSet<>();
    list.forEach(w -> now.add(w.path("id").asInt(0)));
    Predicate<Integer> there = now::contains;
    long missing = sent.watchers().stream().filter(there.negate()).count();
    if (now.isEmpty()) {
      warnings.add(Words.of("differs.watchers"));
    } else if (missing > 0) {
      warnings.add(Words.of("differs.some-watchers", missing, sent.watchers().size()));
    } else {
      watchersProven = true;
    }
  }

  private void relate(int id, TicketRef related) throws Trouble, InterruptedException {
    ObjectNode root = Api.JSON.createObjectNode();
    root.putObject("relation").put("issue_to_id", related.id()).put("relation_type", "relates");
    api.post("/issues/" + id + "/relations.json", root);
  }
}
