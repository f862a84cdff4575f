package hinomi.config;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Weakness;
import hinomi.config.Limits.StartAt;
import hinomi.config.TrackerConfig.Existing;
import hinomi.config.TrackerConfig.Notify;
import hinomi.config.TrackerConfig.Redmine;
import hinomi.language.Language;
import hinomi.watch.Handling;
import hinomi.watch.Subject;
import hinomi.watch.Unscored;
import hinomi.watch.Watch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesTest {
  @TempDir Path folder;

  private Config load(String yaml) throws ConfigException, IOException {
    Path file = Files.writeString(folder.resolve("hinomi.yml"), yaml);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return Loader.load(file, Map.of("NAME", "from outside", "KEY", "k"), Language.EN);
  }

  private List<String> names(String yaml) throws ConfigException, IOException {
    return load(yaml).watches().stream().map(Watch::name).toList();
  }

  private Redmine redmine(String more) throws ConfigException, IOException {
    String basics = "watches: [nginx]\ntracker:\n  redmine:\n    api-key: k\n    project: ７\n";
    return (Redmine) load(basics + "    url: ' https://h:1/r//  '\n" + more).tracker();
  }

  @Test
  void what_yaml_takes_for_other_types_stays_a_name() throws Exception {
    assertThat(
            names(
                """
                watches:
                  - no
                  - yes
                  - 1.10
                  - 2024
                  - C#
                  - C++
                  - null
                  - ~
                  - 0x1F
                  - 12:30
                  - 2026-10-01
                  - .NET
                  - it's
                  - a:b
                  - "@angular/core"
                  - 'foo #1'
                  - Foo, Inc.
                """))
        .containsExactly(
            "no",
            "yes",
            "1.10",
            "2024",
            "C#",
            "C++",
            "null",
            "~",
            "0x1F",
            "12:30",
            "2026-10-01",
            ".NET",
            "it's",
            "a:b",
            "@angular/core",
            "foo #1",
            "Foo, Inc.");
  }

  @Test
  void full_width_space_belongs_to_a_name_within_and_is_trimmed_around() throws Exception {
    assertThat(names("watches:\n  - 一太郎　Pro　\n  - ' b '\n")).containsExactly("一太郎　Pro", "b");
  }

  @Test
  void full_width_digits_and_words_are_understood() throws Exception {
    Config config = load("language: ＥＮ\nmin-cvss: ７．５\nunscored: ｄｒｏｐ\nwatches: [nginx]\n");
    assertThat(config.language()).isEqualTo(Language.EN);
    assertThat(config.watches().getFirst().minimum()).isEqualTo(7.5);
    assertThat(config.watches().getFirst().unscored().way()).isEqualTo(Unscored.Way.DROP);
  }

  @Test
  void variables_stand_anywhere_and_a_doubled_sign_escapes() throws Exception {
    assertThat(names("watches: ['a ${NAME} b', 'c $${NAME}', d$e]\n"))
        .containsExactly("a from outside b", "c ${NAME}", "d$e");
  }

  @Test
  void defaults_at_the_top_hold_where_a_watch_is_silent() throws Exception {
    List<Watch> watches =
        load("""
        exclude: plugin
        min-cvss: 7
        unscored: hold
        cwe: [CWE-79, 89]
        assign-to: 12
        watches:
          - nginx
          - product: Movable Type
            exclude: []
            min-cvss: 0
            unscored: digest
            cwe: 22
            assign-to: suzuki
            tracker: 3
            priority: 急いで
            sources: [jvn, jpcert]
        """)
            .watches();
    Watch first = watches.get(0);
    assertThat(first.excludes()).containsExactly("plugin");
    assertThat(first.minimum()).isEqualTo(7.0);
    assertThat(first.unscored()).isEqualTo(Unscored.holdFor(Duration.ofDays(3)));
    assertThat(first.weaknesses()).containsExactlyInAnyOrder(new Weakness(79), new Weakness(89));
    assertThat(first.handling()).isEqualTo(new Handling("12", null, null, null, null));
    Watch second = watches.get(1);
    assertThat(second.excludes()).isEmpty();
    assertThat(second.minimum()).isEqualTo(0.0);
    assertThat(second.unscored()).isEqualTo(new Unscored(Unscored.Way.DIGEST, Duration.ZERO));
    assertThat(second.weaknesses()).containsExactly(new Weakness(22));
    assertThat(second.handling()).isEqualTo(new Handling("suzuki", null, "3", "急いで", null));
    assertThat(second.sources()).containsExactlyInAnyOrder("jvn", "jpcert");
  }

  @Test
  void products_have_aliases_of_their_own() throws Exception {
    List<Watch> watches =
        load("""
        watches:
          - products: [{product: Garoon, aliases: [ガルーン]}, kintone]
          - {products: Struts, aliases: Apache Struts}
          - keywords: [Log4Shell]
        """)
            .watches();
    assertThat(watches).extracting(Watch::name).containsExactly("Garoon", "Struts", "Log4Shell");
    assertThat(watches.get(0).subjects())
        .containsExactly(new Subject("Garoon", List.of("ガルーン")), new Subject("kintone", List.of()));
    assertThat(watches.get(1).subjects())
        .containsExactly(new Subject("Struts", List.of("Apache Struts")));
    assertThat(watches.get(2).keywords()).containsExactly("Log4Shell");
  }

  @Test
  void sources_are_switched_off_and_sent_elsewhere() throws Exception {
    List<SourceConfig> sources =
        load("""
        sources:
          jvn: off
          jvn-ipedia: {url: "http://mirror.example.jp/jvndb.rdf", silent-after: 2w}
          jpcert: {alerts: matched}
          cve:
          feeds:
            - url: https://www.example.jp/security.rdf
            - {name: own, url: "https://a.jp/f", full-text: yes}
        watches: [nginx]
        """)
            .sources();
    assertThat(sources)
        .extracting(SourceConfig::name)
        .containsExactly("jvn-ipedia", "jpcert", "cve", "kev", "epss", "example.jp", "own");
    assertThat(sources.get(0).address()).contains(URI.create("http://mirror.example.jp/jvndb.rdf"));
    assertThat(sources.get(0).silentAfter()).contains(Duration.ofDays(14));
    assertThat(sources.get(1).everyAlert()).isFalse();
    assertThat(sources.get(5).kind()).isEqualTo("feed");
    assertThat(sources.get(5).fullText()).isFalse();
    assertThat(sources.get(6).fullText()).isTrue();
  }

  @Test
  void nvd_is_off_until_asked_for_and_keeps_its_key() throws Exception {
    assertThat(load("watches: [nginx]\n").sources())
        .extracting(SourceConfig::kind)
        .doesNotContain("nvd");
    SourceConfig plain = load("sources: {nvd: on}\nwatches: [nginx]\n").sources().getLast();
    assertThat(plain.kind()).isEqualTo("nvd");
    assertThat(plain.byApi()).isFalse();
    assertThat(plain.key()).isEmpty();
    SourceConfig api =
        load("sources: {nvd: {feed: api, api-key: s3cret}}\nwatches: [nginx]\n")
            .sources()
            .getLast();
    assertThat(api.byApi()).isTrue();
    assertThat(api.key()).contains(new Secret("s3cret"));
    assertThat(api.toString()).doesNotContain("s3cret");
  }

  @Test
  void every_alert_arrives_unless_told_otherwise() throws Exception {
    assertThat(load("watches: [nginx]\n").sources())
        .filteredOn(SourceConfig::everyAlert)
        .extracting(SourceConfig::kind)
        .containsExactly("jpcert");
  }

  @Test
  void an_address_is_trimmed_and_an_id_stays_text() throws Exception {
    Redmine redmine = redmine("");
    assertThat(redmine.url()).hasToString("https://h:1/r");
    assertThat(redmine.project()).isEqualTo("7");
    assertThat(redmine.format()).isEqualTo(TrackerConfig.Format.TEXTILE);
    assertThat(redmine.existing()).isEqualTo(Existing.ADOPT);
  }

  @Test
  void notify_takes_all_some_or_nobody() throws Exception {
    assertThat(redmine("").watchers()).isEqualTo(new Notify.Members());
    assertThat(redmine("    notify: none\n").watchers()).isEqualTo(new Notify.Nobody());
    assertThat(redmine("    notify: suzuki\n").watchers())
        .isEqualTo(new Notify.These(List.of("suzuki")));
    assertThat(redmine("    notify: [suzuki, 12]\n").watchers())
        .isEqualTo(new Notify.These(List.of("suzuki", "12")));
  }

  @Test
  void the_rest_of_redmine_is_read() throws Exception {
    Redmine redmine =
        redmine(
            """
                format: markdown
                existing: relate
                basic-auth: {user: me, password: "pass word"}
                truststore: ca.pem
                fields: {cve: 1, 環境: [本番, 検証]}
            """);
    assertThat(redmine.format()).isEqualTo(TrackerConfig.Format.MARKDOWN);
    assertThat(redmine.existing()).isEqualTo(Existing.RELATE);
    assertThat(redmine.basicAuth())
        .contains(new TrackerConfig.BasicAuth("me", new Secret("pass word")));
    assertThat(redmine.truststore()).contains(folder.toAbsolutePath().resolve("ca.pem"));
    assertThat(redmine.fields().constants()).containsEntry("環境", List.of("本番", "検証"));
    assertThat(redmine.toString()).doesNotContain("pass word");
  }

  @Test
  void without_a_tracker_the_board_is_used() throws Exception {
    for (String tracker : List.of("", "tracker:\n", "tracker: board\n", "tracker: {board: {}}\n")) {
      assertThat(load(tracker + "watches: [nginx]\n").tracker())
          .isEqualTo(new TrackerConfig.Board());
    }
  }

  @Test
  void start_is_a_word_a_span_a_day_or_a_moment() throws Exception {
    assertThat(start("now")).isEqualTo(new StartAt.Now());
    assertThat(start("7d")).isEqualTo(new StartAt.Back(Duration.ofDays(7)));
    assertThat(start("2026-10-01"))
        .isEqualTo(new StartAt.At(Instant.parse("2026-09-30T15:00:00Z")));
    assertThat(start("2026/10/01"))
        .isEqualTo(new StartAt.At(Instant.parse("2026-09-30T15:00:00Z")));
    assertThat(start("2026-10-01T12:00:00Z"))
        .isEqualTo(new StartAt.At(Instant.parse("2026-10-01T12:00:00Z")));
  }

  private StartAt start(String text) throws ConfigException, IOException {
    return load("calendar: {zone: Asia/Tokyo}\nlimits: {start: '" + text + "'}\nwatches: [nginx]\n")
        .limits()
        .start();
  }

  @Test
  void http_takes_lists_as_text_too() throws Exception {
    Config config =
        load(
            """
            http:
              proxy: http://user:p@ss@proxy.example.jp:8080
              no-proxy: redmine.example.jp, .local 10.0.0.0/8
              truststore: certs/ca.pem
              mirror: http://mirror.example.jp/m
            watches: [nginx]
            """);
    HttpConfig http = config.http();
    assertThat(http.proxy().map(Secret::reveal)).contains("http://user:p@ss@proxy.example.jp:8080");
    assertThat(http.noProxy()).containsExactly("redmine.example.jp", ".local", "10.0.0.0/8");
    assertThat(http.truststore()).contains(folder.toAbsolutePath().resolve("certs/ca.pem"));
    assertThat(http.mirror()).contains(URI.create("http://mirror.example.jp/m"));
    assertThat(config.toString()).doesNotContain("p@ss");
  }

  @Test
  void the_store_is_beside_the_file_in_memory_or_elsewhere() throws Exception {
    String beside = "jdbc:sqlite:" + folder.toAbsolutePath();
    assertThat(store("")).isEqualTo(beside + "/hinomi.db");
    assertThat(store("store: jdbc:sqlite:data/h.db?cache=shared\n"))
        .isEqualTo(beside + "/data/h.db?cache=shared");
    assertThat(store("store: 'jdbc:sqlite::memory:'\n")).isEqualTo("jdbc:sqlite::memory:");
    assertThat(store("store: jdbc:postgresql://db/hinomi\n"))
        .isEqualTo("jdbc:postgresql://db/hinomi");
  }

  private String store(String line) throws ConfigException, IOException {
    return load(line + "watches: [nginx]\n").store().reveal();
  }

  @Test
  void a_language_left_open_is_the_systems() throws Exception {
    assertThat(load("watches: [nginx]\n").language()).isEqualTo(Language.EN);
  }
}
