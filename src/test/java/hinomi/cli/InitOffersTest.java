package hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.config.Config;
import hinomi.config.Loader;
import hinomi.config.TrackerConfig;
import hinomi.http.HttpSettings;
import hinomi.http.PoliteHttp;
import hinomi.language.Language;
import hinomi.tracker.Finding;
import hinomi.tracker.redmine.RedmineOffers;
import hinomi.tracker.redmine.StubRedmine;
import hinomi.tracker.redmine.StubRedmine.Fault;
import hinomi.tracker.redmine.StubRedmine.Version;
import hinomi.watch.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code init} before a person: what Redmine has, and what is installed, is offered. */
final class InitOffersTest {
  private static final Map<String, String> JAPANESE = Map.of("LANG", "ja_JP.UTF-8");

  /** A host with two services, a library of a third, what every host has, and the kernel. */
  private static final String STATUS =
      paragraph("nginx-core", "install ok installed", "1.22.1-9", "nginx")
          + paragraph("libnginx-mod-http-perl", "install ok installed", "1.22.1-9", "nginx")
          + paragraph("php8.2-fpm", "install ok installed", "8.2.29-1", "php8.2")
          + paragraph("libssl3", "install ok installed", "3.0.17-1", "openssl (3.0.17-2)")
          + paragraph("libcups2", "install ok installed", "2.4.2-3", "cups")
          + paragraph("vim", "install ok installed", "2:9.0.1378-2", "")
          + paragraph("squid", "deinstall ok config-files", "5.7-2", "")
          + paragraph("linux-image-6.1.0-40-amd64", "install ok installed", "6.1.153-1", "linux")
          + paragraph("whatever-nobody-knows", "install ok installed", "1.0-1", "");

  @TempDir private Path folder;
  private Path file = Path.of("");
  private final PoliteHttp http = new PoliteHttp("test", HttpSettings.NONE);
  private final FakeServices services = new FakeServices(Finding.Level.OK);
  private final StubRedmine stub;

  InitOffersTest() throws IOException {
    stub = new StubRedmine(Version.V6_1);
  }

  private static String paragraph(String name, String status, String version, String source) {
    return "Package: "
        + name
        + "\nStatus: "
        + status
        + (source.isEmpty() ? "" : "\nSource: " + source)
        + "\nVersion: "
        + version
        + "\nDescription: something\n of several lines\n Version: none\n\n";
  }

  @BeforeEach
  void set_up() {
    file = folder.resolve("hinomi.yml");
    services.with(
        (url, key) -> new RedmineOffers(url, key.reveal(), http, InstantSource.system(), () -> {}));
  }

  @AfterEach
  void close() {
    http.close();
    stub.close();
  }

  private Spoken asked(String typed, String... options) {
    return Spoken.watched(
        services,
        typed.replace("URL", stub.url().toString()).replace("KEY", StubRedmine.KEY),
        JAPANESE,
        line(options));
  }

  private String[] line(String... options) {
    return Stream.concat(Stream.of("init", "-c", file.toString()), Stream.of(options))
        .toArray(String[]::new);
  }

  private Config read() throws Exception {
    return Loader.load(file, Map.of(), Language.EN);
  }

  private TrackerConfig.Redmine redmine() throws Exception {
    return (TrackerConfig.Redmine) read().tracker();
  }

  private List<String> watches() throws Exception {
    return read().watches().stream().map(Watch::name).toList();
  }

  private Path status() throws IOException {
    return Files.writeString(folder.resolve("status"), STATUS);
  }

