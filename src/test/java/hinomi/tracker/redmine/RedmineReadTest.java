package hinomi.tracker.redmine;

import static hinomi.tracker.redmine.StubFixture.DESTINATION;
import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Language;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Seen;
import hinomi.tracker.Tracker.Question;
import hinomi.tracker.redmine.StubRedmine.Fault;
import hinomi.tracker.redmine.StubRedmine.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** How people's doings are read from Redmine, and with how many requests. */
@ParameterizedClass
@EnumSource(Version.class)
class RedmineReadTest {
  private static final int MANY = 250;

  /** An administrator who is no member of the project. */
  private static final int STRANGER = 1;

  private final Version version;
  private StubFixture fixture;
  private Instant filed;
  private final List<Question> questions = new ArrayList<>();

  RedmineReadTest(Version version) {
    this.version = version;
  }

  @BeforeEach
  void start() throws Exception {
    fixture = new StubFixture(version);
    filed = fixture.stub.data.issues.now;
    for (int i = 1; i <= MANY; i++) {
      ObjectNode root = Api.JSON.createObjectNode();
      root.putObject("issue").put("project_id", "vuln").put("subject", "ticket " + i);
      fixture.stub.data.issues.post("/issues.json", root);
      questions.add(new Question(ref(i), filed, false));
    }
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private static TicketRef ref(int id) {
    return new TicketRef(DESTINATION, String.valueOf(id), "");
  }

  private void later(Duration time) {
    fixture.stub.data.issues.now = fixture.stub.data.issues.now.plus(time);
  }

  private void change(int id, int user, String json) {
    fixture.stub.data.issues.change(
        fixture.stub.data.issue(String.valueOf(id)), user, Api.JSON.readTree(json));
  }

  private Map<TicketRef, Seen> read(boolean thorough) throws Exception {
    fixture.stub.requests.clear();
    return fixture.tracker().read(questions, thorough);
  }

  private static Seen.There there(Map<TicketRef, Seen> all, int id) {
    return (Seen.There) Objects.requireNonNull(all.get(ref(id)));
  }

  private long asked(String end) {
    return fixture.stub.requests.stream().filter(r -> r.matches("GET /redmine/" + end)).count();
  }

  @Test
  void of_250_tickets_with_3_touched_there_are_7_lists_and_3_with_journals() throws Exception {
    later(Duration.ofDays(2));
    change(3, StubData.SATO, "{\"notes\":\"見ました\"}");
    change(120, StubData.SATO, "{\"status_id\":2}");
    change(250, StubData.SATO, "{\"status_id\":5,\"notes\":\"更新済み\"}");
    change(7, StubData.BOT, "{\"notes\":\"続報\"}");

    Map<TicketRef, Seen> all = read(false);

    assertThat(all).hasSize(MANY);
    assertThat(there(all, 3).touched().orElseThrow())
        .isEqualTo(new Seen.Touch(filed.plus(Duration.ofDays(2)), "5"));
    assertThat(there(all, 120).stage()).isEqualTo(Stage.OPEN);
    assertThat(there(all, 250).closing().orElseThrow().note()).isEqualTo("更新済み");
    assertThat(there(all, 7).touched()).isEmpty();
    assertThat(all.values())
        .filteredOn(s -> s instanceof Seen.There t && t.touched().isPresent())
        .hasSize(3);
    // Three of all, three of those that members changed, one to know Hinomi's own note.
    assertThat(asked("issues\\.json")).isLessThanOrEqualTo(7);
    assertThat(asked("issues/\\d+\\.json")).isEqualTo(3);
    assertThat(fixture.stub.requests).hasSizeLessThanOrEqualTo(7 + 3 + 5);
  }

  @Test
  void of_250_fresh_tickets_there_are_6_lists_alone() throws Exception {
    read(false);

    assertThat(asked("issues\\.json")).isLessThanOrEqualTo(6);
    assertThat(asked("issues/\\d+\\.json")).isZero();
  }

  @Test
  void of_250_old_tickets_there_are_3_lists_alone() throws Exception {
    List<Question> old =
        questions.stream()
            .map(q -> new Question(q.ticket(), filed.plus(Duration.ofDays(3)), false))
            .toList();
    fixture.stub.requests.clear();
    fixture.tracker().read(old, false);

    assertThat(asked("issues\\.json")).isEqualTo(3);
  }

  @Test
  void a_touched_ticket_needs_no_journals_until_it_is_closed() throws Exception {
    later(Duration.ofDays(2));
    change(3, StubData.SATO, "{\"status_id\":2}");
    Question known = new Question(ref(3), filed, true);
    fixture.stub.requests.clear();
    Seen.There seen = there(fixture.tracker().read(List.of(known), false), 3);
    assertThat(seen.stage()).isEqualTo(Stage.OPEN);
    assertThat(asked("issues/\\d+\\.json")).isZero();

    change(3, StubData.SATO, "{\"notes\":\"調査中\"}");
    change(3, StubData.SATO, "{\"status_id\":5}");
    seen = there(fixture.tracker().read(List.of(known), false), 3);
    assertThat(seen.closing().orElseThrow().note()).isEqualTo("調査中");
    assertThat(asked("issues/\\d+\\.json")).isOne();
  }

  @Test
  void somebody_who_is_no_member_is_noticed_too() throws Exception {
    later(Duration.ofDays(2));
    change(3, STRANGER, "{\"notes\":\"管理者より\"}");

    assertThat(there(read(false), 3).touched().orElseThrow().who()).isEqualTo("1");
  }

  @Test
  void a_redmine_that_ignores_the_filter_costs_journals_and_no_mistake() throws Exception {
    fixture.stub.faults.add(Fault.IGNORE_UPDATED_BY);
    later(Duration.ofDays(2));
    change(3, StubData.SATO, "{\"notes\":\"見ました\"}");
    change(7, StubData.BOT, "{\"notes\":\"続報\"}");
    questions.replaceAll(q -> new Question(q.ticket(), filed.plus(Duration.ofDays(1)), false));

    Map<TicketRef, Seen> all = read(false);

    assertThat(there(all, 3).touched()).isPresent();
    assertThat(there(all, 7).touched()).isEmpty();
    assertThat(asked("issues/\\d+\\.json")).isEqualTo(2);
  }

  @Test
  void a_redmine_that_fails_at_the_filter_costs_journals_and_no_mistake() throws Exception {
    fixture.stub.faults.add(Fault.FAIL_UPDATED_BY);
    later(Duration.ofDays(2));
    change(3, StubData.SATO, "{\"notes\":\"見ました\"}");
    questions.replaceAll(q -> new Question(q.ticket(), filed.plus(Duration.ofDays(1)), false));

    assertThat(there(read(false), 3).touched()).isPresent();
    assertThat(asked("issues/\\d+\\.json")).isOne();
  }

  @Test
  void a_deleted_ticket_is_gone_and_one_out_of_sight_is_not() throws Exception {
    fixture.stub.data.issues.all().remove(1);
    change(2, StubData.SATO, "{\"project_id\":2}");
    change(4, StubData.SATO, "{\"project_id\":%d}".formatted(StubIssues.HIDDEN));
    assertThat(read(false)).doesNotContainKeys(ref(1), ref(4));

    Map<TicketRef, Seen> all = read(true);

    assertThat(all.get(ref(1))).isInstanceOf(Seen.Gone.class);
    assertThat(there(all, 2).project()).contains("別の project");
    assertThat(all.get(ref(4))).isInstanceOf(Seen.Unreachable.class);
  }

  @Test
  void an_archived_project_makes_everything_unreachable_with_few_requests() throws Exception {
    fixture.stub.faults.add(Fault.PROJECT_FORBIDDEN);

    Map<TicketRef, Seen> all = read(true);

    assertThat(all).hasSize(MANY);
    assertThat(all.values()).allMatch(s -> s instanceof Seen.Unreachable);
    assertThat(fixture.stub.requests).hasSizeLessThanOrEqualTo(6);
    fixture.stub.faults.clear();
    assertThat(read(true).values()).allMatch(s -> s instanceof Seen.There);
  }

  @Test
  void a_wrong_key_and_a_dead_redmine_make_everything_unreachable_with_one_request()
      throws Exception {
    for (Fault fault : List.of(Fault.KEY_LOCKED, Fault.LOGIN_PAGE, Fault.REST_OFF)) {
      fixture.stub.faults.clear();
      fixture.stub.faults.add(fault);
      Map<TicketRef, Seen> all = read(true);
      assertThat(all).hasSize(MANY);
      assertThat(all.values()).allMatch(s -> s instanceof Seen.Unreachable);
      assertThat(fixture.stub.requests).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void a_key_that_is_locked_meanwhile_makes_nothing_gone() throws Exception {
    RedmineTracker tracker = fixture.tracker();
    tracker.read(questions, true);
    fixture.stub.faults.add(Fault.KEY_LOCKED);
    fixture.stub.data.issues.all().clear();

    Map<TicketRef, Seen> all = tracker.read(questions.subList(0, 3), true);

    assertThat(all.values()).hasSize(3).allMatch(s -> s instanceof Seen.Unreachable);
    Seen.Unreachable no = (Seen.Unreachable) Objects.requireNonNull(all.get(ref(1)));
    assertThat(no.why().in(Language.JA)).contains("API キー");
  }

  @Test
  void without_a_status_in_the_settings_the_one_of_the_tracker_is_the_new_one() throws Exception {
    change(3, StubData.SATO, "{\"status_id\":3}");

    assertThat(there(read(false), 2).stage()).isEqualTo(Stage.NEW);
    assertThat(there(read(false), 3).stage()).isEqualTo(Stage.OPEN);
  }
}
