package hinomi.config;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Severity;
import hinomi.config.Limits.StartAt;
import hinomi.config.TrackerConfig.Notify;
import hinomi.config.TrackerConfig.Redmine;
import hinomi.language.Language;
import hinomi.ticket.TicketAction.FieldName;
import hinomi.watch.Subject;
import hinomi.watch.Unscored;
import hinomi.watch.Watch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoaderTest {
  private static final Path FULL = Path.of("src/test/resources/hinomi/config/full.yml");
  private static final Map<String, String> ENVIRONMENT =
      Map.of("REDMINE_API_KEY", "0123abcd", "WEBHOOK_URL", "https://hooks.example.jp/T0/x");

  private static Config full() throws ConfigException {
    return Loader.load(FULL, ENVIRONMENT, Language.EN);
  }

  @Test
  void the_language_of_the_file_wins() throws ConfigException {
    assertThat(full().language()).isEqualTo(Language.JA);
  }

  @Test
  void the_database_lies_beside_the_file() throws ConfigException {
    assertThat(full().store().reveal())
        .isEqualTo("jdbc:sqlite:" + FULL.toAbsolutePath().resolveSibling("hinomi.db"));
  }

  @Test
  void built_in_sources_are_on_and_those_of_later_versions_are_not_listed() throws ConfigException {
    assertThat(full().sources())
        .extracting(SourceConfig::name)
        .containsExactly("jvn", "jvn-ipedia", "jpcert", "cve", "kev", "epss", "itmedia");
  }

  @Test
  void redmine_has_names_and_ids() throws ConfigException {
    Redmine redmine = (Redmine) full().tracker();
    assertThat(redmine.url()).isEqualTo(URI.create("https://redmine.example.jp/sub"));
    assertThat(redmine.apiKey().reveal()).isEqualTo("0123abcd");
    assertThat(redmine.priorities()).containsEntry(Severity.CRITICAL, "今すぐ");
    assertThat(redmine.fields().key()).contains("7");
    assertThat(redmine.fields().named()).containsEntry(FieldName.CVE, "CVE-ID");
    assertThat(redmine.fields().constants()).containsEntry("12", List.of("情報システム部"));
    assertThat(redmine.watchers()).isEqualTo(new Notify.Members());
    assertThat(redmine.statuses().notOurs()).containsExactly("却下");
  }

  @Test
  void watches_have_a_short_and_a_long_form() throws ConfigException {
    List<Watch> watches = full().watches();
    assertThat(watches).extracting(Watch::name).containsExactly("nginx", "サイボウズ Garoon", "Web");
    assertThat(watches.get(1).subjects())
        .containsExactly(new Subject("サイボウズ Garoon", List.of("Cybozu Garoon")));
    assertThat(watches.get(2).excludes()).containsExactly("プラグイン", "plugin", "theme");
    assertThat(watches.get(2).minimum()).isEqualTo(7.0);
    assertThat(watches.get(2).unscored()).isEqualTo(Unscored.holdFor(Duration.ofDays(3)));
    assertThat(watches.get(2).handling().assignTo()).isEqualTo("suzuki");
  }

  @Test
  void limits_begin_now() throws ConfigException {
    assertThat(full().limits()).isEqualTo(new Limits(20, 40, new StartAt.Now()));
  }

  @Test
  void secrets_are_never_printed() throws ConfigException {
    assertThat(full().toString()).doesNotContain("0123abcd").contains("***");
  }
}
