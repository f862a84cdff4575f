package hinomi.tracker.redmine;

import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.ticket.Body;
import hinomi.ticket.Lift;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketKey;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Concession;
import hinomi.tracker.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes to tickets that exist: one PUT each, after a look at whether an earlier try whose answer
 * was lost has already done it.
 */
final class Updating {
  private final Api api;
  private final Directory directory;
  private final Texts texts;
  private final Lifting lifting;
  private final Fields fields;

  Updating(Api api, Directory directory, Texts texts, Lifting lifting, Fields fields) {
    this.api = api;
    this.directory = directory;
    this.texts = texts;
    this.lifting = lifting;
    this.fields = fields;
  }

  /** Something that a person's change at the same time makes outdated. */
  private interface Step {
    Outcome take() throws Trouble, InterruptedException;
  }

  /** Looks and decides anew where somebody changed the ticket between the look and the write. */
  private static Outcome upToDate(Step step) throws Trouble, InterruptedException {
    try {
      return step.take();
    } catch (Trouble t) {
      // Redmine's answer to an outdated lock version is a 422 without a reason.
      if (t.kind() != Trouble.Kind.STALE) {
        throw t;
      }
    }
    return step.take();
  }

  /** Description with the added keys, note, and what is lifted, in one update. */
  Outcome attach(TicketAction.Attach action, String project, List<Concession> concessions)
      throws Trouble, InterruptedException {
    return upToDate(() -> attachOnce(action, project, concessions));
  }

  private Outcome attachOnce(
      TicketAction.Attach action, String project, List<Concession> concessions)
      throws Trouble, InterruptedException {
    JsonNode issue = read(action.ticket(), action.lift());
    Set<TicketKey> keys = keys(action.members(), action.destination());
    if (carried(issue).containsAll(keys)) {
      return done(action.ticket(), List.of());
    }
    boolean editable = mayEdit(whereIs(issue, project));
    String note = note(action.note(), action.language(), concessions);
    ObjectNode change = Api.JSON.createObjectNode();
    if (editable) {
      String description = issue.path("description").asString("");
      change.put("description", KeyLine.add(description, keys, texts.format()));
      change.put("notes", note);
    } else {
      change.put("notes", texts.withKeys(note, keys));
    }
    List<Message> warnings = new ArrayList<>();
    boolean plain = concessions.contains(Concession.PLAIN_CHARACTERS);
    Changes changes = lifting.of(issue, action.lift(), project, plain, warnings);
    put(action.ticket(), issue, change, changes, warnings);
    JsonNode now = read(action.ticket(), Lift.NONE);
    if (!editable || !carried(now).containsAll(keys)) {
      warnings.add(Words.of("not-edited", action.ticket().id()));
    }
    warnings.addAll(changes.differences(now, fields));
    return done(action.ticket(), warnings);
  }

  /** A note with the line of keys; nothing else is touched. */
  Outcome adopt(TicketAction.Adopt action, List<Concession> concessions)
      throws Trouble, InterruptedException {
    Set<TicketKey> keys = keys(action.members(), action.destination());
    JsonNode issue = read(action.ticket(), Lift.NONE);
    if (!carried(issue).containsAll(keys)) {
      String note = note(action.note(), action.language(), concessions);
      put(action.ticket(), notes(texts.withKeys(note, keys)));
    }
    return done(action.ticket(), List.of());
  }

  /** A note, and what is lifted, in one update. */
  Outcome note(TicketAction.Note action, String project, List<Concession> concessions)
      throws Trouble, InterruptedException {
    return upToDate(() -> noteOnce(action, project, concessions));
  }

  private Outcome noteOnce(TicketAction.Note action, String project, List<Concession> concessions)
      throws Trouble, InterruptedException {
    String note = note(action.note(), action.language(), concessions);
    JsonNode issue = read(action.ticket(), action.lift());
    for (JsonNode journal : issue.path("journals")) {
      if (own(journal) && same(journal.path("notes").asString(""), note)) {
        return done(action.ticket(), List.of());
      }
    }
    List<Message> warnings = new ArrayList<>();
    boolean plain = concessions.contains(Concession.PLAIN_CHARACTERS);
    Changes changes = lifting.of(issue, action.lift(), project, plain, warnings);
    ObjectNode change = Api.JSON.createObjectNode().put("notes", note);
    put(action.ticket(), issue, change, changes, warnings);
    if (!changes.isEmpty()) {
      warnings.addAll(changes.differences(read(action.ticket(), Lift.NONE), fields));
    }
    return done(action.ticket(), warnings);
  }

