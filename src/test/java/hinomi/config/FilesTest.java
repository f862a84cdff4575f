package hinomi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hinomi.config.TrackerConfig.Redmine;
import hinomi.language.Language;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
  /** The texts that these tests see. */
  static final List<String> TOLD =
      List.of(
          "file.missing",
          "file.directory",
          "file.empty",
          "file.large",
          "file.encoding",
          "file.utf-16",
          "file.unreadable",
          "env.open",
          "env.line",
          "key.open",
          "key.file-open",
          "key.empty",
          "key.unreadable",
          "key.form",
          "holidays.line",
          "holidays.encoding",
          "holidays.year",
          "yaml.aliases");

  private static final String REDMINE =
      "watches: [nginx]\ntracker:\n  redmine:\n    url: https://h/\n    project: 7\n    ";

  @TempDir Path folder;

  private Path write(String name, byte[] bytes, String rights) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    return file;
  }

  private Path write(String text) throws IOException {
    return write("hinomi.yml", text.getBytes(StandardCharsets.UTF_8), "rw-r--r--");
  }

  private static List<String> refused(Path file) {
    ConfigException told =
        catchThrowableOfType(ConfigException.class, () -> Loader.load(file, Map.of(), Language.JA));
    assertThat(told).isNotNull();
    return keys(told.problems());
  }

  private static List<String> keys(List<Problem> problems) {
    return problems.stream()
        .map(p -> p.line() + ":" + p.column() + " " + p.message().key())
        .toList();
  }

  private static Config load(Path file) throws ConfigException {
    return Loader.load(file, Map.of(), Language.EN);
  }

  private static String key(Config config) {
    return ((Redmine) config.tracker()).apiKey().reveal();
  }

  @Test
  void a_missing_file_points_to_init() {
    Path file = folder.resolve("none.yml");
    ConfigException told =
        catchThrowableOfType(ConfigException.class, () -> Loader.load(file, Map.of(), Language.EN));
    assertThat(keys(told.problems())).containsExactly("0:0 file.missing");
    assertThat(told).hasMessageStartingWith(file + ": ").hasMessageContaining("hinomi init");
  }

  @Test
  void what_is_no_text_file_is_told() throws IOException {
    assertThat(refused(folder)).containsExactly("0:0 file.directory");
    assertThat(refused(write(""))).containsExactly("0:0 file.empty");
    assertThat(refused(write("\uFEFF# nothing\n"))).containsExactly("0:0 file.empty");
    assertThat(refused(write(" ".repeat((4 << 20) + 1)))).containsExactly("0:0 file.large");
  }

  @Test
  void a_file_that_the_system_cannot_open_is_unreadable() throws IOException {
    Path file = folder.resolve("loop.yml");
    Files.createSymbolicLink(file, file);
    assertThat(refused(file)).containsExactly("0:0 file.unreadable");
  }

  @Test
  void other_encodings_are_told_with_the_byte() throws IOException {
    String text = "language: ja\nwatches:\n  - 一太郎\n";
    byte[] shiftJis = text.getBytes(Charset.forName("windows-31j"));
    assertThat(refused(write("hinomi.yml", shiftJis, "rw-------")))
        .containsExactly("3:5 file.encoding");
    for (Charset utf16 :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(refused(write("hinomi.yml", text.getBytes(utf16), "rw-------")))
          .containsExactly("0:0 file.utf-16");
    }
  }

  @Test
  void byte_order_mark_and_line_ends_do_not_matter() throws Exception {
    for (String end : List.of("\n", "\r\n", "\r")) {
      String text = "\uFEFFlanguage: en\nwatches:\n　# 注\n\t\n  - 一太郎　\n".replace("\n", end);
      Config config = load(write(text));
      assertThat(config.watches()).extracting(w -> w.name()).containsExactly("一太郎");
    }
  }

  @Test
  void aliases_work_in_moderation() throws Exception {
    assertThat(
            load(write("exclude: &e [a, b]\nwatches:\n  - {product: xyz, exclude: *e}\n"))
                .watches()
                .getFirst()
                .excludes())
        .containsExactly("a", "b");
    String bomb =
        "a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\n"
            + "d: ["
            + "*c, ".repeat(60)
            + "*c]\n";
    assertThat(refused(write(bomb))).containsExactly("0:0 yaml.aliases");
  }

  @Test
  void a_small_bomb_of_aliases_and_deep_nesting_end_quickly() throws IOException {
    StringBuilder bomb = new StringBuilder("a: &a [x, x]\n");
    for (char c = 'b'; c < 'j'; c++) {
      char p = (char) (c - 1);
      bomb.append(String.format("%c: &%c [*%c, *%c, *%c, *%c, *%c]%n", c, c, p, p, p, p, p));
    }
    assertThat(refused(write(bomb.toString()))).anyMatch(told -> told.endsWith("yaml.deep"));
    assertThat(refused(write("watches: " + "[".repeat(200_000))))
        .anyMatch(told -> told.contains("yaml."));
    assertThat(refused(write("watches: " + "[".repeat(60) + "]".repeat(60))))
        .anyMatch(told -> told.endsWith("yaml.deep"));
  }

  @Test
  void hinomi_env_supplies_what_the_environment_lacks() throws Exception {
    Path file = write(REDMINE + "api-key: ${RED} ${BLUE}\n");
    String text = "\uFEFF# keys\r\nexport RED='from file'\r\nBLUE = \"blue\"\r\n\r\n";
    write("hinomi.env", text.getBytes(StandardCharsets.UTF_8), "rw-------");
    assertThat(key(Loader.load(file, Map.of("RED", "red"), Language.EN))).isEqualTo("red blue");
    assertThat(key(load(file))).isEqualTo("from file blue");
    assertThat(load(file).warnings()).isEmpty();
  }

  @Test
  void hinomi_env_that_others_may_read_is_refused() throws IOException {
    Path file = write("watches: [nginx]\n");
    write("hinomi.env", "A=b\n".getBytes(StandardCharsets.UTF_8), "rw-r-----");
    assertThat(refused(file)).containsExactly("0:0 env.open");
  }

  @Test
  void a_line_of_hinomi_env_that_is_none_is_told_without_its_words() throws IOException {
    Path file = write("watches: [nginx]\n");
    write("hinomi.env", "A=b\nhush\n".getBytes(StandardCharsets.UTF_8), "rw-------");
    ConfigException told =
        catchThrowableOfType(ConfigException.class, () -> Loader.load(file, Map.of(), Language.EN));
    assertThat(keys(told.problems())).containsExactly("2:0 env.line");
    assertThat(told).hasMessageNotContaining("hush").hasMessageContaining("hinomi.env:2: ");
  }

  @Test
  void a_key_written_out_is_warned_about_where_everyone_may_read_it() throws Exception {
    Path file = write(REDMINE + "api-key: abc\n");
    assertThat(keys(load(file).warnings())).containsExactly("6:14 key.open");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(load(file).warnings()).isEmpty();
  }

  @Test
  void no_problem_repeats_a_secret() throws IOException {
    Path file =
        write(
            """
            watches: [nginx]
            store: postgresql://u:hush@h/d
            http: {proxy: 'https://u:hush@h'}
            min-cvss: ${HUSH}
            language: ${HUSH}
            notify-chat: {url: '${HUSH}'}
            tracker:
              redmine: {url: 'http://u:hush@h', api-key: hush, project: p}
            """);
    ConfigException told =
        catchThrowableOfType(
            ConfigException.class, () -> Loader.load(file, Map.of("HUSH", "hush"), Language.JA));
    assertThat(told.problems()).hasSize(6);
    assertThat(told.problems().toString()).doesNotContain("hush");
  }

  private Path calendar(byte[] holidays) throws IOException {
    write("holidays.txt", holidays, "rw-r--r--");
    return write("calendar: {zone: Asia/Tokyo, holidays: holidays.txt}\nwatches: [nginx]\n");
  }

  @Test
  void holidays_are_a_date_a_line() throws Exception {
    String text =
        "\uFEFF# 会社の休日\n2026-12-29\n2026/1/1 元日\n　２０２６／１２／３０　年末\r\n\r\n"
            + "2026年12月31日（大晦日）\n# 2026-07-01\n2026-1-2# x\n";
    assertThat(load(calendar(text.getBytes(StandardCharsets.UTF_8))).calendar().holidays())
        .extracting(LocalDate::toString)
        .containsExactlyInAnyOrder(
            "2026-12-29", "2026-01-01", "2026-12-30", "2026-12-31", "2026-01-02");
  }

  @Test
  void holidays_may_be_the_list_of_the_cabinet_office() throws Exception {
    String text = "国民の祝日・休日月日,国民の祝日・休日名称\r\n2026/1/1,元日\r\n2026/11/23,勤労感謝の日\r\n";
    for (Charset charset : List.of(Charset.forName("windows-31j"), StandardCharsets.UTF_8)) {
      Config config = load(calendar(text.getBytes(charset)));
      assertThat(config.calendar().holidays())
          .containsExactlyInAnyOrder(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 23));
      assertThat(config.workTime().workday(LocalDate.of(2026, 11, 23))).isFalse();
    }
  }

  @Test
  void a_line_of_holidays_that_is_no_date_is_told_without_its_words() throws IOException {
    Path file = calendar("2026-01-01\n2026-02-30 hush\n2026-1\n".getBytes(StandardCharsets.UTF_8));
    ConfigException told =
        catchThrowableOfType(ConfigException.class, () -> Loader.load(file, Map.of(), Language.EN));
    assertThat(keys(told.problems())).containsExactly("2:0 holidays.line", "3:0 holidays.line");
    assertThat(told)
        .hasMessageNotContaining("hush")
        .hasMessageContaining("holidays.txt:2: ")
        .hasMessageContaining("2026-01-01");
  }

  @Test
  void a_file_that_holds_no_holidays_is_told_briefly() throws IOException {
    assertThat(refused(calendar("x\n".repeat(1000).getBytes(StandardCharsets.UTF_8))))
        .containsExactly("1:0 holidays.line", "2:0 holidays.line", "3:0 holidays.line");
    assertThat(refused(calendar(new byte[] {'a', '\n', (byte) 0xFF, (byte) 0xFF, 'b'})))
        .containsExactly("2:1 holidays.encoding");
    assertThat(refused(calendar("2026-01-01".getBytes(StandardCharsets.UTF_16))))
        .containsExactly("0:0 file.utf-16");
    assertThat(refused(calendar(new byte[(4 << 20) + 1]))).containsExactly("0:0 file.large");
  }

  @Test
  void holidays_that_end_with_the_year_are_warned_about() throws Exception {
    Config config = load(calendar("2026-01-01\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(config.warnings()).isEmpty();
    assertThat(config.warnings(Instant.parse("2026-11-30T14:59:59Z"))).isEmpty();
    for (String late : List.of("2026-11-30T15:00:00Z", "2027-06-01T00:00:00Z")) {
      List<Problem> told = config.warnings(Instant.parse(late));
      assertThat(keys(told)).containsExactly("0:0 holidays.year");
      assertThat(told.getFirst().in(Language.EN)).contains("holidays.txt: ").contains(" 2027,");
    }
    assertThat(config.warnings(Instant.parse("2027-12-01T00:00:00Z")).getFirst().in(Language.JA))
        .contains("2028 年");
  }

  @Test
  void the_address_of_a_chat_is_never_printed() throws Exception {
    Path file = write("watches: [nginx]\nnotify-chat: {url: '${HOOK}'}\n");
    Config config = Loader.load(file, Map.of("HOOK", "https://h.jp/hush"), Language.EN);
    assertThat(config.chat().orElseThrow().url().reveal()).isEqualTo("https://h.jp/hush");
    assertThat(config.toString()).doesNotContain("hush");
    for (String wrong : List.of("http://h.jp/hush", "hush", "https://h.jp/hush hush")) {
      ConfigException told =
          catchThrowableOfType(
              ConfigException.class, () -> Loader.load(file, Map.of("HOOK", wrong), Language.EN));
      assertThat(told).hasMessageNotContaining("hush");
      assertThat(told.problems()).hasSize(1);
    }
    Path open = write("watches: [nginx]\nnotify-chat: {url: 'https://h.jp/hush'}\n");
    assertThat(keys(load(open).warnings())).containsExactly("2:20 key.open");
  }

  @Test
  void a_key_may_lie_in_a_file_of_its_own() throws Exception {
    Path file = write(REDMINE + "api-key-file: redmine.key\n");
    assertThat(refused(file)).containsExactly("6:19 key.unreadable");
    Path stored = write("redmine.key", "\n abc \r\n".getBytes(StandardCharsets.UTF_8), "rw-------");
    assertThat(key(load(file))).isEqualTo("abc");
    assertThat(load(file).warnings()).isEmpty();
    Files.setPosixFilePermissions(stored, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(keys(load(file).warnings())).containsExactly("6:19 key.file-open");
    write("redmine.key", new byte[] {' ', '\n'}, "rw-------");
    assertThat(refused(file)).containsExactly("6:19 key.empty");
    write("redmine.key", new byte[] {'a', (byte) 0xFF}, "rw-------");
    assertThat(refused(file)).containsExactly("6:19 key.form");
  }
}
