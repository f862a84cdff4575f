package hinomi.tracker.redmine;

import static hinomi.tracker.redmine.StubFixture.done;
import static hinomi.tracker.redmine.StubFixture.keys;
import static hinomi.tracker.redmine.StubFixture.member;
import static hinomi.tracker.redmine.StubFixture.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hinomi.advisory.Severity;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.ticket.Lift;
import hinomi.ticket.Member;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketAction.FieldName;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Found;
import hinomi.tracker.Outcome;
import hinomi.tracker.Seen;
import hinomi.tracker.Tracker.Question;
import hinomi.watch.Handling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people do with tickets of a real Redmine, and what Hinomi then does, reads and mails. */
@Tag("redmine")
class RealRedmineLifeTest {
  private static final LocalDate DAY = LocalDate.parse("2035-03-03");

  private RealRedmine redmine;
  private TicketRef ticket;
  private String cvssField;

  @BeforeEach
  void start() throws Exception {
    redmine = RealRedmine.withProject();
    cvssField = redmine.env("REDMINE_CF_CVSS");
    ticket = file(1);
  }

  @AfterEach
  void stop() throws Exception {
    redmine.close();
  }

  private RedmineSettings settings() {
    RedmineSettings s = redmine.settings();
    return new RedmineSettings(
        s.url(),
        s.apiKey(),
        Optional.empty(),
        s.project(),
        s.format(),
        Optional.of("バグ"),
        Map.of(),
        Optional.of("新規"),
        List.of("却下"),
        List.of("終了"),
        Map.of("key", redmine.env("REDMINE_CF_VULN_KEY"), "cvss", cvssField),
        new Notify.Members(),
        RedmineSettings.Existing.ADOPT);
  }

  /** As in a pass of its own. */
  private RedmineTracker tracker() {
    return redmine.tracker(settings());
  }

  private static Member one(int number) {
    return member("CVE-2030-%04d".formatted(number));
  }

  private TicketRef file(int number) throws Exception {
    TicketAction.File plain =
        StubFixture.file(
            "redmine/" + redmine.project, "nginx " + number, Handling.DEFAULT, null, one(number));
    return done(tracker().apply(plain.by(DAY), List.of())).ticket();
  }

  private void edit(String login, String json) throws Exception {
    redmine.as(login, "PUT", "/issues/" + ticket.id() + ".json", "{\"issue\":" + json + "}");
  }

  private Outcome tell(String words, Lift.Turn turn) throws Exception {
    Lift lift =
        new Lift(
            Severity.CRITICAL,
            new TreeMap<>(Map.of(FieldName.CVSS, "10.0")),
            DAY.minusDays(7),
            turn);
    return tracker()
        .apply(
            new TicketAction.Note(ticket, List.of(one(1)), note(words), Language.JA, lift),
            List.of());
  }

  private Seen seen(TicketRef which) throws Exception {
    Question question = new Question(which, Instant.EPOCH, false);
    return Objects.requireNonNull(tracker().read(List.of(question), true).get(which));
  }

  private Seen.There there() throws Exception {
    return (Seen.There) seen(ticket);
  }

  private List<String> cvss() throws Exception {
    return Fields.values(redmine.issue(ticket.id()), redmine.id("REDMINE_CF_CVSS"));
  }

  private String shown(String attribute) throws Exception {
    JsonNode value = redmine.issue(ticket.id()).path(attribute);
    return value.isObject() ? value.path("name").asString("") : value.asString("");
  }

  @Test
  void a_note_with_all_that_it_lifts_is_one_mail_for_each_watcher() throws Exception {
    assertThat(done(tell("悪用が確認されました", Lift.Turn.STAY)).warnings()).isEmpty();
    assertThat(done(tell("悪用が確認されました", Lift.Turn.STAY)).warnings()).isEmpty();

    List<String> mails = new ArrayList<>(redmine.mailed(ticket.id()));
    assertThat(mails).hasSize(6);
    assertThat(mails.subList(3, 6))
        .containsExactlyInAnyOrder(
            "sato@example.invalid", "suzuki@example.invalid", "tanaka@example.invalid");
    assertThat(shown("priority")).isEqualTo("今すぐ");
    assertThat(shown("due_date")).isEqualTo("2035-02-24");
    assertThat(cvss()).containsExactly("10.0");
  }

