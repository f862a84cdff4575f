package hinomi.tracker.redmine;

import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.ticket.Body;
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

  Updating(Api api, Directory directory, Texts texts) {
    this.api = api;
    this.directory = directory;
    this.texts = texts;
  }

  /** Description with the added keys, and note, in one update. */
  Outcome attach(TicketAction.Attach action, String project, List<Concession> concessions)
      throws Trouble, InterruptedException {
    try {
      return attachOnce(action, project, concessions);
    } catch (Trouble t) {
      // Redmine's answer to an outdated lock version is a 422 without a reason.
      if (t.kind() != Trouble.Kind.STALE) {
        throw t;
      }
    }
    return attachOnce(action, project, concessions);
  }

  private Outcome attachOnce(
      TicketAction.Attach action, String project, List<Concession> concessions)
      throws Trouble, InterruptedException {
    JsonNode issue = read(action.ticket());
    Set<TicketKey> keys = keys(action.members(), action.destination());
    if (carried(issue).containsAll(keys)) {
      return done(action.ticket(), List.of());
    }
    boolean editable = mayEdit(project);
    String note = note(action.note(), action.language(), concessions);
    ObjectNode root = Api.JSON.createObjectNode();
    ObjectNode change = root.putObject("issue");
    if (editable) {
      String description = issue.path("description").asString("");
      change.put("description", KeyLine.add(description, keys, texts.format()));
      change.put("notes", note);
    } else {
      change.put("notes", texts.withKeys(note, keys));
    }
    if (issue.has("lock_version")) {
      change.set("lock_version", issue.path("lock_version"));
    }
    put(action.ticket(), root);
    List<Message> warnings = new ArrayList<>();
    if (!editable || !carried(read(action.ticket())).containsAll(keys)) {
      warnings.add(Words.of("not-edited", action.ticket().id()));
    }
    return done(action.ticket(), warnings);
  }

  /** A note with the line of keys; nothing else is touched. */
  Outcome adopt(TicketAction.Adopt action, List<Concession> concessions)
      throws Trouble, InterruptedException {
    Set<TicketKey> keys = keys(action.members(), action.destination());
    JsonNode issue = read(action.ticket());
    if (!carried(issue).containsAll(keys)) {
      String note = note(action.note(), action.language(), concessions);
      put(action.ticket(), notes(texts.withKeys(note, keys)));
    }
    return done(action.ticket(), List.of());
  }

  Outcome note(TicketAction.Note action, List<Concession> concessions)
      throws Trouble, InterruptedException {
    String note = note(action.note(), action.language(), concessions);
    for (JsonNode journal : read(action.ticket()).path("journals")) {
      if (own(journal) && same(journal.path("notes").asString(""), note)) {
        return done(action.ticket(), List.of());
      }
    }
    put(action.ticket(), notes(note));
    return done(action.ticket(), List.of());
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

  private JsonNode read(TicketRef ticket) throws Trouble, InterruptedException {
    return api.get("/issues/" + Address.encoded(ticket.id()) + ".json", "include", "journals")
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
