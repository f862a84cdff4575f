package hinomi.tracker.redmine;

import static hinomi.tracker.redmine.StubFixture.done;
import static hinomi.tracker.redmine.StubFixture.file;
import static hinomi.tracker.redmine.StubFixture.keys;
import static hinomi.tracker.redmine.StubFixture.member;
import static hinomi.tracker.redmine.StubFixture.note;
import static hinomi.tracker.redmine.StubFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Severity;
import hinomi.language.Language;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Finding;
import hinomi.tracker.Found;
import hinomi.tracker.Outcome;
import hinomi.watch.Handling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Fields, people, mails, adoption and searches with a real Redmine, as a user of minimal role. */
@Tag("redmine")
class RealRedmineTest {
  private RealRedmine redmine;

  @BeforeEach
  void start() throws Exception {
    redmine = RealRedmine.withProject();
  }

  @AfterEach
  void stop() throws Exception {
    redmine.close();
  }

  private RedmineSettings settings(Map<String, String> fields, Notify watchers) {
    RedmineSettings s = redmine.settings();
    return new RedmineSettings(
        s.url(),
        s.apiKey(),
        Optional.empty(),
        s.project(),
        s.format(),
        Optional.of("バグ"),
        Map.of(Severity.CRITICAL, "今すぐ"),
        Optional.of("新規"),
        List.of("却下"),
        List.of("終了"),
        fields,
        watchers,
        RedmineSettings.Existing.ADOPT);
  }

  private Map<String, String> fields() {
    return Map.of(
        "key",
        redmine.env("REDMINE_CF_VULN_KEY"),
        "cve",
        redmine.env("REDMINE_CF_CVE_ID"),
        "cvss",
        "CVSSスコア");
  }

  private TicketAction.File ticket(String subject, Handling handling, Member... members) {
    return ticket(subject, handling, null, members);
  }

  private TicketAction.File ticket(
      String subject, Handling handling, @Nullable TicketRef related, Member... members) {
    return file("redmine/" + redmine.project, subject, handling, related, members);
  }

  private Found find(RedmineSettings settings, Member member) throws Exception {
    return redmine.tracker(settings).find("redmine/" + redmine.project, member);
  }

  @Test
  void a_ticket_carries_its_fields_and_reaches_every_member_once() throws Exception {
    RedmineSettings settings = settings(fields(), new Notify.Members());
    RedmineTracker tracker = redmine.tracker(settings);
    done(tracker.apply(ticket("first", Handling.DEFAULT, member("CVE-2030-0001")), List.of()));

    Outcome.Done done =
        done(
            tracker.apply(
                ticket(
                    "second",
                    new Handling("suzuki", null, null, null, null),
                    member("CVE-2030-0002")),
                List.of()));

    assertThat(done.warnings()).isEmpty();
    JsonNode issue = redmine.issue(done.ticket().id());
    assertThat(Fields.values(issue, redmine.id("REDMINE_CF_CVE_ID")))
        .containsExactly("CVE-2030-0002");
    assertThat(Fields.values(issue, redmine.id("REDMINE_CF_CVSS"))).containsExactly("9.8");
    assertThat(Fields.values(issue, redmine.id("REDMINE_CF_VULN_KEY")))
        .containsExactly(member("CVE-2030-0002").key("redmine/" + redmine.project).value());
    assertThat(issue.path("priority").path("name").asString("")).isEqualTo("今すぐ");
    assertThat(issue.path("assigned_to").path("id").asInt(0))
        .isEqualTo(redmine.id("REDMINE_USER_SUZUKI"));
    assertThat(issue.path("watchers")).hasSize(3);
    assertThat(redmine.mailed(done.ticket().id()))
        .containsExactlyInAnyOrder(
            "sato@example.invalid", "suzuki@example.invalid", "tanaka@example.invalid");
  }

  @Test
  void people_are_known_by_login_and_by_name() throws Exception {
    Notify chosen = new Notify.Chosen(List.of("tanaka", "佐藤 花子", "nobody"));
    Outcome.Done done =
        done(
            redmine
                .tracker(settings(Map.of(), chosen))
                .apply(ticket("x", Handling.DEFAULT, member("CVE-2030-0001")), List.of()));

    assertThat(keys(done.warnings())).containsExactly("unknown.watcher");
    assertThat(redmine.mailed(done.ticket().id()))
        .contains("tanaka@example.invalid", "sato@example.invalid")
        .doesNotHaveDuplicates();
  }

  @Test
  void closed_tickets_are_found_with_and_without_a_key_field() throws Exception {
    for (Map<String, String> fields : List.of(fields(), Map.<String, String>of())) {
      Member member = member("CVE-2031-000" + (fields.size() + 1), "JVN#00000001");
      RedmineSettings settings = settings(fields, new Notify.Nobody());
      TicketRef ticket =
          done(redmine.tracker(settings).apply(ticket("x", Handling.DEFAULT, member), List.of()))
              .ticket();
      redmine.admin("PUT", "/issues/" + ticket.id() + ".json", "{\"issue\":{\"status_id\":5}}");

      assertThat(redmine.issue(ticket.id()).path("status").path("is_closed").asBoolean(false))
          .isTrue();
      assertThat(find(settings, member)).isEqualTo(new Found.Ours(ticket));
    }
  }

