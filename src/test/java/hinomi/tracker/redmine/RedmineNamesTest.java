package hinomi.tracker.redmine;

import static hinomi.tracker.redmine.StubFixture.done;
import static hinomi.tracker.redmine.StubFixture.file;
import static hinomi.tracker.redmine.StubFixture.keys;
import static hinomi.tracker.redmine.StubFixture.member;
import static hinomi.tracker.redmine.StubFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import hinomi.ticket.Member;
import hinomi.tracker.Finding;
import hinomi.tracker.Found;
import hinomi.tracker.Outcome;
import hinomi.tracker.redmine.StubRedmine.Fault;
import hinomi.tracker.redmine.StubRedmine.Version;
import hinomi.watch.Handling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Names wherever ids are, people, fields, and tickets that people made. */
@ParameterizedClass
@EnumSource(Version.class)
class RedmineNamesTest {
  private final Version version;
  private StubFixture fixture;

  RedmineNamesTest(Version version) {
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

  private JsonNode issue(String id) {
    return fixture.stub.data.issue(id);
  }

  @Test
  void a_hundred_vulnerabilities_are_looked_for_with_few_requests() throws Exception {
    List<Member> members = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      members.add(member("CVE-2030-%04d".formatted(i)));
    }
    RedmineTracker tracker = fixture.tracker(with(fixture.settings(), Map.of("key", "7")));
    fixture.stub.requests.clear();

    assertThat(tracker.find("redmine/vuln", members).values())
        .hasSize(100)
        .containsOnly(new Found.None());

    assertThat(fixture.stub.requests).hasSizeLessThanOrEqualTo(45);
    tracker.apply(file("x", Handling.DEFAULT, members.toArray(Member[]::new)), List.of());
    fixture.stub.requests.clear();
    assertThat(tracker.find("redmine/vuln", members).values())
        .hasSize(100)
        .allMatch(f -> f instanceof Found.Ours);
    assertThat(fixture.stub.requests).hasSizeLessThanOrEqualTo(45);
  }

  @Test
  void a_ticket_is_filed_with_names() throws Exception {
    RedmineSettings settings =
        with(
            with(fixture.settings(), Map.of("key", "脆弱性キー", "cve", "CVE-ID", "3", "7.5")),
            new Notify.Chosen(List.of("sato", "鈴木 一郎", "当番")));
    Handling handling = new Handling("suzuki", null, "バグ", "高め", "ｗｅｂ");

    Outcome.Done done =
        done(
            fixture
                .tracker(settings)
                .apply(file("x", handling, member("CVE-2030-0001")), List.of()));

    assertThat(keys(done.warnings()))
        .isEqualTo(version == Version.V3_4 ? List.of("group-watcher") : List.of());
    JsonNode issue = issue("1");
    assertThat(issue.path("tracker").path("id").asInt(0)).isEqualTo(1);
    assertThat(issue.path("status").path("id").asInt(0)).isEqualTo(2);
    assertThat(issue.path("priority").path("id").asInt(0)).isEqualTo(3);
    assertThat(issue.path("assigned_to").path("id").asInt(0)).isEqualTo(6);
    assertThat(issue.path("category").path("id").asInt(0)).isEqualTo(1);
    assertThat(Fields.values(issue, 1)).containsExactly("CVE-2030-0001");
    assertThat(Fields.values(issue, 3)).containsExactly("7.5");
    assertThat(Fields.values(issue, 7))
        .containsExactly(member("CVE-2030-0001").key("redmine/vuln").value());
    assertThat(issue.path("watchers")).hasSize(version == Version.V3_4 ? 2 : 3);
  }

  @Test
  void unknown_names_are_left_out_with_a_warning_each() throws Exception {
    RedmineSettings settings =
        with(with(fixture.settings(), Map.of("cve", "ない項目")), new Notify.Chosen(List.of("nobody")));
    Handling handling = new Handling("nobody", null, "ない", "ない", "ない");

    Outcome.Done done =
        done(
            fixture
                .tracker(settings)
                .apply(file("x", handling, member("CVE-2030-0001")), List.of()));

    assertThat(keys(done.warnings()))
        .containsExactlyInAnyOrder(
            "unknown.tracker",
            "unknown.priority",
            "unknown.assignee",
            "unknown.category",
            "unknown.watcher",
            "unknown.field");
    assertThat(issue("1").path("priority").path("name").asString("")).isEqualTo("今すぐ");
  }