  @Test
  void what_a_person_has_edited_stays() throws Exception {
    edit(
        "suzuki",
        """
        {"subject":"人の題","description":"人の本文","priority_id":3,"due_date":"2036-01-01",
        "custom_fields":[{"id":%d,"value":"5.0"}]}\
        """
            .formatted(redmine.id("REDMINE_CF_CVSS")));

    assertThat(done(tell("悪化", Lift.Turn.STAY)).warnings()).isEmpty();

    assertThat(shown("subject")).isEqualTo("人の題");
    assertThat(shown("description")).isEqualTo("人の本文");
    assertThat(shown("priority")).isEqualTo("高め");
    assertThat(shown("due_date")).isEqualTo("2036-01-01");
    assertThat(cvss()).containsExactly("5.0");
    assertThat(tracker().find("redmine/" + redmine.project, one(1)))
        .isEqualTo(new Found.Ours(ticket));
    assertThat(there().touched().orElseThrow().who()).isEqualTo(redmine.env("REDMINE_USER_SUZUKI"));
  }

  @Test
  void a_closed_ticket_gets_a_note_and_is_reopened_only_when_told_so() throws Exception {
    edit("suzuki", "{\"status_id\":5,\"notes\":\"更新した\"}");
    Seen.Closing closing = there().closing().orElseThrow();
    assertThat(closing.who()).isEqualTo(redmine.env("REDMINE_USER_SUZUKI"));
    assertThat(closing.note()).isEqualTo("更新した");

    done(tell("悪化", Lift.Turn.STAY));
    assertThat(there().stage()).isEqualTo(Stage.DONE);
    assertThat(there().closing()).contains(closing);

    assertThat(done(tell("さらに悪化", Lift.Turn.REOPEN)).warnings()).isEmpty();
    assertThat(there().stage()).isEqualTo(Stage.NEW);
    assertThat(done(tell("復旧", Lift.Turn.CLOSE)).warnings()).isEmpty();
    assertThat(shown("status")).isEqualTo("終了");
    assertThat(there().closing().orElseThrow().who()).isEqualTo(redmine.env("REDMINE_USER_BOT"));
  }

  @Test
  void a_ticket_moved_out_of_sight_is_not_gone_and_not_written_to() throws Exception {
    String move = "{\"project_id\":\"%s\"}".formatted(redmine.env("REDMINE_OTHER_PROJECT"));
    redmine.admin("PUT", "/issues/" + ticket.id() + ".json", "{\"issue\":" + move + "}");
    try {
      assertThat(seen(ticket)).isInstanceOf(Seen.Unreachable.class);
      assertThat(tell("悪化", Lift.Turn.STAY)).isInstanceOf(Outcome.Refused.class);
      assertThat(redmine.issues()).isZero();
    } finally {
      redmine.admin("DELETE", "/issues/" + ticket.id() + ".json", null);
    }
  }

  @Test
  void a_ticket_moved_within_sight_is_there_and_told_on() throws Exception {
    redmine.admin(
        "PUT",
        "/issues/" + ticket.id() + ".json",
        "{\"issue\":{\"project_id\":\"%s\"}}".formatted(redmine.env("REDMINE_PROJECT")));
    try {
      assertThat(there().project()).contains("脆弱性管理");
      assertThat(done(tell("悪化", Lift.Turn.STAY)).warnings()).isEmpty();
      assertThat(shown("priority")).isEqualTo("今すぐ");
      assertThat(tracker().find("redmine/" + redmine.project, one(1)))
          .isEqualTo(new Found.Ours(ticket));
    } finally {
      redmine.admin("DELETE", "/issues/" + ticket.id() + ".json", null);
    }
  }

