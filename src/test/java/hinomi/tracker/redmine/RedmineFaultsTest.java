package hinomi.tracker.redmine;

import static hinomi.tracker.redmine.StubFixture.done;
import static hinomi.tracker.redmine.StubFixture.file;
import static hinomi.tracker.redmine.StubFixture.keys;
import static hinomi.tracker.redmine.StubFixture.late;
import static hinomi.tracker.redmine.StubFixture.member;
import static hinomi.tracker.redmine.StubFixture.note;
import static hinomi.tracker.redmine.StubFixture.refused;
import static hinomi.tracker.redmine.StubFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Language;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Concession;
import hinomi.tracker.Found;
import hinomi.tracker.Outcome;
import hinomi.tracker.redmine.StubRedmine.Fault;
import hinomi.tracker.redmine.StubRedmine.Version;
import hinomi.watch.Handling;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong with a Redmine, and what each failure is taken for. */
@ParameterizedClass
@EnumSource(Version.class)
class RedmineFaultsTest {
  private static final TicketAction.File FILE =
      file("nginx", Handling.DEFAULT, member("CVE-2030-0001"));

  private final Version version;
  private StubFixture fixture;

  RedmineFaultsTest(Version version) {
    this.version = version;
  }

  @BeforeEach
  void start() throws Exception {
    fixture = new StubFixture(version);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private Outcome apply(TicketAction action, Concession... concessions) throws Exception {
    return fixture.tracker().apply(action, List.of(concessions));
  }

  private void fault(Fault fault) {
    fixture.stub.faults.add(fault);
  }

  private int stored() {
    return fixture.stub.data.issues.all().size();
  }

  @Test
  void a_create_that_hangs_after_it_was_stored_is_uncertain_and_then_found() throws Exception {
    fault(Fault.STORE_THEN_HANG);

    assertThat(late(apply(FILE)).uncertain()).isTrue();
    assertThat(fixture.tracker().find(FILE.destination(), FILE.founder()))
        .isInstanceOf(Found.Ours.class);
    assertThat(stored()).isOne();
  }

  @Test
  void an_error_500_is_uncertain_whether_stored_or_not() throws Exception {
    fault(Fault.STORE_THEN_500);
    assertThat(late(apply(FILE)).uncertain()).isTrue();
    assertThat(stored()).isOne();

    fault(Fault.FAIL_500);
    assertThat(late(apply(FILE)).uncertain()).isTrue();
    assertThat(stored()).isOne();
  }

  @Test
  void after_an_error_500_the_next_try_comes_soon_enough_to_make_concessions() throws Exception {
    fault(Fault.FAIL_500);
    assertThat(late(apply(FILE)).after()).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void a_refused_connection_is_certain() throws Exception {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    RedmineTracker tracker = fixture.tracker(RedmineSettings.of(nobody, StubRedmine.KEY, "vuln"));

    assertThat(late(tracker.apply(FILE, List.of())).uncertain()).isFalse();
    assertThat(tracker.find(FILE.destination(), FILE.founder()))
        .isInstanceOf(Found.Unreachable.class);
  }

  @Test
  void a_server_that_asks_for_a_wait_gets_it() throws Exception {
    fault(Fault.RETRY_503);
    assertThat(late(apply(FILE)).after()).isEqualTo(Duration.ofMinutes(2));
    fixture.stub.faults.clear();
    fault(Fault.BUSY_429);
    assertThat(late(apply(FILE)))
        .matches(l -> l.after().equals(Duration.ofSeconds(7)) && !l.uncertain());
  }

  @Test
  void a_wrong_key_is_refused_and_never_taken_for_no_ticket() throws Exception {
    RedmineTracker tracker =
        fixture.tracker(RedmineSettings.of(fixture.stub.url(), "f".repeat(40), "vuln"));

    Outcome.Refused refused = refused(tracker.apply(FILE, List.of()));
    assertThat(refused.why().key()).isEqualTo("key-wrong");
    assertThat(refused.concession()).isFalse();
    assertThat(refused.why().in(Language.JA)).contains("api-key").doesNotContain("ffff");
    assertThat(tracker.find(FILE.destination(), FILE.founder()))
        .isEqualTo(new Found.Unreachable(refused.why()));
  }

  @Test
  void a_switched_off_api_is_told_where_redmine_tells_it() throws Exception {
    fault(Fault.REST_OFF);

    String expected = version == Version.V3_4 ? "key-wrong" : "rest-off";
    assertThat(refused(apply(FILE)).why().key()).isEqualTo(expected);
  }

  @Test
  void basic_authentication_in_front_leaves_the_key_in_its_header() throws Exception {
    fault(Fault.BASIC_AUTH);
    assertThat(refused(apply(FILE)).why().key()).isEqualTo("basic-wrong");

    RedmineSettings s = fixture.settings();
    RedmineSettings basic =
        new RedmineSettings(
            s.url(),
            s.apiKey(),
            Optional.of(new RedmineSettings.BasicAuth("web", "門番")),
            s.project(),
            s.format(),
            s.tracker(),
            s.priorities(),
            s.newStatus(),
            s.notOurs(),
            s.done(),
            s.fields(),
            s.watchers(),
            s.existing());
    done(fixture.tracker(basic).apply(FILE, List.of()));
    assertThat(basic.toString()).doesNotContain("門番", StubRedmine.KEY);
  }

  @Test
  void login_pages_and_redirects_name_the_setting() throws Exception {
    fault(Fault.LOGIN_PAGE);
    assertThat(refused(apply(FILE)).why().key()).isEqualTo("page");
    fixture.stub.faults.clear();
    fault(Fault.LOGIN_REDIRECT);
    assertThat(refused(apply(FILE)).why().key()).isEqualTo("page");
    fixture.stub.faults.clear();
    fault(Fault.REDIRECT);
    assertThat(refused(apply(FILE)).why().in(Language.EN))
        .contains("tracker.redmine.url", "https://redmine.example/redmine");
    assertThat(fixture.tracker().find(FILE.destination(), FILE.founder()))
        .isInstanceOf(Found.Unreachable.class);
  }

  @Test
  void a_422_is_told_apart_by_looking() throws Exception {
    fault(Fault.INVALID_422);
    Outcome.Refused value = refused(apply(FILE));
    assertThat(value.concession()).isTrue();
    assertThat(value.why().in(Language.JA)).contains("深刻度 は一覧にありません");

    for (Map.Entry<Fault, String> e :
        Map.of(
                Fault.PROJECT_CLOSED, "project.closed",
                Fault.PROJECT_MISSING, "project.missing",
                Fault.PROJECT_FORBIDDEN, "project.forbidden",
                Fault.NO_ADD_PERMISSION, "project.no-add")
            .entrySet()) {
      fixture.stub.faults.clear();
      fault(e.getKey());
      assertThat(refused(apply(FILE)))
          .matches(r -> !r.concession() && r.why().key().equals(e.getValue()), e.getValue());
    }
    assertThat(stored()).isZero();
  }

  @Test
  void an_unknown_watcher_may_be_conceded() throws Exception {
    fault(Fault.UNKNOWN_WATCHER);
    assertThat(refused(apply(FILE)))
        .matches(r -> r.concession() && r.why().key().equals("watcher-refused"));

    Outcome.Done done = done(apply(FILE, Concession.NO_WATCHERS));
    assertThat(keys(done.warnings())).containsExactly("conceded.NO_WATCHERS");
    assertThat(fixture.stub.data.issue("1").path("description").asString(""))
        .contains("ウォッチャーを設定できませんでした");
  }

  @Test
  void characters_that_the_database_cannot_store_are_conceded() throws Exception {
    fault(Fault.NO_EMOJI);
    TicketAction.File emoji = file("😀 nginx", Handling.DEFAULT, member("CVE-2030-0001"));
    assertThat(late(apply(emoji)).uncertain()).isTrue();

    done(apply(emoji, Concession.PLAIN_CHARACTERS));
    assertThat(fixture.stub.data.issue("1").path("subject").asString(""))
        .isEqualTo("[U+1F600] nginx");
  }

  @Test
  void what_redmine_drops_silently_becomes_a_warning() throws Exception {
    fault(Fault.DROP_TRACKER);
    fault(Fault.DROP_STATUS);
    fault(Fault.DROP_FIELDS);
    fault(Fault.DROP_WATCHERS);
    RedmineSettings settings = with(fixture.settings(), Map.of("key", "7", "cve", "1"));

    Outcome.Done done = done(fixture.tracker(settings).apply(FILE, List.of()));
    assertThat(keys(done.warnings()))
        .containsExactlyInAnyOrder(
            "differs.tracker",
            "differs.status",
            "differs.field",
            "differs.field",
            "differs.watchers");
  }

  @Test
  void an_ignored_field_filter_finds_nothing_that_is_not_there() throws Exception {
    RedmineSettings settings = with(fixture.settings(), Map.of("key", "7"));
    done(fixture.tracker(settings).apply(FILE, List.of()));
    fault(Fault.IGNORE_FIELD_FILTER);

    assertThat(fixture.tracker(settings).find(FILE.destination(), member("CVE-2030-0002")))
        .isEqualTo(new Found.None());
    assertThat(fixture.tracker(settings).find(FILE.destination(), FILE.founder()))
        .isInstanceOf(Found.Ours.class);
    assertThat(keys(fixture.tracker(settings).check().stream().map(f -> f.message()).toList()))
        .contains("check.no-filter");
  }

  @Test
  void an_attachment_against_a_changed_ticket_keeps_the_change() throws Exception {
    TicketRef ticket = done(apply(FILE)).ticket();
    fault(Fault.STALE_ONCE);

    done(apply(attach(ticket, "CVE-2030-0002")));
    assertThat(fixture.stub.data.issue("1").path("description").asString("")).contains("人の追記");
    assertThat(fixture.tracker().find(FILE.destination(), member("CVE-2030-0002")))
        .isEqualTo(new Found.Ours(ticket));
  }

  @Test
  void an_update_whose_answer_was_lost_is_not_repeated() throws Exception {
    TicketRef ticket = done(apply(FILE)).ticket();
    TicketAction.Note note =
        new TicketAction.Note(ticket, FILE.members(), note("悪用が確認されました"), Language.JA);
    for (TicketAction action : List.of(attach(ticket, "CVE-2030-0002"), note)) {
      fault(Fault.STORE_THEN_500);
      assertThat(late(apply(action)).uncertain()).isTrue();
      done(apply(action));
    }
    assertThat(fixture.stub.data.issue("1").path("journals")).hasSize(2);
  }

  @Test
  void without_the_permission_to_edit_the_keys_go_into_the_note() throws Exception {
    TicketRef ticket = done(apply(FILE)).ticket();
    fault(Fault.NO_EDIT_PERMISSION);

    assertThat(keys(done(apply(attach(ticket, "CVE-2030-0002"))).warnings()))
        .containsExactly("not-edited");
    assertThat(fixture.tracker().find(FILE.destination(), member("CVE-2030-0002")))
        .isEqualTo(new Found.Ours(ticket));
  }

  private static TicketAction attach(TicketRef ticket, String id) {
    return new TicketAction.Attach(ticket, List.of(member(id)), note("続報"), Language.JA);
  }
}
