package hinomi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hinomi.language.Bundles;
import hinomi.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("KEY", "k", "EMPTY", "");
  private static final String REDMINE =
      "tracker:\n  redmine:\n    api-key: ${KEY}\n    project: p\n";
  private static final String WATCH = "watches: [nginx]\n";

  @TempDir Path folder;

  /** A file, and what is told about it: line, column, key, and a part of the words in Japanese. */
  record Row(String yaml, String... told) {
    @Override
    public String toString() {
      return String.join(" + ", told);
    }
  }

  static Stream<Row> errors() {
    return Stream.of(
        // signs that look like YAML's
        new Row("watches:\n\t- nginx\n", "2:1 char.tab タブ"),
        new Row("watches:\n  - product: a\n \t   aliases: b\n", "3:2 char.tab U+0009"),
        new Row("watches：\n  - nginx\n", "1:8 char.wide-colon 全角コロン「：」"),
        new Row("watches:\n  - product： nginx\n", "2:12 char.wide-colon 「product」"),
        new Row("watches:\n  - name：Web\n    product: x\n", "2:9 char.wide-colon U+FF1A"),
        new Row("foo： 7\nwatches: [a]\n", "1:4 char.wide-colon 「foo」"),
        new Row("watches: [product： x]\n", "1:18 char.wide-colon 「product」"),
        new Row("language:　ja\n" + WATCH, "1:10 char.wide-space 「　」"),
        new Row("watches:\n　- nginx\n", "2:1 char.wide-space U+3000"),
        new Row("watches:\n  -　nginx\n", "2:4 char.wide-space 半角スペース"),
        new Row("watches:\n  - nginx　# web\n", "2:10 char.wide-space U+3000"),
        new Row("watches:\n\u00A0 - nginx\n", "2:1 char.nbsp U+00A0"),
        new Row("watches:\n\u2003- nginx\n", "2:1 char.space U+2003"),
        new Row("watches:\n  － nginx\n", "2:3 char.bullet 「－」（U+FF0D）"),
        new Row("watches:\n  ・nginx\n", "2:3 char.bullet 「・」"),
        new Row("watches:\n  -nginx\n", "2:3 char.dash 「- n…」"),
        new Row("language:ja\n" + WATCH, "1:9 char.colon 「language: …」"),
        new Row("watches:\n  - “nginx”\n", "2:5 char.quote 「“」（U+201C）"),
        new Row("watches: ［nginx］\n", "1:10 char.bracket 「［」"),
        new Row("watches:\n  - nginx ＃ web\n", "2:11 char.hash 「＃」"),
        new Row("watches:\n  - ng\u200Binx\n", "2:5 char.invisible U+200B"),
        new Row("watches:\n  - ng\u000Cinx\n", "2:7 char.control U+000C"),
        new Row("watches:\n  - a＄｛X｝\n", "2:6 char.variable 「＄｛」"),
        new Row("watches: [nginx、apache]\n", "1:16 name.comma 「、」"),
        new Row("watches:\n  - nginx，apache\n", "2:10 name.comma 「，」"),
        // characters that YAML reserves
        new Row("watches:\n  - @angular/core # x\n", "2:5 char.reserved \"@angular/core\""),
        new Row("watches:\n  - %foo\n", "2:5 char.reserved 「%」"),
        new Row("watches:\n  - `x`\n", "2:5 char.reserved 「`」"),
        new Row("watches:\n  - *foo\n", "2:5 char.reserved 「*」"),
        new Row("watches:\n  - !foo bar\n", "2:5 char.reserved \"!foo bar\""),
        new Row("watches:\n  - C: drive\n", "2:5 unknown-key.name \"C: drive\""),
        new Row("watches:\n  - nginx:\n", "2:5 unknown-key.name \"nginx:\""),
        // structure
        new Row("watches: - nginx\n", "1:10 yaml.dash-inline 次の行"),
        new Row("watches:\n  - a: b: c\n", "2:9 yaml.second-colon a: b: c"),
        new Row("watches:\n  - product: a\n   exclude: b\n", "3:4 yaml.indent exclude: b"),
        new Row("watches:\n  - \"a\" b\n", "2:9 yaml.indent 引用符"),
        new Row("watches:\n  - \"a\n  - b\n", "2:5 yaml.open-quote 閉じていません"),
        new Row("watches: [a, b\nlimits: {start: now}\n", "1:10 yaml.open-bracket 「[」"),
        new Row("watches:\n  - \"C:\\Programs\"\n", "2:9 yaml.escape 「\\P」"),
        new Row("language: ja\nnonsense\nwatches: [a]\n", "2:1 yaml.missing-colon nonsense"),
        new Row("watches:\n  nginx\n  apache\n", "2:3 yaml.several-lines nginx apache"),
        new Row("watches: [a]\n---\nwatches: [b]\n", "2:1 yaml.documents 「---」"),
        new Row("watches: [a]\nwatches: [b]\n", "2:1 yaml.twice 1 行目"),
        new Row("watches: [a]\n? [x, y]\n: z\n", "2:3 yaml.key 単純"),
        new Row("watches: &a [*a]\n", "1:10 yaml.deep 入れ子"),
        new Row("%YAML 9.1\n---\n" + WATCH, "0:0 yaml.syntax YAML"),
        // keys and types
        new Row("watches:\n  - min_cvss: 3\n    product: x\n", "2:5 unknown-key.near 「min-cvss」"),
        new Row("wacthes: [a]\n", "1:1 unknown-key.near 「watches」"),
        new Row("wibble: 1\n" + WATCH, "1:1 unknown-key language, store"),
        new Row("product: nginx\n" + WATCH, "1:1 unknown-key.watch 「product」"),
        new Row("- nginx\n", "1:1 expect.table キー"),
        new Row("limits: 20\n" + WATCH, "1:9 expect.table tickets-per-day"),
        new Row("watches:\n  - product: [a, b]\n", "2:14 expect.one-not-list nginx"),
        new Row("watches:\n  - product: {a: b}\n", "2:14 expect.one-not-table 引用符"),
        new Row("min-cvss: high\n" + WATCH, "1:11 expect.number 「high」"),
        new Row("min-cvss: 11\n" + WATCH, "1:11 expect.number 「11」"),
        new Row("unscored: hold 3\n" + WATCH, "1:11 expect.form hold 72h"),
        new Row("cwe: [79, XSS]\n" + WATCH, "1:11 expect.cwe 「XSS」"),
        new Row("limits: {tickets-per-day: -1}\n" + WATCH, "1:27 expect.whole 「-1」"),
        new Row("limits: {start: 2026-02-30}\n" + WATCH, "1:17 expect.form 2026-10-01"),
        new Row("language: fr\n" + WATCH, "1:11 expect.choice en | ja"),
        new Row("store: hinomi.db\n" + WATCH, "1:8 expect.store jdbc:sqlite:hinomi.db"),
        new Row("http: {proxy: 'socks5://x:1'}\n" + WATCH, "1:15 expect.proxy HTTP"),
        new Row("http: {mirror: 'ftp://x/'}\n" + WATCH, "1:16 expect.address http"),
        new Row("http: {truststore: \"a\\0b\"}\n" + WATCH, "1:20 expect.path truststore"),
        new Row("sources: {jvn: {silent-after: 3}}\n" + WATCH, "1:31 expect.duration 「3」"),
        new Row("sources: {jvn: {every: 30s}}\n" + WATCH, "1:24 expect.every 「30s」"),
        new Row("sources: {kev: {every: '61 * * * *'}}\n" + WATCH, "1:24 expect.every cron"),
        new Row("sources: {kev: {every: '0 0 30 2 *'}}\n" + WATCH, "1:24 expect.every cron"),
        new Row(
            "sources:\n  feeds: [{url: 'https://a.example/f', every: often}]\n" + WATCH,
            "2:47 expect.every 「often」"),
        new Row("sources: {jvn: [a]}\n" + WATCH, "1:16 source.shape 「jvn」"),
        new Row("sources: {jvn: maybe}\n" + WATCH, "1:16 expect.choice 「maybe」"),
        new Row(
            "sources:\n  feeds: [{name: jvn, url: 'http://a/'}]\n" + WATCH,
            "2:18 feed.built-in jvn"),
        new Row(
            "sources:\n  feeds: ['http://a.jp/1', 'http://www.a.jp/2']\n" + WATCH,
            "2:28 feed.twice a.jp"),
        new Row("sources:\n  feeds: [{name: x}]\n" + WATCH, "2:11 missing-key url"),
        // tracker
        new Row("tracker: redmine\n" + WATCH, "1:10 tracker.redmine-alone api-key"),
        new Row("tracker: jira\n" + WATCH, "1:10 tracker.kind 「jira」"),
        new Row("tracker:\n  redmine:\n" + WATCH, "2:3 tracker.redmine-alone url"),
        new Row(REDMINE + WATCH, "3:5 missing-key 「url」"),
        new Row(REDMINE + "    url: http://h/\n  board: {}\n" + WATCH, "6:10 tracker.both board"),
        new Row(REDMINE + "    url: http://h/日 本/\n" + WATCH, "5:10 expect.address-character 「 」"),
        new Row(
            REDMINE + "    url: http://h/r/projects/vuln\n" + WATCH,
            "5:10 redmine.page http://h/r"),
        new Row(REDMINE + "    url: http://u:p@h/\n" + WATCH, "5:10 redmine.user-info basic-auth"),
        new Row(
            REDMINE + "    url: http://h\n    notify: [members, a]\n" + WATCH,
            "6:13 redmine.notify members"),
        new Row(
            REDMINE + "    url: http://h\n    api-key-file: x\n" + WATCH,
            "6:19 key.both api-key-file"),
        // variables
        new Row("watches:\n  - a ${NOPE}\n", "2:7 variable.unset NOPE"),
        new Row("watches:\n  - \"a ${NOPE}\"\n", "2:8 variable.unset hinomi.env"),
        new Row("watches:\n  - ${EMPTY}\n", "2:5 variable.unset EMPTY"),
        new Row("watches:\n  - \"${a b}\"\n", "2:6 variable.form ${NAME}"),
        // watches
        new Row("watches:\n  - \n  - a\n", "2:4 empty-item 空"),
        new Row("watches:\n  product: nginx\n", "2:3 watches.table 「- 」"),
        new Row("watches:\n  - [a]\n", "2:5 watch.list 監視"),
        new Row("watches:\n  - name: x\n", "2:5 watch.nothing product"),
        new Row("watches: [nginx, Nginx]\n", "1:18 watch.twice 1 行目"),
        new Row("watches:\n  - {products: [a1, b2], aliases: c}\n", "2:35 watch.aliases products"),
        new Row("watches:\n  - {product: abc, sources: jvm}\n", "2:29 watch.source jvn"),
        // the life of a ticket
        new Row("group: {by: host}\n" + WATCH, "1:13 expect.choice product"),
        new Row("group: host\n" + WATCH, "1:8 expect.choice advisory | none | product"),
        new Row("group: {within: 24}\n" + WATCH, "1:17 expect.duration 24h"),
        new Row("confidence: sure\n" + WATCH, "1:13 expect.percent 「sure」"),
        new Row("confidence: 101\n" + WATCH, "1:13 expect.percent 0 から 100"),
        new Row("confidence: {ticket: 60, digset: 1}\n" + WATCH, "1:26 unknown-key.near 「digest」"),
        new Row(
            "confidence: {ticket: 20, digest: 60}\n" + WATCH,
            "1:34 confidence.order 「digest」（60）は「ticket」（20）"),
        new Row("mentions: maybe\n" + WATCH, "1:11 expect.choice digest | drop | ticket"),
        new Row(
            "watches:\n  - {product: abc, confidence: 40, mentions: drop}\n",
            "2:46 confidence.both mentions: digest"),
        new Row("epss: 50\n" + WATCH, "1:7 expect.form 0.5 | 50%"),
        new Row("epss: 101%\n" + WATCH, "1:7 expect.form 「101%」"),
        new Row("due: 3d\n" + WATCH, "1:6 expect.table critical"),
        new Row("due: {critical: 3}\n" + WATCH, "1:17 expect.duration 3d | off"),
        new Row("due: {critcal: 3d}\n" + WATCH, "1:7 unknown-key.near 「critical」"),
        new Row("remind: {high: 0d}\n" + WATCH, "1:16 expect.duration 「0d」"),
        new Row("reopen: sometimes\n" + WATCH, "1:9 expect.choice 「sometimes」"),
        new Row("ledger: {keep: forever}\n" + WATCH, "1:16 expect.duration 400d"),
        new Row("limits: {mails-per-day: few}\n" + WATCH, "1:25 expect.whole 「few」"),
        new Row("quiet: always\n" + WATCH, "1:8 expect.form 22:00-07:00"),
        new Row("quiet: 25:00-07:00\n" + WATCH, "1:8 expect.form 「25:00-07:00」"),
        new Row("quiet: 00:00-24:00\n" + WATCH, "1:8 expect.form 22:00-07:00"),
        new Row("notify-chat: {for: [kev]}\n" + WATCH, "1:14 missing-key ${WEBHOOK_URL}"),
        new Row("notify-chat: {url: 'http://h.jp/x'}\n" + WATCH, "1:20 chat.https https://"),
        new Row("notify-chat: {url: 'ftp://h.jp/x'}\n" + WATCH, "1:20 expect.address 「url」"),
        new Row("notify-chat: {url: 'https://h jp/'}\n" + WATCH, "1:20 expect.address 「url」"),
        new Row("calendar: {urgent: never}\n" + WATCH, "1:20 expect.choice always | working-hours"),
        new Row(
            "calendar: {holidays: none.txt}\n" + WATCH, "1:22 holidays.unreadable none.txt を読めません"),
        // later versions
        new Row("notify-chat: {url: 'https://h', for: [all]}\n" + WATCH, "1:39 expect.choice kev"),
        new Row(
            "calendar: {zone: Tokyo, hours: 9-5}\n" + WATCH,
            "1:18 expect.form Asia/Tokyo",
            "1:32 expect.form 09:00-18:00"),
        new Row("serve: {listen: '8080'}\n" + WATCH, "1:17 expect.form 127.0.0.1:8080"),
        // conditions, versions, inventories
        new Row("when: [kev, epss]\n" + WATCH, "1:7 expect.one-not-list 「when」"),
        new Row("watches: [{products: [a b, c d], version: 1.2}]\n", "1:43 version.several a b"),
        new Row("watches: [{product: a b, version: {c d: 1.2}}]\n", "1:36 version.product a b"),
        new Row(
            "watches: [{product: a b, version: 1.2, ecosystem: 'd b'}]\n", "1:51 expect.form deb"),
        new Row("watches: [{vendor: サイボウズ, version: 1.0}]\n", "1:36 version.no-product 「cpe」"),
        new Row("watches: [{vendor: 株式会社, cpe: nginx}]\n", "1:31 cpe.form nginx"),
        new Row("watches:\n  - cpe: cpe:2.3:a:*:*\n", "2:10 cpe.open すべてに一致"),
        new Row("watches:\n  - vendor: '、'\n", "2:14 vendor.empty ベンダーの名前"),
        new Row("watches:\n  - purl: npm/lodash\n", "2:11 purl.form pkg:npm/lodash"),
        new Row("watches:\n  - purl: [pkg:nmp/lodash]\n", "2:16 purl.type 「nmp」"),
        new Row("watches:\n  - keywords: (a OR b AND c\n", "2:15 keyword.bracket 閉じていません"),
        new Row("watches:\n  - keywords: [log4j, 'a AND b)']\n", "2:31 keyword.bracket-extra 開き括弧"),
        new Row("watches:\n  - keywords: [NOT plugin]\n", "2:16 keyword.not-alone log4j AND NOT"),
        new Row("inventory: none.csv\n" + WATCH, "1:12 inventory.missing none.csv"),
        new Row("inventory: {files: []}\n" + WATCH, "1:20 missing-key files"),
        new Row("inventory: {watch: all}\n" + WATCH, "1:12 missing-key files"),
        new Row(
            "inventory: {files: [hosts], wach: all}\n" + WATCH,
            "1:21 inventory.missing hosts",
            "1:29 unknown-key.near 「watch」"));
  }

  static Stream<Row> warnings() {
    return Stream.of(
        new Row("language: ja\n", "0:0 watches.none 「watches:」"),
        new Row("watches: []\n", "1:10 watches.none JPCERT/CC"),
        new Row("watches:\n  - foo #1\n", "2:5 name.hash 「foo」"),
        new Row("watches:\n  - product: foo #1\n", "2:14 name.hash 「foo」"),
        new Row("watches: [Go]\n", "1:11 watch.short 「Go」"),
        new Row("watches: [Exchange]\n", "1:11 watch.everyday 「Exchange」"),
        new Row("watches: [{product: a b, ecosystem: deb}]\n", "1:37 watch.ecosystem 「version」"),
        new Row(
            REDMINE + "    url: http://h\n    fields: {cve: 1, cwee: 2}\n" + WATCH,
            "6:22 redmine.field-near 「cwe」"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void every_mistake_is_told_with_its_place(Row row) throws IOException {
    Path file = Files.writeString(folder.resolve("hinomi.yml"), row.yaml());
    ConfigException told =
        catchThrowableOfType(
            ConfigException.class, () -> Loader.load(file, ENVIRONMENT, Language.JA));
    assertThat(told).as("must be refused: %s", row.yaml()).isNotNull();
    assertTold(told.problems(), row);
  }

  @ParameterizedTest
  @MethodSource("warnings")
  void every_warning_is_told_with_its_place(Row row) throws Exception {
    Path file = Files.writeString(folder.resolve("hinomi.yml"), row.yaml());
    assertTold(Loader.load(file, ENVIRONMENT, Language.JA).warnings(), row);
  }

  private static void assertTold(List<Problem> problems, Row row) {
    List<String> actual = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (Problem problem : problems) {
      actual.add(problem.line() + ":" + problem.column() + " " + problem.message().key());
      assertThat(problem.in(Language.JA))
          .isNotEqualTo(problem.in(Language.EN))
          .doesNotContainPattern("\\{\\d}");
    }
    for (String told : row.told()) {
      expected.add(told.substring(0, told.indexOf(' ', told.indexOf(' ') + 1)));
    }
    assertThat(actual)
        .as(() -> problems.stream().map(p -> p.in(Language.JA)).toList().toString())
        .containsExactlyElementsOf(expected);
    for (int i = 0; i < problems.size(); i++) {
      String words = row.told()[i].split(" ", 3)[2];
      assertThat(problems.get(i).message().in(Language.JA)).contains(words);
    }
  }

  @Test
  void both_languages_have_the_same_keys_and_placeholders() {
    var ja = Bundles.bundle("config", Language.JA);
    var en = Bundles.bundle("config", Language.EN);
    assertThat(ja.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
    for (String key : ja.stringPropertyNames()) {
      assertThat(placeholders(ja.getProperty(key)))
          .as(key)
          .isEqualTo(placeholders(en.getProperty(key)));
    }
  }

  private static Set<String> placeholders(String text) {
    return new TreeSet<>(
        Pattern.compile("\\{\\d}").matcher(text).results().map(MatchResult::group).toList());
  }

  @Test
  void every_text_is_told_by_some_mistake() {
    Set<String> told =
        new TreeSet<>(
            Stream.concat(errors(), warnings())
                .flatMap(row -> Stream.of(row.told()))
                .map(words -> words.split(" ", 3)[1])
                .toList());
    told.addAll(FilesTest.TOLD);
    told.addAll(ServeConfigTest.TOLD);
    told.removeIf(key -> Bundles.bundle("watch/names", Language.JA).containsKey(key));
    assertThat(Bundles.bundle("config", Language.JA).stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(told);
  }

  @Test
  void all_mistakes_are_told_at_once() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("hinomi.yml"),
            "language: en\nmin-cvss: x\nstore: y\nwatches:\n  - {product: abc, cwe: z}\n");
    ConfigException told =
        catchThrowableOfType(
            ConfigException.class, () -> Loader.load(file, ENVIRONMENT, Language.JA));
    assertThat(told.problems()).extracting(Problem::line).containsExactly(2, 3, 5);
    assertThat(told.problems().getFirst().in(Language.EN)).doesNotContain("\n");
    assertThat(told).hasMessageStartingWith(file + ":2:11: “min-cvss” wants a number");
  }
}