  @Test
  void a_second_ticket_of_a_pass_is_one_request() throws Exception {
    RedmineTracker tracker = fixture.tracker(with(fixture.settings(), Map.of("key", "7")));
    done(tracker.apply(file("a", Handling.DEFAULT, member("CVE-2030-0001")), List.of()));
    fixture.stub.requests.clear();

    done(tracker.apply(file("b", Handling.DEFAULT, member("CVE-2030-0002")), List.of()));
    assertThat(fixture.stub.requests).containsExactly("POST /redmine/issues.json");
    fixture.stub.requests.clear();
    tracker.find("redmine/vuln", member("CVE-2030-0001"));
    assertThat(fixture.stub.requests).hasSize(1);
  }

  private void person(int author, String subject, String description) {
    ObjectNode root = Api.JSON.createObjectNode();
    root.putObject("issue")
        .put("project_id", "vuln")
        .put("author", author)
        .put("subject", subject)
        .put("description", description);
    fixture.stub.data.issues.post("/issues.json", root);
  }

  private Found find(String id, String... aliases) throws Exception {
    return fixture.tracker().find("redmine/vuln", member(id, aliases));
  }

  @Test
  void a_persons_ticket_is_found_by_whole_ids_only() throws Exception {
    person(StubData.SATO, "更新", "CVE-2024-00012 と xCVE-2024-0001 と CVE-2024-0001-1x");
    assertThat(find("CVE-2024-0001")).isInstanceOf(Found.Theirs.class);
    person(StubData.SATO, "CVE-2024-00077 の件", "");
    assertThat(find("CVE-2024-0007")).isEqualTo(new Found.None());
    person(StubData.SATO, "JVN 12345678 の対応", "");
    assertThat(find("CVE-2024-0002", "JVN#12345678")).isInstanceOf(Found.Theirs.class);
    assertThat(find("CVE-2024-0003", "JVNVU#12345678")).isEqualTo(new Found.None());
    person(StubData.BOT, "CVE-2024-0009", "");
    assertThat(find("CVE-2024-0009")).isEqualTo(new Found.None());
  }

  @Test
  void a_ticket_about_the_id_goes_before_one_that_mentions_it() throws Exception {
    person(StubData.SATO, "月次の更新", "CVE-2024-0001 ほか");
    person(StubData.SATO, "CVE-2024-0001 への対応", "");

    assertThat(find("CVE-2024-0001"))
        .isInstanceOfSatisfying(
            Found.Theirs.class, t -> assertThat(t.ticket().id()).isEqualTo("2"));
  }

  @Test
  void hinomis_tickets_about_others_are_not_theirs() throws Exception {
    done(
        fixture
            .tracker()
            .apply(file("CVE-2024-0001 も", Handling.DEFAULT, member("CVE-2030-0001")), List.of()));
    ((ObjectNode) issue("1").path("author")).put("id", StubData.SATO);

    assertThat(find("CVE-2024-0001")).isEqualTo(new Found.None());
  }

  @Test
  void what_becomes_of_theirs_is_a_setting() throws Exception {
    person(StubData.SATO, "CVE-2024-0001", "");
    RedmineSettings s = fixture.settings();

    assertThat(
            fixture
                .tracker(with(s, RedmineSettings.Existing.RELATE))
                .find("redmine/vuln", member("CVE-2024-0001")))
        .isInstanceOfSatisfying(
            Found.Theirs.class, t -> assertThat(t.existing()).isEqualTo(Found.Existing.RELATE));
    assertThat(
            fixture
                .tracker(with(s, RedmineSettings.Existing.IGNORE))
                .find("redmine/vuln", member("CVE-2024-0001")))
        .isEqualTo(new Found.None());
  }

  @Test
  void the_check_tells_everything_in_advance() throws Exception {
    fixture.stub.faults.addAll(List.of(Fault.PUBLIC, Fault.DROP_WATCHERS));
    RedmineSettings settings = with(fixture.settings(), Map.of("cve", "ない項目"));

    List<Finding> findings = fixture.tracker(settings).check();
    assertThat(findings.stream().map(f -> f.level() + " " + f.message().key()))
        .contains(
            "OK check.key",
            "WARNING check.public",
            "ERROR check.permission.add_issue_watchers",
            "OK check.tracker",
            "OK check.status",
            "WARNING check.field-unseen",
            "OK check.notify");
    fixture.stub.faults.add(Fault.ADMIN);
    assertThat(fixture.tracker().check().stream().map(f -> f.message().key()))
        .contains("check.admin");
  }

  @Test
  void untouched_tickets_have_a_page() throws Exception {
    assertThat(fixture.tracker().untouchedUrl())
        .hasValueSatisfying(
            url ->
                assertThat(url)
                    .endsWith(
                        "/redmine/projects/vuln/issues?set_filter=1&status_id=1&author_id=8"));
  }
}