  @Test
  void a_deleted_ticket_is_gone_and_stays_so() throws Exception {
    redmine.admin("DELETE", "/issues/" + ticket.id() + ".json", null);

    assertThat(seen(ticket)).isInstanceOf(Seen.Gone.class);
    assertThat(tell("悪化", Lift.Turn.STAY)).isInstanceOf(Outcome.Gone.class);
    assertThat(redmine.issues()).isZero();
    RedmineSettings s = settings();
    RedmineSettings locked = RedmineSettings.of(s.url(), "f".repeat(40), s.project());
    Question question = new Question(ticket, Instant.EPOCH, false);
    assertThat(redmine.tracker(locked).read(List.of(question), true).get(ticket))
        .isInstanceOf(Seen.Unreachable.class);
  }

  @Test
  void an_archived_project_is_unreachable_until_it_is_back() throws Exception {
    TicketRef second = file(2);
    redmine.admin("PUT", "/projects/" + redmine.project + "/archive.json", "");
    try {
      assertThat(seen(ticket)).isInstanceOf(Seen.Unreachable.class);
      assertThat(seen(second)).isInstanceOf(Seen.Unreachable.class);
      Outcome.Refused refused = StubFixture.refused(tell("悪化", Lift.Turn.STAY));
      assertThat(refused.why().key()).startsWith("project.");
      assertThat(tracker().find("redmine/" + redmine.project, one(1)))
          .isInstanceOf(Found.Unreachable.class);
    } finally {
      redmine.admin("PUT", "/projects/" + redmine.project + "/unarchive.json", "");
    }

    assertThat(there().stage()).isEqualTo(Stage.NEW);
    done(tell("悪化", Lift.Turn.STAY));
    assertThat(redmine.issue(ticket.id()).path("journals")).hasSize(1);
    assertThat(redmine.issues()).isEqualTo(2);
  }

  @Test
  void a_field_that_people_rename_is_told_and_the_rest_is_done() throws Exception {
    cvssField = "CVSSスコア";
    rename("評価値");
    try {
      List<Message> warnings = done(tell("悪化", Lift.Turn.STAY)).warnings();
      assertThat(keys(warnings)).containsExactly("unknown.field");
      assertThat(warnings.getFirst().in(Language.JA)).contains("CVSSスコア", "fields");
      assertThat(cvss()).containsExactly("9.8");
      assertThat(shown("priority")).isEqualTo("今すぐ");
      assertThat(redmine.issue(ticket.id()).path("journals")).hasSize(1);
      assertThat(tracker().find("redmine/" + redmine.project, one(1)))
          .isEqualTo(new Found.Ours(ticket));
    } finally {
      rename("CVSSスコア");
    }
  }

  /** Redmine's API cannot; its administration's page does no more than this. */
  private void rename(String name) throws Exception {
    Path database = Path.of(redmine.env("REDMINE_STATE"), "db", "redmine.sqlite3");
    assumeTrue(Files.isWritable(database), "the database of Redmine is not at hand");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        PreparedStatement update =
            connection.prepareStatement("UPDATE custom_fields SET name = ? WHERE id = ?")) {
      update.setString(1, name);
      update.setInt(2, redmine.id("REDMINE_CF_CVSS"));
      assertThat(update.executeUpdate()).isOne();
    }
  }

  @Test
  void people_are_told_from_hinomi_with_one_list_each() throws Exception {
    TicketRef noted = file(2);
    TicketRef byAdmin = file(3);
    TicketRef fresh = file(4);
    edit("suzuki", "{\"notes\":\"見ました\"}");
    redmine.admin("PUT", "/issues/" + byAdmin.id() + ".json", "{\"issue\":{\"notes\":\"管理者\"}}");
    TicketAction.Note own =
        new TicketAction.Note(noted, List.of(one(2)), note("続報"), Language.JA, Lift.NONE);
    done(tracker().apply(own, List.of()));

    List<Question> all =
        List.of(ticket, noted, byAdmin, fresh).stream()
            .map(t -> new Question(t, Instant.EPOCH, false))
            .toList();
    Map<TicketRef, Seen> seen = tracker().read(all, false);

    assertThat(seen).containsOnlyKeys(ticket, noted, byAdmin, fresh);
    assertThat(seen.entrySet())
        .filteredOn(e -> e.getValue() instanceof Seen.There t && t.touched().isPresent())
        .extracting(Map.Entry::getKey)
        .contains(ticket)
        .doesNotContain(noted, fresh);
  }
}
