package hinomi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.config.WatchEntry.Kind;
import hinomi.config.WatchList.Saved;
import hinomi.config.yaml.Unfit;
import hinomi.language.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchListTest {
  @TempDir Path folder;

  private static WatchEntry product(String name) {
    return new WatchEntry(Kind.PRODUCT, List.of(name), "", List.of(), List.of(), "", "");
  }

  private static final WatchEntry LONG =
      new WatchEntry(
          Kind.PRODUCT,
          List.of("WordPress"),
          "",
          List.of(),
          List.of("プラグイン", "a: b"),
          "7.0",
          "hold 72h");

  private WatchList list(String text) throws IOException {
    Path file = folder.resolve("hinomi.yml");
    Files.writeString(file, text);
    return WatchList.of(file);
  }

  private String added(String text, WatchEntry entry) throws Exception {
    WatchList list = list(text);
    String made = list.add(entry);
    assertThat(list.check(made, Map.of(), Language.EN).watches()).isNotEmpty();
    return made;
  }

  @Test
  void a_watch_comes_to_the_end_of_the_list_with_the_indentation_of_the_others() throws Exception {
    assertThat(
            added(
                """
                language: ja # spoken
                watches:
                    # the web
                    - nginx # in front
                    # end of the web

                # limits
                limits:
                  tickets-per-day: 20
                """,
                product("GNU Bash")))
        .isEqualTo(
            """
            language: ja # spoken
            watches:
                # the web
                - nginx # in front
                - GNU Bash
                # end of the web

            # limits
            limits:
              tickets-per-day: 20
            """);
  }

  @Test
  void a_long_watch_is_written_below_each_other() throws Exception {
    assertThat(
            added("watches:\n- product: nginx\n  exclude:\n  - x\n  # - y\nlanguage: en\n", LONG))
        .isEqualTo(
            """
            watches:
            - product: nginx
              exclude:
              - x
              # - y
            - product: WordPress
              exclude: [プラグイン, "a: b"]
              min-cvss: 7.0
              unscored: hold 72h
            language: en
            """);
  }

  @Test
  void a_list_in_brackets_stays_one() throws Exception {
    assertThat(added("watches: [nginx, bash] # two\n", LONG))
        .isEqualTo(
            "watches: [nginx, bash, {product: WordPress, exclude: [プラグイン, \"a: b\"],"
                + " min-cvss: 7.0, unscored: hold 72h}] # two\n");
    assertThat(added("watches: [\n  nginx,  # web\n  bash, # shell\n]\n", product("QEMU")))
        .isEqualTo("watches: [\n  nginx,  # web\n  bash, QEMU, # shell\n]\n");
    assertThat(added("{language: ja, watches: [nginx]}\n", product("QEMU")))
        .isEqualTo("{language: ja, watches: [nginx, QEMU]}\n");
    assertThat(added("{language: ja}\n", product("QEMU")))
        .isEqualTo("{language: ja, watches: [QEMU]}\n");
  }

  @Test
  void an_empty_list_gets_its_first_entry() throws Exception {
    assertThat(added("watches: [] # none yet\nlanguage: ja\n", product("QEMU")))
        .isEqualTo("watches:  # none yet\n  - QEMU\nlanguage: ja\n");
    assertThat(added("watches:\n  []\n", product("QEMU"))).isEqualTo("watches:\n  - QEMU\n");
    assertThat(added("watches:\nlanguage: ja", product("QEMU")))
        .isEqualTo("watches:\n  - QEMU\nlanguage: ja");
    assertThat(added("language: ja\nwatches: ~\n", product("QEMU")))
        .isEqualTo("language: ja\nwatches:\n  - QEMU\n");
    assertThat(added("watches: nginx\n", product("QEMU"))).isEqualTo("watches: [nginx, QEMU]\n");
  }

  @Test
  void a_missing_list_is_made_at_the_end() throws Exception {
    assertThat(added("language: ja\nledger:\n  keep: 30d", product("QEMU")))
        .isEqualTo("language: ja\nledger:\n  keep: 30d\nwatches:\n  - QEMU\n");
    assertThat(added("", product("QEMU"))).isEqualTo("watches:\n  - QEMU\n");
    assertThat(added("# only this\n", product("QEMU")))
        .isEqualTo("# only this\nwatches:\n  - QEMU\n");
  }

  @Test
  void ends_of_lines_and_a_missing_last_one_stay() throws Exception {
    assertThat(added("watches:\r\n  - nginx\r\n\r\nlanguage: ja\r\n", LONG))
        .contains("  - nginx\r\n  - product: WordPress\r\n    exclude: ")
        .doesNotContainPattern("[^\r]\n");
    assertThat(added("watches:\n  - nginx", product("QEMU")))
        .isEqualTo("watches:\n  - nginx\n  - QEMU");
  }

  @Test
  void anchors_and_texts_of_several_lines_stay() throws Exception {
    assertThat(
            added(
                "watches:\n  - &w\n    product: nginx\n    exclude: &e [a]\n"
                    + "  - product: bash\n    exclude: *e\n",
                product("QEMU")))
        .endsWith("    exclude: *e\n  - QEMU\n");
    assertThat(added("watches: &all\n  - nginx\n", product("QEMU")))
        .isEqualTo("watches: &all\n  - nginx\n  - QEMU\n");
    assertThat(added("watches:\n  - product: |\n      nginx\n\nlanguage: ja\n", product("QEMU")))
        .isEqualTo("watches:\n  - product: |\n      nginx\n  - QEMU\n\nlanguage: ja\n");
  }

  @Test
  void what_would_change_something_else_is_left_to_a_person() {
    for (String text :
        List.of(
            "exclude: &x [a]\nwatches: *x\n",
            "watches:\n\t- nginx\n",
            "watches:\n  - nginx\n...\n---\nlanguage: ja\n",
            "watches:\n  nginx: {}\n",
            "- nginx\n",
            "language: ja\n...\n",
            "exclude: &x [a]\nlanguage: [\n")) {
      assertThatThrownBy(() -> list(text).add(product("QEMU"))).as(text).isInstanceOf(Unfit.class);
    }
  }

  @Test
  void hostile_words_stay_words() throws Exception {
    for (String word :
        List.of(
            "x]\nlanguage: en",
            "a # b",
            "yes",
            "'",
            "\"",
            "*a",
            "{a: b}",
            "- a",
            "${HOME}",
            "@x",
            "1.10",
            "サイボウズ Garoon",
            "C++",
            "a, b",
            "\\",
            "%x")) {
      for (String text : List.of("watches:\n  - nginx\n", "watches: [nginx]\n")) {
        WatchList list = list(text);
        String made = list.add(product(word));
        assertThat(list.check(made, Map.of(), Language.EN).watches())
            .as(made)
            .last()
            .satisfies(watch -> assertThat(watch.name()).isEqualTo(word.replaceAll("\\s+", " ")));
      }
    }
  }

  @Test
  void every_kind_is_read_back() throws Exception {
    Map<Kind, String> names =
        Map.of(
            Kind.PRODUCT, "nginx",
            Kind.VENDOR, "Cisco",
            Kind.CPE, "cpe:2.3:a:f5:nginx:*:*:*:*:*:*:*:*",
            Kind.PURL, "pkg:npm/lodash",
            Kind.KEYWORDS, "Log4Shell AND RCE");
    for (Kind kind : Kind.values()) {
      WatchEntry entry =
          new WatchEntry(
              kind, List.of(names.get(kind)), "mine", List.of(), List.of("x"), "4", "digest");
      WatchList list = list("watches: []\n");
      assertThat(list.check(list.add(entry), Map.of(), Language.EN).watches())
          .singleElement()
          .satisfies(watch -> assertThat(watch.name()).isEqualTo("mine"));
      assertThat("watches:\n" + entry.snippet()).isEqualTo(list.add(entry));
    }
  }

  @Test
  void mistakes_are_those_of_the_reader() throws Exception {
    WatchList list = list("watches:\n  - nginx\n");
    for (WatchEntry wrong :
        List.of(
            product("NGINX"),
            new WatchEntry(Kind.PURL, List.of("nonsense"), "", List.of(), List.of(), "", ""),
            new WatchEntry(Kind.PRODUCT, List.of("x"), "", List.of(), List.of(), "11", ""),
            new WatchEntry(Kind.PRODUCT, List.of("x"), "", List.of(), List.of(), "", "maybe"))) {
      String made = list.add(wrong);
      assertThatThrownBy(() -> list.check(made, Map.of(), Language.EN))
          .isInstanceOf(ConfigException.class);
      assertThatThrownBy(() -> list.save(made, Map.of(), Language.EN))
          .isInstanceOf(ConfigException.class);
    }
    assertThat(list.file()).hasContent("watches:\n  - nginx\n");
  }

  @Test
  void a_watch_goes_and_the_others_stay() throws Exception {
    String text =
        """
        watches:
          # web
          - nginx # in front
          - product: WordPress
            exclude: [a]
            # min-cvss: 7
          # shells
          - bash
        """;
    assertThat(list(text).remove(1))
        .isEqualTo("watches:\n  # web\n  - nginx # in front\n  # shells\n  - bash\n");
    assertThat(list(text).remove(2)).endsWith("    # min-cvss: 7\n  # shells\n");
    assertThat(list("watches: [a1, b1, c1]\n").remove(1)).isEqualTo("watches: [a1, c1]\n");
    assertThat(list("watches: [a1, b1, c1]\n").remove(2)).isEqualTo("watches: [a1, b1]\n");
    assertThat(list("watches: [a1]\n").remove(0)).isEqualTo("watches: []\n");
    assertThat(list("watches:\n  - a1\n").remove(0)).isEqualTo("watches: []\n");
    assertThat(list("watches: [\n  a1, # one\n  b1 # two\n]\n").remove(1))
        .isEqualTo("watches: [\n  a1, # one\n   # two\n]\n");
  }

  @Test
  void words_to_exclude_are_set() throws Exception {
    assertThat(list("watches:\n  - nginx # in front\n  - bash\n").exclude(0, List.of("a: b")))
        .isEqualTo("watches:\n  - product: nginx # in front\n    exclude: [\"a: b\"]\n  - bash\n");
    assertThat(list("watches: [nginx, bash]\n").exclude(1, List.of("x")))
        .isEqualTo("watches: [nginx, {product: bash, exclude: [x]}]\n");
    assertThat(list("watches:\n  - product: n\n    # why\n").exclude(0, List.of("x")))
        .isEqualTo("watches:\n  - product: n\n    # why\n    exclude: [x]\n");
    assertThat(
            list("watches:\n  - exclude: [a] # c\n    product: n\n").exclude(0, List.of("a", "x")))
        .isEqualTo("watches:\n  - exclude: [a, x] # c\n    product: n\n");
    assertThat(list("watches:\n  - {product: n, exclude: a}\n").exclude(0, List.of("x")))
        .isEqualTo("watches:\n  - {product: n, exclude: [x]}\n");
    assertThat(
            list("watches:\n  - product: n\n    exclude:\n      - a # c\n      - b\n    name: m\n")
                .exclude(0, List.of("x")))
        .isEqualTo("watches:\n  - product: n\n    exclude: [x]\n    name: m\n");
    assertThat(list("watches:\n  - product: n\n    exclude:\n").exclude(0, List.of("x")))
        .isEqualTo("watches:\n  - product: n\n    exclude: [x]\n");
  }

  @Test
  void entries_are_known_by_their_names() throws Exception {
    assertThat(
            list("watches:\n  - nginx\n  - name: w\n    product: x\n  - products: [y, z]\n  - {}\n")
                .names(Map.of()))
        .extracting(name -> name.orElse("?"))
        .containsExactly("nginx", "w", "y", "?");
    assertThat(list("inventory:\n  files: []\n").names(Map.of())).isEmpty();
  }

  @Test
  void a_file_is_replaced_with_its_permissions_and_byte_order_mark() throws Exception {
    WatchList list = list("\uFEFFwatches:\n  - nginx\n");
    Files.setPosixFilePermissions(list.file(), PosixFilePermissions.fromString("rw-r-----"));
    assertThat(list.writable()).isTrue();
    assertThat(list.save(list.add(product("QEMU")), Map.of(), Language.EN)).isEqualTo(Saved.DONE);
    assertThat(Files.readString(list.file())).isEqualTo("\uFEFFwatches:\n  - nginx\n  - QEMU\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(list.file())))
        .isEqualTo("rw-r-----");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(list.file());
    }
  }

  @Test
  void a_link_stays_a_link() throws Exception {
    Path real = Files.writeString(folder.resolve("real.yml"), "watches: []\n");
    Path link = Files.createSymbolicLink(folder.resolve("link.yml"), real);
    WatchList list = WatchList.of(link);
    assertThat(list.save(list.add(product("QEMU")), Map.of(), Language.EN)).isEqualTo(Saved.DONE);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(real).hasContent("watches:\n  - QEMU\n");
  }

  @Test
  void a_file_that_changed_meanwhile_is_left_alone() throws Exception {
    WatchList list = list("watches:\n  - nginx\n");
    String made = list.add(product("QEMU"));
    Files.writeString(list.file(), "watches:\n  - bash\n", StandardCharsets.UTF_8);
    assertThat(list.save(made, Map.of(), Language.EN)).isEqualTo(Saved.CHANGED);
    assertThat(list.file()).hasContent("watches:\n  - bash\n");
    Files.delete(list.file());
    assertThat(list.writable()).isFalse();
    assertThat(list.save(made, Map.of(), Language.EN)).isEqualTo(Saved.READ_ONLY);
  }
}