  private static void golden(String name, String text) throws IOException {
    Path golden = Path.of("src/test/resources/hinomi/cli", name);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, text);
    }
    assertThat(text).as("-Dgolden.update=true writes it").isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @EnumSource
  void enter_takes_all_that_is_offered(Language language) throws Exception {
    services.on(status());

    Spoken spoken = asked(language.tag() + "\nURL\nKEY\n\n\n\n\n\n\n");

    assertThat(spoken.err()).isEmpty();
    assertThat(spoken.code()).isZero();
    assertThat(read().warnings()).isEmpty();
    golden(
        "init-" + language.tag() + ".yml",
        Files.readString(file).replaceAll("127\\.0\\.0\\.1:[0-9]+", "redmine.example.jp"));
    golden(
        "init-" + language.tag() + ".txt",
        spoken
            .out()
            .replaceAll("127\\.0\\.0\\.1:[0-9]+", "redmine.example.jp")
            .replace(folder.toString(), "/etc/hinomi")
            .replace(folder.toAbsolutePath().toString(), "/etc/hinomi"));
  }

  @Test
  void numbers_and_names_choose() throws Exception {
    services.on(status());

    asked("ja\nURL\nKEY\n1\n２\n5 4 3 2\ncve=3, cvss= key=\n\n1、当番\n3-4, GROWI\n");

    assertThat(redmine().project()).isEqualTo("vuln");
    assertThat(redmine().tracker()).contains("機能");
    assertThat(redmine().priorities().values()).containsExactly("通常", "高め", "急いで", "今すぐ");
    assertThat(redmine().fields().named().values()).containsExactly("脆弱性キー");
    assertThat(redmine().watchers()).isInstanceOf(TrackerConfig.Notify.These.class);
    assertThat(watches()).containsExactly("OpenSSL", "CUPS", "GROWI");
  }

  @Test
  void what_is_not_in_a_list_is_told_and_asked_again() throws Exception {
    services.on(status());

    Spoken spoken =
        asked("ja\nURL\nKEY\nnowhere\nvuln\n7\n1\n5,4,9,1\n\ncve=9 foo=1\n\n99\n\n1-99\nall\n");

    assertThat(spoken.out())
        .contains("nowhere")
        .contains("「7」は一覧にありません")
        .contains("1 から 5 までの番号を")
        .contains("「9」は一覧の番号ではありません")
        .contains("「foo=1」は「cve=番号」の形になっていません")
        .contains("「99」は一覧にありません")
        .contains("「1-99」は一覧の番号ではありません");
    assertThat(watches()).containsExactly("nginx", "PHP", "OpenSSL", "CUPS", "Vim");
  }

  @Test
  void a_required_field_is_asked_for_its_value() throws Exception {
    stub.faults().add(Fault.ADMIN);

    Spoken spoken = asked("ja\nURL\nKEY\n\n\n\n\n営業部\n2\n\nnginx\n");

    assertThat(spoken.out())
        .contains("必須フィールド「対応部署」")
        .contains("「営業部」は一覧にありません")
        .doesNotContain("社員番号")
        .doesNotContain("必須のフィールドは管理者にしか")
        .doesNotContain("機能の優先度");
    assertThat(redmine().fields().constants()).isEqualTo(Map.of("対応部署", List.of("開発部")));
    assertThat(redmine().fields().key()).contains("脆弱性キー");
  }

  @Test
  void fields_that_are_not_shown_are_told() throws Exception {
    try (StubRedmine old = new StubRedmine(Version.V5_0)) {
      Spoken spoken = asked("ja\n" + old.url() + "\nKEY\n\n\n\n\nnginx\n");

      assertThat(spoken.out()).contains("カスタムフィールドの一覧は取得できませんでした").contains("必須のフィールドは管理者にしか表示されず");
      assertThat(redmine().fields()).isEqualTo(TrackerConfig.Fields.NONE);
    }
  }

  @Test
  void a_wrong_key_is_told_at_once_and_asked_again() throws Exception {
    Spoken spoken = asked("ja\nURL\nwr0ng\n\n\nKEY\nvuln\n\n\n\n\nnginx\n");

    assertThat(spoken.out()).contains("API キー").doesNotContain("wr0ng");
    assertThat(spoken.code()).isZero();
    assertThat(redmine().apiKey().reveal()).isEqualTo(StubRedmine.KEY);
    assertThat(services.asked).hasSize(2);
  }

  @Test
  void without_an_answer_from_redmine_names_do() throws Exception {
    stub.faults().add(Fault.LOGIN_PAGE);

    asked("ja\nURL\nKEY\nn\nvuln\nバグ\nnginx\n");

    assertThat(redmine().project()).isEqualTo("vuln");
    assertThat(redmine().tracker()).contains("バグ");
    assertThat(redmine().priorities()).isEmpty();
  }

  @Test
  void a_list_of_packages_is_proposed_from_and_stands_in_the_file() throws Exception {
    Path list =
        Files.writeString(
            folder.resolve("web1.txt"), "nginx 1.24.0-1\nmariadb-server 1:10.11.6-0\n");

    asked("en\n\n\n", "--inventory=" + list);

    assertThat(watches()).containsExactly("nginx", "MariaDB");
    assertThat(Files.readString(file)).contains("\ninventory: {files: \"" + list + "\"");
    assertThat(read().watches().getFirst().installed()).isNotEmpty();
  }

  @Test
  void all_that_is_proposed_can_be_taken_without_a_terminal() throws Exception {
    services.on(status());

    Spoken spoken = Spoken.unwatched(services, Map.of(), line("--propose", "--watch=GROWI"));

    assertThat(spoken.code()).isZero();
    assertThat(watches()).containsExactly("GROWI", "nginx", "PHP", "OpenSSL", "CUPS", "Vim");
  }

  @Test
  void nothing_to_propose_is_told() {
    Spoken spoken = Spoken.unwatched(services, Map.of(), line("--propose"));

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).contains("--watch");
    assertThat(file).doesNotExist();
  }

  @Test
  void a_list_that_cannot_be_read_is_told() throws IOException {
    Path nothing = folder.resolve("none.json");
    assertThat(
            Spoken.unwatched(services, Map.of(), line("--propose", "--inventory=" + nothing)).err())
        .contains("none.json");

    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"bomFormat\": ");
    Spoken spoken =
        Spoken.unwatched(services, Map.of(), line("--propose", "--inventory=" + broken));

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).contains("broken.json");
    assertThat(file).doesNotExist();
  }

  @Test
  void answers_that_were_written_beforehand_are_asked_for_names_only() throws Exception {
    Spoken spoken =
        Spoken.prepared(
            services,
            "ja\n" + stub.url() + "\n" + StubRedmine.KEY + "\nvuln\nバグ\nnginx\n",
            JAPANESE,
            line());

    assertThat(spoken.code()).isZero();
    assertThat(services.asked).isEmpty();
    assertThat(redmine().tracker()).contains("バグ");
  }
}
