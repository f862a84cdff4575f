package hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.App;
import hinomi.config.Config;
import hinomi.config.Secret;
import hinomi.config.inventory.HostPackages;
import hinomi.language.Language;
import hinomi.pipeline.Engine;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import hinomi.ticket.Offers;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The doors of the real program, without sources and on the embedded board. */
final class CommandLineTest {
  private static final Map<String, String> JAPANESE = Map.of("LANG", "ja_JP.UTF-8");
  private static final String ALONE =
      """
      language: ja
      sources: {jvn: off, jvn-ipedia: off, jpcert: off, cve: off, kev: off, epss: off}
      watches: [nginx]
      """;

  @TempDir private Path folder;
  private final Services app = new App(Map.of());

  private Path configuration(String text) throws IOException {
    return Files.writeString(folder.resolve("hinomi.yml"), text);
  }

  private Spoken alone(String command, String... more) throws IOException {
    String file = configuration(ALONE).toString();
    return Spoken.unwatched(
        app,
        Map.of(),
        Stream.concat(Stream.of(command, "-c", file), Stream.of(more)).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "run --nope, --nope",
    "run --jsn, --json",
    "runn, runn",
    "run one two, one",
    "explain, ID",
    "tickets abc, abc",
    "preview --since 30x, 30x",
    "demo --language fr, ja|en",
    "run -c, --config",
    "help nope, nope"
  })
  void a_wrong_command_line_is_told_in_one_line_and_where_to_read_on(String line, String named)
      throws IOException {
    configuration(ALONE);
    String[] args =
        line.startsWith("preview")
            ? (line + " -c " + folder.resolve("hinomi.yml")).split(" ")
            : line.split(" ");

    Spoken spoken = Spoken.unwatched(app, Map.of(), args);

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.err().lines()).hasSize(2);
    assertThat(spoken.err()).contains(named).contains("--help");
  }

  @Test
  void an_unknown_option_is_told_in_the_users_language() {
    Spoken spoken = Spoken.unwatched(app, JAPANESE, "run", "--nope");

    assertThat(spoken.err()).isEqualTo("オプション --nope はありません。\n使い方は「hinomi run --help」で表示されます。\n");
  }

  @Test
  void without_a_command_the_usage_is_told_as_an_error() {
    Spoken spoken = Spoken.unwatched(app, Map.of());

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).startsWith("Usage: hinomi").contains("redmine-sheet");
  }

  @Test
  void every_command_and_option_is_described_in_both_languages() {
    for (Map<String, String> environment : List.of(Map.<String, String>of(), JAPANESE)) {
      CommandLine line = Hinomi.commandLine(app, terminal(environment));
      Stream.concat(Stream.of(line), line.getSubcommands().values().stream())
          .forEach(CommandLineTest::assertDescribed);
    }
    assertThat(Spoken.unwatched(app, JAPANESE, "--help").out()).contains("使い方: hinomi", "コマンド:");
    assertThat(Spoken.unwatched(app, Map.of(), "--help").out()).contains("Usage: hinomi");
  }

  private static void assertDescribed(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    assertThat(Stream.of(spec.usageMessage().description(), spec.usageMessage().header()))
        .as(spec.qualifiedName())
        .anyMatch(text -> text.length > 0);
    assertThat(spec.args())
        .allSatisfy(arg -> assertThat(arg.description()).as(arg.toString()).isNotEmpty());
  }

  private static Terminal terminal(Map<String, String> environment) {
    return new Terminal(System.out, System.err, false, false, environment);
  }

  @Test
  void commands_stand_in_the_order_in_which_one_needs_them() {
    assertThat(Hinomi.commandLine(app, terminal(Map.of())).getSubcommands().keySet())
        .startsWith("init", "check", "run", "preview")
        .endsWith("help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V", "run --version"})
  void it_tells_its_version(String line) {
    Spoken spoken = Spoken.unwatched(app, Map.of(), line.split(" "));

    assertThat(spoken.code()).isZero();
    assertThat(spoken.out()).matches("hinomi \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "preview", "check", "tickets", "explain CVE-2014-0160"})
  void a_wrong_configuration_is_told_with_its_place(String line) throws IOException {
    Path file = configuration("language: ja\nwatches: [nginx]\nlimits:\n  startt: now\n");

    Spoken spoken = Spoken.unwatched(app, Map.of(), (line + " -c " + file).split(" "));

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.err()).startsWith(file + ":4:3: 「startt」");
  }

  @Test
  void a_missing_configuration_is_told() {
    Path file = folder.resolve("none.yml");

    Spoken spoken = Spoken.unwatched(app, JAPANESE, "run", "-c", file.toString());

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.err()).startsWith(file + ": ").contains("hinomi init");
  }

  @Test
  void a_pass_that_nobody_watches_is_silent() throws IOException {
    assertThat(alone("run")).isEqualTo(new Spoken(0, "", ""));
  }

  @Test
  void a_pass_is_summed_up_where_that_is_asked_for() throws IOException {
    Spoken spoken = alone("run", "-v");

    assertThat(spoken.code()).isZero();
    assertThat(spoken.err()).isEmpty();
    assertThat(spoken.out()).endsWith("これから公表されるものがチケットになります。\n");
  }

  @Test
  void a_pass_is_summed_up_before_a_person() throws IOException {
    Path file = configuration(ALONE);

    Spoken spoken = Spoken.watched(app, "", Map.of(), "run", "-c", file.toString());

    assertThat(spoken.code()).isZero();
    assertThat(spoken.out()).contains("0 件のチケット（想定どおりです）");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "preview", "check", "tickets"})
  void json_is_json(String command) throws IOException {
    Spoken spoken = alone(command, "--json");

    assertThat(spoken.code()).isZero();
    assertThat(spoken.err()).isEmpty();
    assertThat(JsonMapper.shared().readTree(spoken.out()).isContainer()).isTrue();
  }

  @Test
  void a_pass_and_an_explanation_are_told_in_full_to_machines() throws IOException {
    Path file = configuration(ALONE);
    Services samples = new Samples();

    JsonNode pass = json(Spoken.unwatched(samples, Map.of(), "run", "--json", "-c", file + ""));
    JsonNode explained =
        json(
            Spoken.unwatched(
                samples, Map.of(), "explain", "CVE-2021-44228", "--json", "-c", file + ""));

    assertThat(pass.path("filed").asInt()).isEqualTo(pass.path("delivered").size()).isPositive();
    assertThat(pass.path("sources")).isNotEmpty();
    JsonNode one = explained.path(0);
    assertThat(one.path("id").asString()).isEqualTo("CVE-2021-44228");
    assertThat(one.path("scores")).isNotEmpty();
    assertThat(one.path("ledger")).isNotEmpty();
    assertThat(one.path("ticket").path("subject").asString()).contains("CVE-2021-44228");
  }

  private static JsonNode json(Spoken spoken) {
    assertThat(spoken.code()).isZero();
    return JsonMapper.shared().readTree(spoken.out());
  }

  @Test
  void what_was_never_collected_cannot_be_explained() throws IOException {
    Spoken spoken = alone("explain", "CVE-1999-0001");

    assertThat(spoken.code()).isEqualTo(1);
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.err()).contains("CVE-1999-0001").contains("綴り");
  }

  @Test
  void a_second_pass_leaves_at_once_and_tells_a_person_alone() throws IOException {
    Path file = configuration(ALONE);
    try (SqlStore store =
            SqlStore.open(
                "jdbc:sqlite:" + folder.resolve("hinomi.db"), folder, InstantSource.system());
        Store.RunLock held = store.lock().orElseThrow()) {
      Spoken unwatched = Spoken.unwatched(app, Map.of(), "run", "-c", file.toString());
      Spoken watched = Spoken.watched(app, "", Map.of(), "run", "-c", file.toString());

      assertThat(held).isNotNull();
      assertThat(unwatched).isEqualTo(new Spoken(0, "", ""));
      assertThat(watched.code()).isZero();
      assertThat(watched.out()).contains("別の実行が処理中");
    }
  }

  @Test
  void a_process_without_a_locale_speaks_utf_8() throws Exception {
    Path file = configuration(ALONE);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "hinomi.Main",
            "run",
            "-v",
            "-c",
            file.toString());
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C");
    builder.directory(Objects.requireNonNull(Path.of("/").toFile()));
    Process process = builder.start();
    process.getOutputStream().close();

    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(err).isEmpty();
    assertThat(process.waitFor()).isZero();
    assertThat(out).contains("0 件のチケット（想定どおりです）");
  }

  /** The real program, on the bundled samples whatever the configuration says. */
  private final class Samples implements Services {

    @Override
    public Served service(
        hinomi.config.Config config,
        hinomi.daemon.Daemon.Loading loading,
        hinomi.daemon.Hangup hangup,
        java.io.PrintStream out) {
      throw new AssertionError("nothing is served");
    }

    @Override
    public Served demoDashboard(Path folder, Language language, int port) {
      throw new AssertionError("no dashboard was asked for");
    }

    @Override
    public Engine engine(Config config) {
      return app.demo(folder, Language.EN);
    }

    @Override
    public Engine demo(Path at, Language language) {
      return app.demo(at, language);
    }

    @Override
    public Offers offers(URI redmine, Secret key) {
      throw new AssertionError("only init asks for them");
    }

    @Override
    public HostPackages host() {
      throw new AssertionError("only init asks for them");
    }

    @Override
    public String version() {
      return app.version();
    }
  }
}
