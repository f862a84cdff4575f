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
    issue.path("journals").forEach(j -> notes.add(j.path("notes").asString("")));
    return new Shown(
        issue.path("subject").asString(""), issue.path("description").asString(""), notes);
  }

  @Override
  protected TicketRef madeByPerson(String subject, String text) {
    ObjectNode root = Api.JSON.createObjectNode();
    root.putObject("issue")
        .put("project_id", "vuln")
        .put("author", StubData.SATO)
        .put("subject", subject)
        .put("description", text);
    stub.data.post("/issues.json", root);
    String id = String.valueOf(stub.data.next - 1);
    return new TicketRef("redmine/vuln", id, Address.of(stub.url()).issue(Integer.parseInt(id)));
  }
}
