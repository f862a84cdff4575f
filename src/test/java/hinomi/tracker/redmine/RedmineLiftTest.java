package hinomi.tracker.redmine;

import static hinomi.tracker.redmine.StubFixture.done;
import static hinomi.tracker.redmine.StubFixture.file;
import static hinomi.tracker.redmine.StubFixture.keys;
import static hinomi.tracker.redmine.StubFixture.late;
import static hinomi.tracker.redmine.StubFixture.member;
import static hinomi.tracker.redmine.StubFixture.note;
import static hinomi.tracker.redmine.StubFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Severity;
import hinomi.language.Language;
import hinomi.ticket.Lift;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketAction.FieldName;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Outcome;
import hinomi.tracker.redmine.StubRedmine.Fault;
import hinomi.tracker.redmine.StubRedmine.Version;
import hinomi.watch.Handling;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a note changes in Redmine besides telling, and what it leaves to people. */
@ParameterizedClass
@EnumSource(Version.class)
class RedmineLiftTest {
  private static final LocalDate DAY = LocalDate.parse("2031-03-03");

  private final Version version;
  private StubFixture fixture;
  private RedmineTracker tracker;
  private TicketRef ticket;

  RedmineLiftTest(Version version) {
    this.version = version;
  }

  @BeforeEach
  void start() throws Exception {
    fixture = new StubFixture(version);
    tracker = fixture.tracker(with(fixture.settings(), Map.of("cve", "1", "cvss", "CVSSスコア")));
    TicketAction.File file = file("nginx", Handling.DEFAULT, member("CVE-2030-0001"));
    ticket = done(tracker.apply(file.by(DAY), List.of())).ticket();
    issue().putObject("priority").put("id", 2).put("name", "通常");
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private ObjectNode issue() {
    return fixture.stub.data.issue(ticket.id());
  }

  private static Lift all() {
    return lift(Lift.Turn.STAY);
  }

  private static Lift lift(Lift.Turn turn) {
    return new Lift(
        Severity.CRITICAL,
        new TreeMap<>(Map.of(FieldName.CVSS, "10.0", FieldName.CWE, "CWE-79")),
        DAY.minusDays(7),
        turn);
  }

  private Outcome.Done lifted(Lift lift) throws Exception {
    return done(tracker.apply(noteWith(lift), List.of()));
  }

  private TicketAction.Note noteWith(Lift lift) {
    return new TicketAction.Note(
        ticket, List.of(member("CVE-2030-0001")), note("悪化"), Language.JA, lift);
  }

  private void edit(String json) {
    fixture.stub.data.issues.change(issue(), StubData.SATO, Api.JSON.readTree(json));
  }

  private String priority() {
    return issue().path("priority").path("name").asString("");
  }

  private String due() {
    return issue().path("due_date").asString("");
  }

  private String cvss() {
    return String.join(",", Fields.values(issue(), 3));
  }

  private long puts() {
    return fixture.stub.requests().stream().filter(r -> r.startsWith("PUT")).count();
  }

  private long notes() {
    long count = 0;
    for (JsonNode journal : issue().path("journals")) {
      count += journal.path("notes").asString("").isEmpty() ? 0 : 1;
    }
    return count;
  }

  @Test
  void one_update_carries_all() throws Exception {
    long before = puts();

    assertThat(lifted(all()).warnings()).isEmpty();

    assertThat(puts() - before).isOne();
    assertThat(priority()).isEqualTo("今すぐ");
    assertThat(due()).isEqualTo("2031-02-24");
    assertThat(cvss()).isEqualTo("10.0");
    assertThat(notes()).isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"priority_id\":3}', 高め, 2031-02-24, 10.0",
    "'{\"due_date\":\"2031-05-05\"}', 今すぐ, 2031-05-05, 10.0",
    "'{\"due_date\":\"\"}', 今すぐ, '', 10.0",
    "'{\"custom_fields\":[{\"id\":3,\"value\":\"5.0\"}]}', 今すぐ, 2031-02-24, 5.0",
    "'{\"custom_fields\":[{\"id\":1,\"value\":\"5.0\"}],\"notes\":\"n\"}', 今すぐ, 2031-02-24, 10.0",
  })
  void what_a_person_has_changed_stays(String edit, String priority, String due, String cvss)
      throws Exception {
    edit(edit);

    assertThat(lifted(all()).warnings()).isEmpty();

    assertThat(priority()).isEqualTo(priority);
    assertThat(due()).isEqualTo(due);
    assertThat(cvss()).isEqualTo(cvss);
  }

