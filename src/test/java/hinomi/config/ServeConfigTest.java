package hinomi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hinomi.config.ServeConfig.Access;
import hinomi.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may come in, as the file says it. */
class ServeConfigTest {
  /** The texts that these tests see. */
  static final List<String> TOLD =
      List.of(
          "serve.open",
          "serve.clear",
          "serve.path",
          "serve.password",
          "serve.twice",
          "serve.oidc-url",
          "serve.issuer",
          "serve.roles",
          "serve.range",
          "serve.users-open",
          "serve.users-line",
          "serve.users-none");

  /** Of "correct horse". */
  private static final String HASH = PasswordHash.make("correct horse").reveal();

  private static final String OIDC =
      "client-id: hinomi, client-secret: '${SECRET}', roles: {viewer: [staff], admin: a}";

  @TempDir Path folder;

  private Config load(String serve) throws IOException, ConfigException {
    Path file =
        Files.writeString(
            folder.resolve("hinomi.yml"), "watches: [nginx]\nserve:\n" + serve.indent(2));
    return Loader.load(file, Map.of("SECRET", "s3cret"), Language.JA);
  }

  private List<String> told(String serve) {
    ConfigException refused = catchThrowableOfType(ConfigException.class, () -> load(serve));
    assertThat(refused).as("must be refused: %s", serve).isNotNull();
    return refused.problems().stream()
        .map(p -> p.line() + ":" + p.column() + " " + p.message().key())
        .toList();
  }

  @Test
  void without_users_only_this_machine_is_listened_to() throws Exception {
    assertThat(load("listen: 127.0.0.1:9000").serve().open()).isTrue();
    assertThat(load("listen: '[::1]:9000'").serve().open()).isTrue();
    assertThat(load("listen: localhost:9000").serve().open()).isTrue();
    assertThat(told("listen: 0.0.0.0:8080")).containsExactly("3:11 serve.open");
    assertThat(told("listen: watch.example.jp:8080")).containsExactly("3:11 serve.open");
    assertThat(told("listen: '[::]:8080'")).containsExactly("3:11 serve.open");
    assertThat(told("listen: 127.0.0.1.example.jp:80")).containsExactly("3:11 serve.open");
  }

  @Test
  void users_have_a_name_a_role_and_a_hash() throws Exception {
    ServeConfig serve =
        load("""
        listen: 0.0.0.0:8080
        public-url: https://hinomi.example.jp/
        trusted-proxies: [127.0.0.1, 10.0.0.0/8]
        metrics: open
        users:
          - {name: 田中, role: admin, password: '%s'}
          - {name: guest, role: viewer, password: '%s'}
        """
                .formatted(HASH, HASH))
            .serve();
    assertThat(serve.users())
        .extracting(u -> u.name() + " " + u.role())
        .containsExactly("田中 ADMIN", "guest VIEWER");
    assertThat(serve.users().getFirst().password().matches("correct horse")).isTrue();
    assertThat(serve.users().getFirst().password().matches("Correct horse")).isFalse();
    assertThat(serve.publicUrl()).hasToString("Optional[https://hinomi.example.jp]");
    assertThat(serve.openMetrics()).isTrue();
    assertThat(serve.trustedProxies()).anyMatch(r -> r.holds("10.200.3.4"));
    assertThat(serve.trustedProxies()).noneMatch(r -> r.holds("11.0.0.1") || r.holds("::1"));
    assertThat(serve.toString()).doesNotContain(HASH);
  }

  @Test
  void mistakes_are_told_where_they_are() {
    assertThat(told("users:\n  - {name: a, role: admin, password: secret}"))
        .containsExactly("4:40 serve.password");
    assertThat(told("users:\n  - {name: a, role: boss, password: '" + HASH + "'}"))
        .containsExactly("4:23 expect.choice");
    assertThat(told("users:\n  - {name: 'a:b', role: admin, password: '" + HASH + "'}"))
        .containsExactly("4:14 expect.form");
    String twice = "  - {name: a, role: admin, password: '" + HASH + "'}\n";
    assertThat(told("users:\n" + twice + twice)).containsExactly("4:5 serve.twice");
    assertThat(told("public-url: https://a.example/hinomi")).containsExactly("3:15 serve.path");
    assertThat(told("trusted-proxies: [10.0.0.0/33, proxy.example]"))
        .containsExactly("3:21 serve.range", "3:34 serve.range");
    assertThat(told("oidc: {issuer: 'https://sso.example', " + OIDC + "}"))
        .containsExactly("3:9 serve.oidc-url");
    assertThat(
            told(
                "public-url: https://a.example\noidc: {issuer: 'http://sso.example', "
                    + OIDC
                    + "}"))
        .containsExactly("4:18 serve.issuer");
    assertThat(
            told(
                "public-url: https://a.example\n"
                    + "oidc: {issuer: 'https://sso.example', client-id: x, client-secret: y}"))
        .containsExactly("4:9 serve.roles");
  }

  @Test
  void passwords_in_clear_text_are_warned_of() throws Exception {
    Config config =
        load("listen: 0.0.0.0:80\nusers: [{name: a, role: admin, password: '%s'}]".formatted(HASH));
    assertThat(config.warnings())
        .extracting(p -> p.line() + " " + p.message().key())
        .contains("3 serve.clear");
  }

  @Test
  void a_provider_gives_roles() throws Exception {
    ServeConfig.Oidc oidc =
        load("public-url: https://a.example\n"
                + "oidc: {issuer: 'https://sso.example/realms/x', roles-claim: realm_access.roles, "
                + OIDC
                + "}")
            .serve()
            .oidc()
            .orElseThrow();
    assertThat(oidc.roles())
        .containsEntry(Access.VIEWER, Set.of("staff"))
        .containsEntry(Access.ADMIN, Set.of("a"));
    assertThat(oidc.rolesClaim()).isEqualTo("realm_access.roles");
    assertThat(oidc.clientSecret().reveal()).isEqualTo("s3cret");
    assertThat(oidc.toString()).doesNotContain("s3cret");
  }

  @Test
  void users_may_stand_in_a_file_of_their_own() throws Exception {
    Path users = Files.writeString(folder.resolve("users"), "# who\n\na:viewer:" + HASH + "\n");
    Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(told("users-file: users")).containsExactly("3:15 serve.users-open");
    Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-------"));
    assertThat(load("users-file: users").serve().users())
        .extracting(u -> u.name())
        .containsExactly("a");
    Files.writeString(users, "a:viewer:" + HASH + "\nb:viewer\n");
    assertThat(told("users-file: users")).containsExactly("2:1 serve.users-line");
    Files.writeString(users, "# nobody\n");
    assertThat(told("users-file: users")).containsExactly("3:15 serve.users-none");
    assertThat(told("users-file: missing")).containsExactly("3:15 key.unreadable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$2y$05$bvIG6Nmid91Mu9RcmmWZfO5HJIMCT8riNW0hEp8f6/FuA2/mHZFpe|password",
        "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkY8jIucDrjc8deX1s.|x"
      })
  void a_bcrypt_hash_is_read_or_refused(String hash, String password) {
    assertThat(PasswordHash.of(hash).map(h -> h.matches(password)).orElse(false))
        .isEqualTo(password.equals("password"));
  }

  @Test
  void what_is_no_hash_is_refused() {
    for (String text :
        List.of("", "secret", "$argon2id$v=19$m=1", "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$x")) {
      assertThat(PasswordHash.of(text)).as(text).isEmpty();
    }
  }
}
