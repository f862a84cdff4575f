package hinomi.tracker.redmine;

import hinomi.ticket.TicketRef;
import hinomi.tracker.Tracker;
import hinomi.tracker.TrackerContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every tracker promises, by a real Redmine without any custom field in the settings. */
@Tag("redmine")
class RealRedmineContractTest extends TrackerContract {
  private RealRedmine redmine;
  private Tracker tracker;

  @BeforeEach
  void start() throws Exception {
    redmine = RealRedmine.withProject();
    tracker = redmine.tracker(settings(redmine));
  }

  @AfterEach
  void stop() throws Exception {
    redmine.close();
  }

  RedmineSettings settings(RealRedmine at) {
    RedmineSettings s = at.settings();
    return new RedmineSettings(
        s.url(),
        s.apiKey(),
        s.basic(),
        s.project(),
        s.format(),
        s.tracker(),
        s.priorities(),
        s.newStatus(),
        List.of("却下"),
        s.done(),
        s.fields(),
        s.watchers(),
        s.existing());
  }

  @Override
  protected Tracker tracker() {
    return tracker;
  }

  @Override
  protected Shown shown(TicketRef ticket) throws Exception {
    JsonNode issue = redmine.issue(ticket.id());
    List<String> notes = new ArrayList<>();
    for (JsonNode journal : issue.path("journals")) {
      String text = journal.path("notes").asString("");
      if (!text.isEmpty()) {
        notes.add(text);
      }
    }
    return new Shown(
        issue.path("subject").asString(""),
        issue.path("description").asString(""),
        notes,
        issue.path("priority").path("name").asString(""),
        issue.path("status").path("name").asString(""),
        issue.path("due_date").asString(""));
  }

  @Override
  protected void byPerson(TicketRef ticket, Deed deed, String words) throws Exception {
    ObjectNode root = Api.JSON.createObjectNode();
    ObjectNode change = root.putObject("issue");
    switch (deed) {
      case COMMENT -> {}
      case START -> change.put("status_id", 2);
      case CLOSE -> change.put("status_id", 5);
      case REJECT -> change.put("status_id", 6);
    }
    if (!words.isEmpty()) {
      change.put("notes", words);
    }
    redmine.as("sato", "PUT", "/issues/" + ticket.id() + ".json", root.toString());
  }

  @Override
  protected String person() {
    return redmine.env("REDMINE_USER_SATO");
  }

  @Override
  protected TicketRef madeByPerson(String subject, String text) throws Exception {
    ObjectNode root = Api.JSON.createObjectNode();
    root.putObject("issue")
        .put("project_id", redmine.project)
        .put("subject", subject)
        .put("description", text);
    String id =
        redmine
            .as("sato", "POST", "/issues.json", root.toString())
            .path("issue")
            .path("id")
            .asString("");
    return new TicketRef(destination(), id, redmine.env("REDMINE_URL") + "/issues/" + id);
  }
}
