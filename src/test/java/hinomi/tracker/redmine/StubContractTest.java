package hinomi.tracker.redmine;

import hinomi.http.HttpSettings;
import hinomi.http.PoliteHttp;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Tracker;
import hinomi.tracker.TrackerContract;
import hinomi.tracker.redmine.StubRedmine.Version;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every tracker promises, by stubs of four versions, with a key field. */
@ParameterizedClass
@EnumSource(Version.class)
class StubContractTest extends TrackerContract {
  private final Version version;
  private StubRedmine stub;
  private RedmineTracker tracker;
  private PoliteHttp http;

  StubContractTest(Version version) {
    this.version = version;
  }

  @BeforeEach
  void start() throws Exception {
    stub = new StubRedmine(version);
    http = new PoliteHttp("test", HttpSettings.NONE);
    RedmineSettings s = RedmineSettings.of(stub.url(), StubRedmine.KEY, "vuln");
    boolean markdown = version == Version.V6_1;
    tracker =
        new RedmineTracker(
            new RedmineSettings(
                s.url(),
                s.apiKey(),
                Optional.empty(),
                s.project(),
                markdown ? RedmineSettings.Format.MARKDOWN : RedmineSettings.Format.TEXTILE,
                Optional.of("バグ"),
                Map.of(),
                Optional.of("新規"),
                List.of("却下"),
                List.of("終了"),
                version == Version.V5_0 ? Map.of() : Map.of("key", "7"),
                s.watchers(),
                s.existing()),
            http,
            InstantSource.system());
  }

  @AfterEach
  void stop() {
    http.close();
    stub.close();
  }

  @Override
  protected Tracker tracker() {
    return tracker;
  }

  @Override
  protected Shown shown(TicketRef ticket) {
    JsonNode issue = stub.data.issue(ticket.id());
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
  protected void byPerson(TicketRef ticket, Deed deed, String words) {
    ObjectNode change = Api.JSON.createObjectNode();
    switch (deed) {
      case COMMENT -> {}
      case START -> change.put("status_id", 2);
      case CLOSE -> change.put("status_id", 5);
      case REJECT -> change.put("status_id", 6);
    }
    if (!words.isEmpty()) {
      change.put("notes", words);
    }
    stub.data.issues.change(stub.data.issue(ticket.id()), StubData.SATO, change);
  }

  @Override
  protected String person() {
    return String.valueOf(StubData.SATO);
  }

  @Override
  protected TicketRef madeByPerson(String subject, String text) {
    ObjectNode root = Api.JSON.createObjectNode();
    root.putObject("issue")
        .put("project_id", "vuln")
        .put("author", StubData.SATO)
        .put("subject", subject)
        .put("description", text);
    stub.data.issues.post("/issues.json", root);
    String id = String.valueOf(stub.data.issues.latest());
    return new TicketRef("redmine/vuln", id, Address.of(stub.url()).issue(Integer.parseInt(id)));
  }
}