  @Test
  void a_moved_ticket_is_still_the_one() throws Exception {
    RedmineSettings settings = settings(Map.of(), new Notify.Nobody());
    Member member = member("CVE-2030-0001");
    TicketRef ticket =
        done(redmine.tracker(settings).apply(ticket("x", Handling.DEFAULT, member), List.of()))
            .ticket();
    redmine.admin(
        "PUT",
        "/issues/" + ticket.id() + ".json",
        "{\"issue\":{\"project_id\":%d}}".formatted(redmine.id("REDMINE_PROJECT_ID")));

    assertThat(find(settings, member)).isEqualTo(new Found.Ours(ticket));
    redmine.admin("DELETE", "/issues/" + ticket.id() + ".json", null);
  }

  @Test
  void a_persons_ticket_is_adopted_and_then_ours() throws Exception {
    RedmineSettings settings = settings(fields(), new Notify.Members());
    JsonNode made =
        redmine.as(
            "sato",
            "POST",
            "/issues.json",
            "{\"issue\":{\"project_id\":\"%s\",\"subject\":\"CVE-2030-0001 対応\",\"description\":\"JVN#12345678\"}}"
                .formatted(redmine.project));
    String id = made.path("issue").path("id").asString("");
    assertThat(find(settings, member("CVE-2030-00012"))).isEqualTo(new Found.None());
    Member member = member("CVE-2030-0009", "JVN#12345678");
    TicketRef theirs = ((Found.Theirs) find(settings, member)).ticket();
    assertThat(theirs.id()).isEqualTo(id);

    TicketAction adopt = new TicketAction.Adopt(theirs, List.of(member), note("情報"), Language.JA);
    done(redmine.tracker(settings).apply(adopt, List.of()));
    done(redmine.tracker(settings).apply(adopt, List.of()));

    assertThat(find(settings, member)).isEqualTo(new Found.Ours(theirs));
    assertThat(redmine.issue(id).path("journals")).hasSize(1);
    assertThat(redmine.issue(id).path("description").asString("")).isEqualTo("JVN#12345678");
  }

  @Test
  void attaching_keeps_what_a_person_wrote() throws Exception {
    RedmineSettings settings = settings(fields(), new Notify.Nobody());
    RedmineTracker tracker = redmine.tracker(settings);
    TicketRef ticket =
        done(tracker.apply(ticket("x", Handling.DEFAULT, member("CVE-2030-0001")), List.of()))
            .ticket();
    String text = redmine.issue(ticket.id()).path("description").asString("");
    var edit = Api.JSON.createObjectNode();
    edit.putObject("issue").put("description", "人の前書き\r\n" + text + "\r\n人の後書き");
    redmine.as("suzuki", "PUT", "/issues/" + ticket.id() + ".json", edit.toString());

    Outcome.Done done =
        done(
            tracker.apply(
                new TicketAction.Attach(
                    ticket, List.of(member("CVE-2030-0002")), note("続報"), Language.JA),
                List.of()));
    assertThat(done.warnings()).isEmpty();
    assertThat(redmine.issue(ticket.id()).path("description").asString(""))
        .startsWith("人の前書き")
        .endsWith("人の後書き");
    assertThat(find(settings, member("CVE-2030-0002"))).isEqualTo(new Found.Ours(ticket));
    assertThat(find(settings, member("CVE-2030-0001"))).isEqualTo(new Found.Ours(ticket));
  }

  @Test
  void a_related_ticket_is_related() throws Exception {
    RedmineTracker tracker = redmine.tracker(settings(Map.of(), new Notify.Nobody()));
    TicketRef first =
        done(tracker.apply(ticket("a", Handling.DEFAULT, member("CVE-2030-0001")), List.of()))
            .ticket();
    TicketRef second =
        done(tracker.apply(
                ticket("b", Handling.DEFAULT, first, member("CVE-2030-0002")), List.of()))
            .ticket();

    assertThat(redmine.issue(second.id()).path("relations").path(0).path("issue_id").asString(""))
        .isIn(first.id(), second.id());
  }

  @Test
  void a_closed_project_and_a_stranger_are_told_apart() throws Exception {
    TicketAction.File file = ticket("x", Handling.DEFAULT, member("CVE-2030-0001"));
    RedmineSettings s = settings(Map.of(), new Notify.Nobody());
    RedmineSettings stranger =
        RedmineSettings.of(s.url(), redmine.env("REDMINE_OUTSIDER_API_KEY"), s.project());
    assertThat(refused(redmine.tracker(stranger).apply(file, List.of())).why().key())
        .isEqualTo("project.forbidden");

    redmine.admin("PUT", "/projects/" + redmine.project + "/close.json", "");
    assertThat(refused(redmine.tracker(s).apply(file, List.of())))
        .matches(r -> !r.concession() && r.why().key().equals("project.closed"));
    assertThat(redmine.issues()).isZero();
  }

  @Test
  void the_check_of_a_good_configuration_has_no_error_and_of_a_bad_one_names_it() throws Exception {
    RedmineTracker good = redmine.tracker(settings(fields(), new Notify.Members()));
    assertThat(good.check()).noneMatch(f -> f.level() == Finding.Level.ERROR);

    RedmineSettings s = settings(Map.of(), new Notify.Chosen(List.of("nobody")));
    RedmineSettings admin =
        new RedmineSettings(
            s.url(),
            redmine.env("REDMINE_API_KEY"),
            s.basic(),
            s.project(),
            s.format(),
            Optional.of("サポート"),
            Map.of(Severity.HIGH, "ない"),
            s.newStatus(),
            s.notOurs(),
            s.done(),
            Map.of("cve", "cve-id"),
            s.watchers(),
            s.existing());
    assertThat(
            redmine.tracker(admin).check().stream().map(f -> f.level() + " " + f.message().key()))
        .contains(
            "WARNING check.admin",
            "ERROR unknown.tracker",
            "ERROR unknown.priority",
            "OK check.field",
            "ERROR unknown.watcher");
  }
}
