package hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.config.Config;
import hinomi.config.Loader;
import hinomi.config.TrackerConfig;
import hinomi.language.Language;
import hinomi.tracker.Finding;
import hinomi.watch.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InitCommandTest {
  private static final Map<String, String> JAPANESE = Map.of("LANG", "ja_JP.UTF-8");

  @TempDir private Path folder;
  private Path file = Path.of("");
  private Path keys = Path.of("");
  private final FakeServices services = new FakeServices(Finding.Level.OK);

  @BeforeEach
  void name_the_files() {
    file = folder.resolve("hinomi.yml");
    keys = folder.resolve("hinomi.env");
  }

  private Spoken asked(String typed, String... options) {
    return Spoken.watched(services, typed, JAPANESE, line(options));
  }

  private Spoken unasked(Map<String, String> environment, String... options) {
    return Spoken.unwatched(services, environment, line(options));
  }

  private String[] line(String... options) {
    return Stream.concat(Stream.of("init", "-c", file.toString()), Stream.of(options))
        .toArray(String[]::new);
  }

  private Config read() throws Exception {
    return Loader.load(file, Map.of(), Language.EN);
  }

  @Test
  void answers_become_a_configuration_that_reads_without_warnings() throws Exception {
    Spoken spoken =
        asked(
            "ja\n"
                + "https://redmine.example.jp/sub/\n"
                + "k3y\n"
                + "vuln\n"
                + "バグ\n"
                + "nginx, @angular/core、サイボウズ Garoon\n");

    assertThat(spoken.err()).isEmpty();
    assertThat(spoken.code()).isZero();
    Config config = read();
    assertThat(config.warnings()).isEmpty();
    assertThat(config.language()).isEqualTo(Language.JA);
    assertThat(config.watches())
        .extracting(Watch::name)
        .containsExactly("nginx", "@angular/core", "サイボウズ Garoon");
    TrackerConfig.Redmine redmine = (TrackerConfig.Redmine) config.tracker();
    assertThat(redmine.url()).hasToString("https://redmine.example.jp/sub");
    assertThat(redmine.apiKey().reveal()).isEqualTo("k3y");
    assertThat(redmine.project()).isEqualTo("vuln");
    assertThat(redmine.tracker()).contains("バグ");
    assertThat(services.keys).containsExactly("k3y");
  }

  @Test
  void the_key_stands_in_a_file_of_its_own_that_only_the_owner_reads() throws Exception {
    asked("ja\nhttps://redmine.example.jp\nk3y\nvuln\n\nnginx\n");

    assertThat(keys).hasContent("REDMINE_API_KEY=k3y\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).doesNotContain("k3y").contains("${REDMINE_API_KEY}");
  }

  @Test
  void neither_key_nor_trial_is_left_elsewhere() throws IOException {
    Spoken spoken = asked("ja\nhttps://redmine.example.jp\nk3y\nvuln\n\nnginx\n");

    assertThat(spoken.out() + spoken.err()).doesNotContain("k3y");
    assertThat(services.folders).hasSize(1).allSatisfy(f -> assertThat(f).doesNotExist());
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactlyInAnyOrder(file, keys);
    }
  }

  @Test
  void no_address_means_the_board() throws Exception {
    Spoken spoken = asked("en\n\nnginx\n");

    assertThat(spoken.code()).isZero();
    assertThat(read().tracker()).isInstanceOf(TrackerConfig.Board.class);
    assertThat(read().language()).isEqualTo(Language.EN);
    assertThat(keys).doesNotExist();
  }

  @Test
  void the_address_of_a_project_names_the_project_too() throws Exception {
    asked("ja\nhttps://r.example.jp/redmine/projects/vuln/issues?x=1\nk3y\n\n\nnginx\n");

    TrackerConfig.Redmine redmine = (TrackerConfig.Redmine) read().tracker();
    assertThat(redmine.url()).hasToString("https://r.example.jp/redmine");
    assertThat(redmine.project()).isEqualTo("vuln");
    assertThat(redmine.tracker()).isEmpty();
  }

  @Test
  void what_makes_no_sense_is_asked_again() throws Exception {
    Spoken spoken = asked("fr\nja\nnowhere\nhttps://r.example.jp\n\nk3y\n\nvuln\n\n ,\nnginx\n");

    assertThat(spoken.out()).contains("「nowhere」は URL ではありません");
    assertThat(((TrackerConfig.Redmine) read().tracker()).project()).isEqualTo("vuln");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ja\n",
        "ja\nhttps://r.example.jp\n",
        "ja\nhttps://r.example.jp\nk3y\n",
        "ja\nhttps://r.example.jp\nk3y\nvuln\n",
        "ja\nhttps://r.example.jp\nk3y\nvuln\nバグ\n"
      })
  void input_that_ends_early_writes_nothing(String typed) {
    Spoken spoken = asked(typed);

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).contains("入力が途中で終わったため、何も書き込みませんでした");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void without_a_terminal_the_missing_options_are_named() {
    Spoken spoken = unasked(Map.of(), "--url", "https://r.example.jp");

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).contains("--watch, --project, --api-key-file");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void options_answer_everything_without_a_terminal() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "\n k3y \n");
    Spoken spoken =
        unasked(
            Map.of("REDMINE_API_KEY", "other"),
            "--language=ja",
            "--url=https://r.example.jp/projects/vuln",
            "--tracker=3",
            "--api-key-file=" + key,
            "--watch=nginx, WordPress",
            "--watch=no");

    assertThat(spoken.err()).isEmpty();
    assertThat(spoken.code()).isZero();
    assertThat(read().language()).isEqualTo(Language.JA);
    assertThat(read().watches())
        .extracting(Watch::name)
        .containsExactly("nginx", "WordPress", "no");
    assertThat(services.keys).containsExactly("k3y");
  }

  @Test
  void a_key_of_the_environment_is_kept_for_cron() {
    Spoken spoken =
        unasked(
            Map.of("REDMINE_API_KEY", "k3y"),
            "--url=https://r.example.jp/projects/vuln",
            "--watch=nginx");

    assertThat(spoken.code()).isZero();
    assertThat(keys).hasContent("REDMINE_API_KEY=k3y\n");
  }

  @Test
  void an_unreadable_key_file_is_named() {
    Spoken spoken =
        unasked(
            Map.of(),
            "--url=https://r.example.jp/projects/vuln",
            "--watch=nginx",
            "--api-key-file=" + folder.resolve("none"));

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).contains("none");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void what_is_there_is_not_overwritten() throws IOException {
    Files.writeString(file, "mine");

    Spoken spoken = unasked(Map.of(), "--watch=nginx");

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).contains(file.toString()).contains("--force");
    assertThat(file).hasContent("mine");
  }

  @Test
  void force_overwrites_and_keeps_the_old_one() throws Exception {
    Files.writeString(file, "mine");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThat(unasked(Map.of(), "--watch=nginx", "--force").code()).isZero();

    assertThat(folder.resolve("hinomi.yml.bak")).hasContent("mine");
    assertThat(read().watches()).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void another_key_that_is_there_is_not_lost() throws IOException {
    Files.writeString(keys, "OTHER=1\nREDMINE_API_KEY=0ther\n");
    String[] options = {"--url=https://r.example.jp/projects/vuln", "--watch=nginx", "--no-check"};
    Map<String, String> environment = Map.of("REDMINE_API_KEY", "new");

    Spoken refused = unasked(environment, options);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(keys.toString()).contains("--force").doesNotContain("0ther");
    assertThat(file).doesNotExist();

    Spoken forced =
        unasked(
            environment,
            Stream.concat(Stream.of(options), Stream.of("--force")).toArray(String[]::new));

    assertThat(forced.code()).isZero();
    assertThat(keys).hasContent("OTHER=1\nREDMINE_API_KEY=new\n");
    assertThat(folder.resolve("hinomi.env.bak")).hasContent("OTHER=1\nREDMINE_API_KEY=0ther\n");
  }

  @Test
  void a_test_that_fails_writes_nothing() {
    FakeServices failing = new FakeServices(Finding.Level.ERROR);
    Map<String, String> environment = Map.of("REDMINE_API_KEY", "k3y");
    String[] line = line("--url=https://r.example.jp/projects/vuln", "--watch=nginx");

    Spoken spoken = Spoken.unwatched(failing, environment, line);

    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out()).contains("ERROR   tracker: ");
    assertThat(spoken.err()).contains("--no-check");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_person_may_write_what_failed_the_test() {
    FakeServices failing = new FakeServices(Finding.Level.ERROR);
    String answers = "ja\nhttps://r.example.jp\nk3y\nvuln\n\nnginx\n";

    assertThat(Spoken.watched(failing, answers + "n\n", JAPANESE, line()).code()).isEqualTo(1);
    assertThat(folder).isEmptyDirectory();
    assertThat(Spoken.watched(failing, answers + "y\n", JAPANESE, line()).code()).isZero();
    assertThat(file).exists();
  }

  @Test
  void without_the_test_nothing_is_asked_of_redmine() {
    unasked(
        Map.of("REDMINE_API_KEY", "k3y"),
        "--url=https://r.example.jp/projects/vuln",
        "--watch=nginx",
        "--no-check");

    assertThat(services.folders).isEmpty();
    assertThat(file).exists();
  }

  @Test
  void an_answer_that_cannot_stand_in_the_file_is_told() {
    Spoken spoken =
        unasked(
            Map.of("REDMINE_API_KEY", "k3y"),
            "--url=https://user:pass@r.example.jp/projects/vuln",
            "--watch=nginx");

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).contains("basic-auth").doesNotContain("hinomi-init");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_folder_that_is_missing_is_named() {
    Path nowhere = folder.resolve("a/hinomi.yml");

    Spoken spoken =
        Spoken.unwatched(services, Map.of(), "init", "-c", nowhere.toString(), "--watch=nginx");

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).contains(folder.resolve("a").toString());
  }

  @Test
  void the_line_for_cron_has_absolute_paths() {
    String before = System.getProperty("hinomi.launcher");
    System.setProperty("hinomi.launcher", "/opt/hinomi/hinomi");
    try {
      Spoken spoken = unasked(Map.of(), "--watch=nginx");

      List<String> lines = spoken.out().lines().toList();
      assertThat(lines.getLast())
          .matches("  \\S+ \\* \\* \\* \\* /opt/hinomi/hinomi run -c " + file.toAbsolutePath());
    } finally {
      if (before == null) {
        System.clearProperty("hinomi.launcher");
      } else {
        System.setProperty("hinomi.launcher", before);
      }
    }
  }
}
