package hinomi.config;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Severity;
import hinomi.config.Answers.ForRedmine;
import hinomi.config.TrackerConfig.Notify;
import hinomi.config.TrackerConfig.Redmine;
import hinomi.language.Language;
import hinomi.ticket.TicketAction.FieldName;
import hinomi.watch.Watch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigWriterTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("MY_KEY", "k");
  private static final List<String> SIGNS =
      List.of(
          "-", "?", ":", ",", "[", "]", "{", "}", "#", "&", "*", "!", "|", ">", "'", "\"", "%", "@",
          "`", "~", "=", "<", "\\", "/", "$", "${X}", "$${", "(", ")", ";", "^", "+", ".", "_", "、",
          "，", "：", "　", "・", "－", "“", "「", "［", "＃", "＄｛", "é", "𠮷", "☃", "\u00A0");

  @TempDir Path folder;

  private Config load(Answers answers) throws ConfigException, IOException {
    Path file = Files.writeString(folder.resolve("hinomi.yml"), ConfigWriter.write(answers));
    return Loader.load(file, ENVIRONMENT, Language.EN);
  }

  @ParameterizedTest
  @EnumSource
  void what_init_writes_loads_without_warnings(Language language) throws Exception {
    ForRedmine redmine =
        new ForRedmine(
            "https://redmine.example.jp:8443/sub",
            "MY_KEY",
            "vuln",
            Optional.of("バグ"),
            List.of("suzuki", "12"),
            Map.of(Severity.HIGH, "高め", Severity.CRITICAL, "今すぐ, すぐ"),
            fields());
    Config config =
        load(
            new Answers(
                language,
                Optional.of(redmine),
                List.of("nginx", "Movable Type"),
                Optional.empty()));
    assertThat(config.warnings()).isEmpty();
    assertThat(config.language()).isEqualTo(language);
    assertThat(config.watches()).extracting(Watch::name).containsExactly("nginx", "Movable Type");
    Redmine read = (Redmine) config.tracker();
    assertThat(read.url()).hasToString("https://redmine.example.jp:8443/sub");
    assertThat(read.apiKey()).isEqualTo(new Secret("k"));
    assertThat(read.project()).isEqualTo("vuln");
    assertThat(read.tracker()).contains("バグ");
    assertThat(read.watchers()).isEqualTo(new Notify.These(List.of("suzuki", "12")));
    assertThat(read.priorities())
        .isEqualTo(Map.of(Severity.HIGH, "高め", Severity.CRITICAL, "今すぐ, すぐ"));
    assertThat(read.fields().key()).contains("脆弱性キー");
    assertThat(read.fields().named()).isEqualTo(Map.of(FieldName.CVE, "CVE: \"ID\""));
    assertThat(read.fields().constants())
        .isEqualTo(Map.of("部署, 課", List.of("情報システム部 {1}"), "12", List.of("x")));
    assertThat(Files.readString(folder.resolve("hinomi.yml")))
        .contains("    priorities: {critical: \"今すぐ, すぐ\", high: 高め}\n");
  }

  private static Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("key", "脆弱性キー");
    fields.put("cve", "CVE: \"ID\"");
    fields.put("部署, 課", "情報システム部 {1}");
    fields.put("12", "x");
    return fields;
  }

  @ParameterizedTest
  @EnumSource
  void a_list_of_what_is_installed_tells_versions_and_makes_no_watches(Language language)
      throws Exception {
    Path list =
        Files.writeString(
            folder.resolve("it's \"web1\" ${X}.txt"), "nginx 1.24.0-1\nvim 2:9.0-1\n");

    Config config =
        load(new Answers(language, Optional.empty(), List.of("nginx"), Optional.of(list)));

    assertThat(config.warnings()).isEmpty();
    assertThat(config.watches()).extracting(Watch::name).containsExactly("nginx");
    assertThat(config.watches().getFirst().installed()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void without_a_redmine_the_board_is_used(Language language) throws Exception {
    Config config =
        load(new Answers(language, Optional.empty(), List.of("nginx"), Optional.empty()));
    assertThat(config.warnings()).isEmpty();
    assertThat(config.tracker()).isEqualTo(new TrackerConfig.Board());
  }

  @Test
  void the_tracker_and_the_watchers_may_be_left_open() throws Exception {
    ForRedmine redmine =
        new ForRedmine("http://h", "MY_KEY", "no", Optional.empty(), List.of(), Map.of(), Map.of());
    Redmine read =
        (Redmine)
            load(new Answers(Language.JA, Optional.of(redmine), List.of("nginx"), Optional.empty()))
                .tracker();
    assertThat(read.tracker()).isEmpty();
    assertThat(read.project()).isEqualTo("no");
    assertThat(read.watchers()).isEqualTo(new Notify.Members());
  }

  @Test
  void no_watches_at_all_are_warned_about() throws Exception {
    assertThat(
            load(new Answers(Language.EN, Optional.empty(), List.of(), Optional.empty()))
                .warnings())
        .extracting(p -> p.message().key())
        .containsExactly("watches.none");
  }

  @Test
  void any_name_is_read_back_as_it_is() throws Exception {
    List<String> names = new ArrayList<>();
    names.addAll(
        List.of(
            "no",
            "yes",
            "on",
            "Off",
            "null",
            "true",
            "1.10",
            "2024",
            "0x1F",
            "1e3",
            "12:30",
            "2026-10-01",
            ".NET",
            ".inf",
            "C++",
            "C#",
            "F# x",
            "a: b",
            "a #1",
            "a:",
            "<<",
            "...",
            "---",
            "--- a",
            "- a",
            "-a",
            "it's",
            "say \"x\"",
            "C:\\Program Files",
            "@angular/core",
            "product： x",
            "product: x",
            "一太郎",
            "サイボウズ Garoon",
            "Movable Type (クラウド版)",
            "Ｏｒａｃｌｅ",
            "Foo, Inc. Bar",
            "AT&T",
            "[x]",
            "{x}",
            "foo;bar",
            "a\tb",
            "=1+1",
            "y",
            "N"));
    Random random = new Random(7);
    for (String sign : SIGNS) {
      names.add(sign + "x");
      names.add("x" + sign);
      names.add("x" + sign + "y");
      names.add("x " + sign + "y " + SIGNS.get(random.nextInt(SIGNS.size())) + " z");
      names.add(sign + " x");
    }
    List<String> expected =
        names.stream()
            .map(name -> name.replaceAll("^[\\s\u3000\u00A0]+|[\\s\u3000\u00A0]+$", ""))
            .filter(name -> !name.equals("x"))
            .distinct()
            .toList();
    assertThat(expected).hasSizeGreaterThan(200);
    for (String name : expected) {
      Config config =
          load(
              new Answers(Language.EN, Optional.empty(), List.of("nginx", name), Optional.empty()));
      assertThat(config.watches()).extracting(Watch::name).containsExactly("nginx", name);
    }
  }

  @Test
  void the_crontab_line_survives_the_shell_and_cron() throws Exception {
    Path odd = folder.resolve("it's 100%");
    Files.createDirectories(odd);
    Path launcher = Files.writeString(odd.resolve("hinomi"), "#!/bin/sh\nprintf '%s|' \"$@\"\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    String line = ConfigWriter.crontab(launcher, odd.resolve("hinomi.yml"));
    String command = line.split(" ", 6)[5].replace("\\%", "%");
    Process shell =
        new ProcessBuilder("env", "-i", "/bin/sh", "-c", command)
            .directory(Path.of("/").toFile())
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).isEqualTo("run|-c|" + odd.resolve("hinomi.yml") + "|");
    assertThat(ConfigWriter.crontab(Path.of("/opt/hinomi"), Path.of("/etc/h.yml")))
        .isEqualTo("17 * * * * /opt/hinomi run -c /etc/h.yml");
  }
}