  /**
   * One update. Where Redmine refuses it for what is lifted, the note goes alone: a due date that a
   * plugin forbids must not keep the news from anybody.
   */
  private void put(
      TicketRef ticket, JsonNode issue, ObjectNode change, Changes changes, List<Message> warnings)
      throws Trouble, InterruptedException {
    changes.writeTo(change);
    if (issue.has("lock_version")) {
      change.set("lock_version", issue.path("lock_version"));
    }
    ObjectNode root = Api.JSON.createObjectNode();
    root.set("issue", change);
    try {
      put(ticket, root);
    } catch (Trouble t) {
      if (t.kind() != Trouble.Kind.INVALID || changes.isEmpty()) {
        throw t;
      }
      Changes.removeFrom(change);
      put(ticket, root);
      warnings.add(Words.of("lift.refused", ticket.id()));
      warnings.add(t.why());
      changes.forget();
    }
  }

  /** The project that a ticket is in now: the usual one, or where a person has moved it. */
  private String whereIs(JsonNode issue, String project) throws Trouble, InterruptedException {
    int id = issue.path("project").path("id").asInt(0);
    return id == 0 || id == directory.project(project).id() ? project : String.valueOf(id);
  }

  private String note(Body body, Language language, List<Concession> concessions) {
    boolean plain = concessions.contains(Concession.PLAIN_CHARACTERS);
    List<Message> losses =
        plain ? List.of(Words.of("loss." + Concession.PLAIN_CHARACTERS)) : List.of();
    return texts.render(body, losses, language, plain);
  }

  private static Set<TicketKey> keys(List<Member> members, String destination) {
    Set<TicketKey> keys = new LinkedHashSet<>();
    members.forEach(m -> keys.add(m.key(destination)));
    return keys;
  }

  /** The keys in the description and in Hinomi's own notes. */
  private Set<TicketKey> carried(JsonNode issue) throws Trouble, InterruptedException {
    Set<TicketKey> keys = KeyLine.in(issue.path("description").asString(""));
    for (JsonNode journal : issue.path("journals")) {
      if (own(journal)) {
        keys.addAll(KeyLine.in(journal.path("notes").asString("")));
      }
    }
    return keys;
  }

  private boolean own(JsonNode journal) throws Trouble, InterruptedException {
    return journal.path("user").path("id").asInt(0) == directory.me().id();
  }

  private static boolean same(String stored, String note) {
    return stored.replace("\r\n", "\n").strip().equals(note.strip());
  }

  /** Without the permission to edit, Redmine drops a changed description without a word. */
  private boolean mayEdit(String project) throws Trouble, InterruptedException {
    Optional<Set<String>> may = directory.permissions(project);
    return may.isEmpty()
        || may.get().contains("edit_issues")
        || may.get().contains("edit_own_issues");
  }

  private JsonNode read(TicketRef ticket, Lift lift) throws Trouble, InterruptedException {
    boolean closes = lift.turn() == Lift.Turn.CLOSE;
    String more = closes ? "journals,allowed_statuses" : "journals";
    return api.get("/issues/" + Address.encoded(ticket.id()) + ".json", "include", more)
        .path("issue");
  }

  private void put(TicketRef ticket, ObjectNode root) throws Trouble, InterruptedException {
    api.put("/issues/" + Address.encoded(ticket.id()) + ".json", root);
  }

  private static ObjectNode notes(String text) {
    ObjectNode root = Api.JSON.createObjectNode();
    root.putObject("issue").put("notes", text);
    return root;
  }

  private static Outcome done(TicketRef ticket, List<Message> warnings) {
    return new Outcome.Done(ticket, warnings);
  }
}