  @Test
  void what_hinomi_has_changed_it_may_change_again() throws Exception {
    lifted(new Lift(Severity.HIGH, new TreeMap<>(), DAY.minusDays(1), Lift.Turn.STAY));
    TicketAction.Note worse =
        new TicketAction.Note(
            ticket, List.of(member("CVE-2030-0001")), note("さらに悪化"), Language.JA, all());
    done(tracker.apply(worse, List.of()));

    assertThat(priority()).isEqualTo("今すぐ");
    assertThat(due()).isEqualTo("2031-02-24");
  }

  @Test
  void a_persons_ticket_gets_the_note_alone() throws Exception {
    issue().putObject("author").put("id", StubData.SATO);
    edit("{\"status_id\":5}");

    assertThat(lifted(lift(Lift.Turn.REOPEN)).warnings()).isEmpty();

    assertThat(priority()).isEqualTo("通常");
    assertThat(due()).isEqualTo("2031-03-03");
    assertThat(issue().path("status").path("id").asInt(0)).isEqualTo(5);
    assertThat(notes()).isOne();
  }

  @Test
  void a_lost_answer_is_not_repeated() throws Exception {
    fixture.stub.faults.add(Fault.STORE_THEN_500);
    assertThat(late(tracker.apply(noteWith(all()), List.of())).uncertain()).isTrue();
    edit("{\"priority_id\":1}");

    lifted(all());

    assertThat(notes()).isOne();
    assertThat(priority()).isEqualTo("低め");
  }

  @Test
  void somebody_who_is_quicker_is_looked_at_anew() throws Exception {
    fixture.stub.faults.add(Fault.STALE_ONCE);

    lifted(all());

    assertThat(notes()).isOne();
    assertThat(issue().path("description").asString("")).contains("人の追記");
    assertThat(priority()).isEqualTo("今すぐ");
  }

  @Test
  void what_redmine_drops_is_told() throws Exception {
    fixture.stub.faults.add(Fault.NO_EDIT_PERMISSION);

    assertThat(keys(lifted(all()).warnings()))
        .containsExactlyInAnyOrder("lift.priority", "lift.due", "lift.field");
    assertThat(notes()).isOne();
  }

  @Test
  void a_due_date_that_the_tracker_has_not_is_told() throws Exception {
    fixture.stub.faults.add(Fault.DROP_DUE);

    assertThat(keys(lifted(all()).warnings())).containsExactly("lift.due");
    TicketAction.File another = file("httpd", Handling.DEFAULT, member("CVE-2030-0002"));
    assertThat(keys(done(tracker.apply(another.by(DAY), List.of())).warnings()))
        .containsExactly("differs.due");
  }

  @Test
  void where_redmine_refuses_the_change_the_note_still_goes() throws Exception {
    fixture.stub.faults.add(Fault.INVALID_CHANGE);

    Outcome.Done done = lifted(all());

    assertThat(keys(done.warnings())).containsExactly("lift.refused", "invalid");
    assertThat(done.warnings().getLast().in(Language.JA)).contains("期日 は変更できません");
    assertThat(notes()).isOne();
    assertThat(priority()).isEqualTo("通常");
  }

  @Test
  void a_field_that_people_have_renamed_is_told_and_the_rest_is_done() throws Exception {
    fixture.stub.faults.add(Fault.FIELDS_RENAMED);
    tracker = fixture.tracker(with(fixture.settings(), Map.of("cvss", "CVSSスコア")));

    assertThat(keys(lifted(all()).warnings())).containsExactly("unknown.field");

    assertThat(notes()).isOne();
    assertThat(priority()).isEqualTo("今すぐ");
    assertThat(cvss()).isEqualTo("9.8");
  }

  @Test
  void a_status_that_the_workflow_forbids_is_told_with_the_setting() throws Exception {
    fixture.stub.faults.add(Fault.WORKFLOW);

    Outcome.Done done = lifted(Lift.turned(Lift.Turn.CLOSE));

    assertThat(keys(done.warnings())).containsExactly("lift.status");
    assertThat(done.warnings().getFirst().in(Language.EN)).contains("tracker.redmine.statuses");
    assertThat(notes()).isOne();
  }

  @Test
  void it_is_closed_as_done_and_never_as_not_ours() throws Exception {
    lifted(Lift.turned(Lift.Turn.CLOSE));
    assertThat(issue().path("status").path("name").asString("")).isEqualTo("終了");
  }

  @Test
  void a_due_date_before_the_start_is_the_start() throws Exception {
    lifted(new Lift(null, new TreeMap<>(), LocalDate.parse("2020-01-01"), Lift.Turn.STAY));

    assertThat(due()).isEqualTo("2030-06-01");
  }
}
