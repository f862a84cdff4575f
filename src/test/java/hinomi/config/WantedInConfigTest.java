package hinomi.config;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Language;
import hinomi.watch.Wanted;
import hinomi.watch.Watch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WantedInConfigTest {
  @TempDir Path folder;

  private List<Watch> load(String watches) throws Exception {
    Path file = Files.writeString(folder.resolve("hinomi.yml"), "watches:\n" + watches);
    Config config = Loader.load(file, Map.of(), Language.EN);
    assertThat(config.warnings()).isEmpty();
    return config.watches();
  }

  private static List<String> texts(Watch watch) {
    return watch.wanted().stream().map(Wanted::text).toList();
  }

  private static List<String> installed(Watch watch) {
    return watch.installed().stream().map(d -> d.subject() + " " + d.text()).toList();
  }

  @Test
  void each_kind_is_a_watch_by_itself_alone_or_as_a_list() throws Exception {
    List<Watch> watches =
        load(
            """
              - vendor: サイボウズ
              - {name: Networks, vendor: [Cisco, F5]}
              - cpe: cpe:2.3:a:f5:nginx:*
              - cpe: [cpe:/a:apache:http_server, cpe:/a:cybozu:garoon]
              - purl: pkg:npm/@babel/core
              - keywords: ["(SQL OR XSS) AND 予約システム NOT plugin", Log4Shell, "\\"AND\\""]
            """);

    assertThat(watches)
        .extracting(Watch::name)
        .containsExactly("サイボウズ", "Networks", "nginx", "http server", "@babel/core", "Log4Shell");
    assertThat(texts(watches.get(1))).containsExactly("Cisco", "F5");
    assertThat(texts(watches.get(3)))
        .containsExactly("cpe:/a:apache:http_server", "cpe:/a:cybozu:garoon");
    assertThat(watches.get(5).keywords()).containsExactly("Log4Shell", "AND");
    assertThat(texts(watches.get(5))).containsExactly("(SQL OR XSS) AND 予約システム NOT plugin");
  }

  @Test
  void versions_of_cpes_and_packages_are_what_is_installed() throws Exception {
    List<Watch> watches =
        load(
            """
              - cpe: cpe:/a:f5:nginx:1.24.0
              - {purl: [pkg:npm/lodash@4.17.20, pkg:npm/axios], version: {axios: 1.6.0}}
              - {cpe: cpe:/a:cybozu:garoon, version: 5.0}
            """);

    assertThat(installed(watches.get(0))).containsExactly("nginx 1.24.0");
    assertThat(installed(watches.get(1)))
        .containsExactlyInAnyOrder("axios 1.6.0", "lodash 4.17.20");
    assertThat(watches.get(1).installed())
        .filteredOn(d -> d.subject().equals("lodash"))
        .allSatisfy(d -> assertThat(d.installed().orElseThrow().ecosystem()).contains("npm"));
    assertThat(installed(watches.get(2))).containsExactly("garoon 5.0");
  }

  @Test
  void a_list_of_what_is_installed_finds_watches_by_cpe_and_package() throws Exception {
    Files.writeString(
        folder.resolve("web1.json"),
        """
        {"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [
          {"type": "library", "name": "lodash", "version": "4.17.20",
           "purl": "pkg:npm/lodash@4.17.20"},
          {"type": "application", "name": "garoon", "version": "5.0",
           "cpe": "cpe:2.3:a:cybozu:garoon:5.0:*:*:*:*:*:*:*"}]}
        """);

    List<Watch> watches =
        load(
            """
              - purl: pkg:npm/lodash
              - cpe: cpe:/a:cybozu:garoon
            inventory: {files: web1.json, watch: all}
            """);

    assertThat(watches).hasSize(2);
    assertThat(installed(watches.get(0))).containsExactly("lodash web1: 4.17.20");
    assertThat(installed(watches.get(1))).containsExactly("garoon web1: 5.0");
  }

  @Test
  void a_watch_is_the_same_while_it_names_the_same() throws Exception {
    List<Watch> watches =
        load(
            """
              - {name: a, keywords: [Log4Shell]}
              - {name: b, cpe: cpe:/a:f5:nginx:1.24.0}
              - {name: c, cpe: 'cpe:2.3:a:f5:nginx:1.25.0:*:*:*:*:*:*:*'}
              - {name: d, purl: pkg:npm/lodash@4.17.20}
              - {name: e, purl: pkg:npm/lodash@4.17.21}
              - {name: f, vendor: Cybozu}
              - {name: g, vendor: 'Cybozu, Inc.'}
              - {name: h, keywords: [Cybozu]}
              - {name: i, product: Cybozu}
            """);
    List<String> marks = watches.stream().map(Watch::fingerprint).toList();

    assertThat(marks.get(0)).isEqualTo("af3ebfff-fd55-3184-9a55-5d378c823d13");
    assertThat(marks.get(1)).isEqualTo(marks.get(2));
    assertThat(marks.get(3)).isEqualTo(marks.get(4));
    assertThat(marks.get(5)).isEqualTo(marks.get(6));
    assertThat(Set.copyOf(marks)).hasSize(6);
  }
}
