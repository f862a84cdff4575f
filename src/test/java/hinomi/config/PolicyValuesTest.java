package hinomi.config;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Severity;
import hinomi.calendar.WorkTime;
import hinomi.calendar.WorkTime.Span;
import hinomi.config.ChatConfig.Event;
import hinomi.language.Language;
import hinomi.watch.Grouping;
import hinomi.watch.Grouping.By;
import hinomi.watch.Policy;
import hinomi.watch.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the file says of the life of tickets. */
class PolicyValuesTest {
  @TempDir Path folder;

  private Config load(String yaml) throws ConfigException, IOException {
    Path file = Files.writeString(folder.resolve("hinomi.yml"), yaml);
    return Loader.load(file, Map.of("HOOK", "https://hooks.example.jp/T0/x"), Language.EN);
  }

  private Config top(String line) throws ConfigException, IOException {
    return load(line + "\nwatches: [nginx]\n");
  }

  private Policy policy(String line) throws ConfigException, IOException {
    return top(line).watches().getFirst().policy();
  }

  @Test
  void a_file_that_says_nothing_means_the_defaults() throws Exception {
    Config config = top("language: ja");
    assertThat(config.watches().getFirst().policy()).isEqualTo(Policy.DEFAULT);
    assertThat(config.quiet()).isEmpty();
    assertThat(config.chat()).isEmpty();
    assertThat(config.calendar().workdaysOnly()).isFalse();
    assertThat(config.ledgerKeep()).isEqualTo(Duration.ofDays(400));
    assertThat(config.limits().mailsPerDay()).isEqualTo(40);
    Instant sunday = Instant.parse("2026-10-11T03:00:00Z");
    assertThat(config.workTime().working(sunday)).isTrue();
    assertThat(config.workTime().breaks(true)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "confidence: 80; 80; 0",
        "confidence: ８０; 80; 0",
        "confidence: 0; 0; 0",
        "confidence: {ticket: 70, digest: 30}; 70; 30",
        "confidence: {ticket: 100}; 100; 0",
        "confidence: {digest: 20}; 60; 20",
        "mentions: ticket; 0; 0",
        "mentions: digest; 60; 0",
        "mentions: drop; 60; 60",
      })
  void how_sure_a_hit_must_be(String line, int ticket, int digest) throws Exception {
    assertThat(policy(line).ticketFrom()).isEqualTo(ticket);
    assertThat(policy(line).digestFrom()).isEqualTo(digest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "group: none; NONE; 24",
        "group: advisory; ADVISORY; 24",
        "group: {by: product, within: 12h}; PRODUCT; 12",
        "group: {within: 2d}; PRODUCT; 48",
        "group: {by: none}; NONE; 24",
      })
  void which_hits_share_a_ticket(String line, By by, int hours) throws Exception {
    assertThat(policy(line).group()).isEqualTo(new Grouping(by, Duration.ofHours(hours)));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "50%, 0.5", "７.５ %, 0.075", "1, 1", "0, 0", "off,"})
  void the_bar_of_epss_is_a_share_or_a_percentage(String text, Double bar) throws Exception {
    assertThat(policy("epss: " + text).epssBar()).isEqualTo(bar);
  }

  @Test
  void severities_are_laid_over_the_defaults() throws Exception {
    Policy policy = policy("due: {critical: 3d, high: 14d}\nremind: {high: off, low: 2w}");
    assertThat(policy.due())
        .isEqualTo(
            Map.of(
                Severity.CRITICAL, Duration.ofDays(3),
                Severity.HIGH, Duration.ofDays(14)));
    assertThat(policy.remind())
        .isEqualTo(
            Map.of(
                Severity.CRITICAL, Duration.ofDays(1),
                Severity.MEDIUM, Duration.ofDays(7),
                Severity.LOW, Duration.ofDays(14)));
    assertThat(policy("remind: off").remind()).isEmpty();
    assertThat(policy("reopen: true").reopen()).isTrue();
  }

  @Test
  void a_watch_has_the_last_word() throws Exception {
    List<Watch> watches =
        load("""
        group: none
        mentions: drop
        epss: 10%
        due: {critical: 3d, high: 14d}
        remind: off
        reopen: yes
        watches:
          - nginx
          - product: Movable Type
            group: {within: 2h}
            confidence: 40
            epss: off
            due: {high: off, low: 30d}
            remind: {critical: 4h}
            reopen: no
          - product: Garoon
            mentions: ticket
            due: off
        """)
            .watches();
    assertThat(watches.get(0).policy().group().by()).isEqualTo(By.NONE);
    assertThat(watches.get(0).policy().digestFrom()).isEqualTo(60);
    assertThat(watches.get(0).policy().reopen()).isTrue();
    Policy second = watches.get(1).policy();
    assertThat(second.group()).isEqualTo(new Grouping(By.NONE, Duration.ofHours(2)));
    assertThat(second.ticketFrom()).isEqualTo(40);
    assertThat(second.digestFrom()).as("never above the ticket's").isEqualTo(40);
    assertThat(second.epssBar()).isNull();
    assertThat(second.due())
        .isEqualTo(
            Map.of(Severity.CRITICAL, Duration.ofDays(3), Severity.LOW, Duration.ofDays(30)));
    assertThat(second.remind()).isEqualTo(Map.of(Severity.CRITICAL, Duration.ofHours(4)));
    assertThat(second.reopen()).isFalse();
    Policy third = watches.get(2).policy();
    assertThat(third.ticketFrom()).isZero();
    assertThat(third.digestFrom()).isZero();
    assertThat(third.epssBar()).isEqualTo(0.1);
    assertThat(third.due()).isEmpty();
  }

  @Test
  void quiet_and_calendar_make_working_time() throws Exception {
    Config config =
        top(
            """
            quiet: "22:00-07:00"
            calendar: {zone: Asia/Tokyo, hours: "09:00〜18:00", urgent: working-hours}
            ledger: {keep: 2w}
            limits: {mails-per-day: 5}
            """);
    assertThat(config.quiet()).contains(new Span(LocalTime.of(22, 0), LocalTime.of(7, 0)));
    assertThat(config.calendar().hours())
        .contains(new Span(LocalTime.of(9, 0), LocalTime.of(18, 0)));
    assertThat(config.ledgerKeep()).isEqualTo(Duration.ofDays(14));
    assertThat(config.limits().mailsPerDay()).isEqualTo(5);
    WorkTime time = config.workTime();
    assertThat(time.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(time.workday(LocalDate.of(2026, 10, 10))).isFalse();
    assertThat(time.working(Instant.parse("2026-10-09T08:59:00Z"))).isTrue();
    assertThat(time.working(Instant.parse("2026-10-09T09:00:00Z"))).isFalse();
    assertThat(time.quietUntil(Instant.parse("2026-10-08T14:00:00Z")))
        .contains(Instant.parse("2026-10-08T22:00:00Z"));
    assertThat(time.breaks(true)).isFalse();
    assertThat(top("quiet: off").quiet()).isEmpty();
  }

  @Test
  void a_chat_is_told_of_what_is_grave_or_of_what_it_asks_for() throws Exception {
    assertThat(top("notify-chat: {url: '${HOOK}'}").chat().orElseThrow().events())
        .isEqualTo(Set.of(Event.CRITICAL, Event.KEV, Event.JPCERT));
    assertThat(top("notify-chat: {url: '${HOOK}', for: [HIGH, kev]}").chat().orElseThrow().events())
        .isEqualTo(Set.of(Event.HIGH, Event.KEV));
    assertThat(top("notify-chat: {url: 'http://localhost:1/x', for: jpcert}").chat())
        .contains(new ChatConfig(new Secret("http://localhost:1/x"), Set.of(Event.JPCERT)));
    assertThat(top("notify-chat: off").chat()).isEmpty();
  }
}
