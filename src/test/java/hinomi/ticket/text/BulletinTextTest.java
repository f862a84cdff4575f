package hinomi.ticket.text;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import hinomi.Golden;
import hinomi.advisory.Severity;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.language.Localized;
import hinomi.language.Message;
import hinomi.ticket.Alarm;
import hinomi.ticket.Body;
import hinomi.ticket.DigestLine;
import hinomi.ticket.Listed;
import hinomi.ticket.Member;
import hinomi.ticket.Reminder;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import hinomi.ticket.Weekly;
import hinomi.ticket.render.Clean;
import hinomi.ticket.render.Hostile;
import hinomi.ticket.render.MarkdownRenderer;
import hinomi.ticket.render.PlainTextRenderer;
import hinomi.ticket.render.TextileRenderer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class BulletinTextTest {
  private static final Instant NOW = Instant.parse("2026-10-01T03:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
  private static final Member KEY = Member.of(new VulnerabilityId("digest 2026-10-01"));

  static List<Hostile> corpus() {
    return Hostile.all();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void bulletins_are_as_reviewed(Language language) throws IOException {
    BulletinText writer = new BulletinText(language);
    Map<String, List<String>> seen = new LinkedHashMap<>();
    seen.put("digest", plain(writer.digest("redmine/vuln", KEY, DAY, lines())));
    seen.put("digest-more", plain(writer.digestMore(lines().subList(1, 2))));
    seen.put("weekly", plain(writer.weekly(KEY, week("Movable Type", 2))));
    seen.put("weekly-quiet", plain(writer.weekly(KEY, quiet())));
    seen.put("reminder", plain(writer.reminder(reminder("佐藤", "nginx の脆弱性"))));
    seen.put(
        "reminder-nobody",
        plain(writer.reminder(new Reminder(ref(1), "", some("題", 1), List.of()))));
    alarms("jvn", "HTTP 503")
        .forEach(
            (name, alarm) -> {
              seen.put(name, plain(writer.alarm("redmine/vuln", KEY, alarm)));
              seen.put(name + "-recovered", plain(writer.recovered(alarm, NOW)));
            });
    Golden.assertMatches("hinomi/ticket/text/bulletins." + language.tag() + ".json", seen);
  }

  @Test
  void their_kind_and_priority_set_them_apart() {
    BulletinText writer = new BulletinText(Language.JA);
    TicketAction.File digest = writer.digest("redmine/vuln", KEY, DAY, lines());
    assertThat(digest.kind()).isEqualTo(TicketAction.Kind.DIGEST);
    assertThat(digest.severity()).isEqualTo(Severity.LOW);
    assertThat(digest.members()).containsExactly(KEY);
    TicketAction.File weekly = writer.weekly(KEY, quiet());
    assertThat(weekly.kind()).isEqualTo(TicketAction.Kind.WEEKLY);
    assertThat(weekly.severity()).isEqualTo(Severity.LOW);
    Alarm alarm = new Alarm.FailingDelivery(3, NOW, "401");
    TicketAction.File file = writer.alarm("redmine/vuln", KEY, alarm);
    assertThat(file.kind()).isEqualTo(TicketAction.Kind.ALARM);
    assertThat(file.severity()).isEqualTo(Severity.MEDIUM);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void five_hundred_lines_fit_and_none_is_lost(Language language) {
    List<DigestLine> lines = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      lines.add(line("CVE-2026-%d".formatted(20_000 + i), "A title of usual length " + i, 7.5));
    }
    Body body = new BulletinText(language).digest("redmine/vuln", KEY, DAY, lines).body();
    assertFits(body);
    String text = new PlainTextRenderer().render(body);
    assertThat(lines).allSatisfy(line -> assertThat(text).contains(line.id().value()));
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void nothing_that_others_say_acts(Hostile hostile) {
    String text = hostile.text();
    for (Language language : Language.values()) {
      BulletinText writer = new BulletinText(language);
      List<Body> bodies = new ArrayList<>();
      List<DigestLine> lines = List.of(line(text.isBlank() ? "x" : text, text, null));
      bodies.add(writer.digest("redmine/vuln", KEY, DAY, lines).body());
      bodies.add(writer.digestMore(lines));
      bodies.add(writer.weekly(KEY, week(text, 3)).body());
      bodies.add(writer.reminder(reminder(text, text)));
      for (Alarm alarm : alarms(text, text).values()) {
        TicketAction.File file = writer.alarm("redmine/vuln", KEY, alarm);
        assertThat(file.subject().length()).isLessThanOrEqualTo(255);
        assertThat(file.subject()).isEqualTo(Clean.line(file.subject()));
        bodies.add(file.body());
        bodies.add(writer.recovered(alarm, NOW));
      }
      for (Body body : bodies) {
        Hostile.assertDead(new TextileRenderer().render(body));
        Hostile.assertDead(new MarkdownRenderer().render(body));
        assertFits(body);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void long_lists_of_long_words_fit(Language language) {
    BulletinText writer = new BulletinText(language);
    String text = "[[@#*<".repeat(2_000);
    assertFits(writer.weekly(KEY, week(text, 300)).body());
    assertFits(writer.digest("redmine/vuln", KEY, DAY, nCopies(500, line(text, text, 9.8))).body());
    assertFits(writer.reminder(new Reminder(ref(1), text, some(text, 300), some(text, 300))));
    assertFits(writer.alarm("redmine/vuln", KEY, new Alarm.FailingDelivery(1, NOW, text)).body());
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void a_proposal_pasted_is_the_very_word(Hostile hostile) {
    String word = hostile.text().replaceAll("[\\ud800-\\udfff]", "");
    Weekly week = proposing(new Weekly.Proposal(word, 8, 10, Optional.of(word), Optional.of(7.0)));
    Body body = new BulletinText(Language.JA).weekly(KEY, week).body();
    String yaml =
        body.blocks().stream()
            .filter(Body.Block.Quote.class::isInstance)
            .map(quote -> new PlainTextRenderer().render(new Body(List.of(quote))))
            .findFirst()
            .orElseThrow()
            .replaceAll("(?m)^> ?", "");
    Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    boolean whole = word.length() <= 2_000;
    assertThat(read)
        .isEqualTo(
            whole ? Map.of("exclude", List.of(word), "min-cvss", 7.0) : Map.of("min-cvss", 7.0));
  }

  @Test
  void the_command_of_a_digest_is_safe_to_paste() {
    Body body =
        new BulletinText(Language.EN)
            .digestMore(List.of(line("$(reboot)", "x", 9.9), line("CVE-2026-0007", "y", 5.0)));
    assertThat(new PlainTextRenderer().render(body)).contains("run: hinomi promote CVE-2026-0007");
    Body none = new BulletinText(Language.EN).digestMore(List.of(line("; reboot", "x", 9.9)));
    assertThat(new PlainTextRenderer().render(none)).contains("run: hinomi promote ID");
  }

  @Test
  void the_chat_gets_number_severity_product_and_link() {
    BulletinText writer = new BulletinText(Language.JA);
    assertThat(writer.chat(ref(12), new TicketWriter(Language.JA).write(Stories.note())))
        .isEqualTo(
            "<https://redmine.example/issues/12|#12> [重要 最大 8.3] Movable Type:"
                + " 3件の脆弱性 (JVN#37014768)");
    assertThat(writer.chat(new TicketRef("board", "3", ""), file("a & <!here> | @channel")))
        .isEqualTo("#3 [緊急] a &amp; &lt;!here&gt; ｜ ＠channel");
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void nothing_in_a_chat_line_acts(Hostile hostile) {
    String link = "<https://redmine.example/issues/12|#12> ";
    String said = new BulletinText(Language.JA).chat(ref(12), file(hostile.text().repeat(20)));
    assertThat(said).startsWith(link).hasSizeLessThanOrEqualTo(300);
    assertThat(said.substring(link.length())).doesNotContain("<", ">", "@", "://", "\n", "|");
    assertThat(said.replaceAll("&(?:amp|lt|gt);", "")).doesNotContain("&");
  }

  private static TicketAction.File file(String subject) {
    return new TicketAction.File(
        "redmine/vuln",
        List.of(KEY),
        subject,
        new Body(List.of()),
        Severity.CRITICAL,
        hinomi.watch.Handling.DEFAULT,
        new java.util.TreeMap<>(),
        Language.JA,
        null);
  }

  private static List<DigestLine> lines() {
    return List.of(
        new DigestLine(
            "redmine/vuln",
            new VulnerabilityId("CVE-2026-0042"),
            Localized.ja("nginx における解放済みメモリの使用"),
            "nginx",
            "Web",
            9.8,
            Severity.CRITICAL,
            true,
            "https://www.cve.org/CVERecord?id=CVE-2026-0042",
            "budget",
            Message.of("ticket/gate", "budget"),
            NOW),
        line("CVE-2026-0043", "A tool beside nginx", 5.3),
        line("JVN#00000123", "A plug-in for nginx", null));
  }

  private static DigestLine line(String id, String title, @Nullable Double base) {
    return new DigestLine(
        "redmine/vuln",
        new VulnerabilityId(id),
        Localized.en(title),
        "nginx " + title,
        title,
        base,
        base == null ? null : Severity.MEDIUM,
        false,
        "https://example.com/" + id,
        "mention",
        Message.of("ticket/gate", "mention", title),
        NOW);
  }

  private static TicketRef ref(int number) {
    return new TicketRef(
        "redmine/vuln", Integer.toString(number), "https://redmine.example/issues/" + number);
  }

  private static List<Listed> some(String subject, int count) {
    List<Listed> listed = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      listed.add(
          new Listed(
              ref(i),
              subject,
              i % 2 == 0 ? Optional.empty() : Optional.of(Severity.HIGH),
              NOW,
              i % 2 == 0 ? Optional.empty() : Optional.of(DAY),
              i % 2 == 0 ? "" : subject,
              i));
    }
    return listed;
  }

  private static Reminder reminder(String assignee, String subject) {
    return new Reminder(ref(1), assignee, some(subject, 2), some(subject, 1));
  }

  private static Map<String, Alarm> alarms(String source, String why) {
    Map<String, Alarm> alarms = new LinkedHashMap<>();
    Optional<Instant> then = Optional.of(NOW.minus(Duration.ofDays(3)));
    alarms.put(
        "alarm-failing",
        new Alarm.SilentSource(source, true, then, Optional.empty(), Duration.ofHours(36), why));
    alarms.put(
        "alarm-silent",
        new Alarm.SilentSource(source, false, Optional.of(NOW), then, Duration.ofDays(2), ""));
    alarms.put("alarm-delivery", new Alarm.FailingDelivery(12, NOW, why));
    return alarms;
  }

  private static Weekly week(String text, int count) {
    return new Weekly(
        "redmine/vuln",
        LocalDate.of(2026, 9, 28),
        LocalDate.of(2026, 10, 4),
        1234,
        some(text, count + 1),
        3,
        1,
        some(text, count),
        some(text, 1),
        4,
        List.of(new Weekly.WatchWeek(text, 5, 2, 31), new Weekly.WatchWeek("静か", 0, 0, 0)),
        List.of(new Weekly.Topic(text, "https://www.jpcert.or.jp/wr/2026/wr260930.html#1")),
        List.of(
            new Weekly.SourceWeek("jvn", Optional.of(NOW), Optional.of(NOW), 0),
            new Weekly.SourceWeek(text, Optional.empty(), Optional.of(NOW), 4)),
        List.of(new Weekly.Proposal(text, 8, 10, Optional.of(text), Optional.of(7.0))),
        Optional.of("https://redmine.example/issues?status_id=1&query=5"));
  }

  private static Weekly quiet() {
    return new Weekly(
        "redmine/vuln",
        LocalDate.of(2026, 12, 28),
        LocalDate.of(2027, 1, 3),
        310,
        List.of(),
        0,
        0,
        List.of(),
        List.of(),
        0,
        List.of(new Weekly.WatchWeek("静か", 0, 0, 0)),
        List.of(),
        List.of(new Weekly.SourceWeek("jvn", Optional.of(NOW), Optional.of(NOW), 0)),
        List.of(),
        Optional.empty());
  }

  private static Weekly proposing(Weekly.Proposal proposal) {
    Weekly q = quiet();
    return new Weekly(
        q.destination(),
        q.from(),
        q.to(),
        q.considered(),
        q.filed(),
        q.done(),
        q.notOurs(),
        q.untouched(),
        q.overdue(),
        q.inProgress(),
        q.watches(),
        q.topics(),
        q.sources(),
        List.of(proposal),
        q.untouchedUrl());
  }

  private static void assertFits(Body body) {
    assertThat(new TextileRenderer().render(body).length()).isLessThanOrEqualTo(60_000);
    assertThat(new MarkdownRenderer().render(body).length()).isLessThanOrEqualTo(60_000);
  }

  private static List<String> plain(TicketAction.File file) {
    List<String> seen = new ArrayList<>(List.of("subject: " + file.subject(), ""));
    seen.addAll(plain(file.body()));
    return seen;
  }

  private static List<String> plain(Body body) {
    return new PlainTextRenderer().render(body).lines().toList();
  }
}
