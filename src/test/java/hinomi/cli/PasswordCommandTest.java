package hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.App;
import hinomi.config.PasswordHash;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PasswordCommandTest {
  private static final Map<String, String> ENGLISH = Map.of("LANG", "en_US.UTF-8");
  private final Services app = new App(Map.of());

  @Test
  void a_password_typed_twice_becomes_a_hash_that_knows_it() {
    Spoken spoken =
        Spoken.watched(app, "correct horse battery\ncorrect horse battery\n", ENGLISH, "password");
    assertThat(spoken.code()).isZero();
    assertThat(spoken.out().strip()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(spoken.out() + spoken.err()).doesNotContain("horse");
    assertThat(PasswordHash.of(spoken.out().strip()).orElseThrow().matches("correct horse battery"))
        .isTrue();
  }

  @Test
  void two_different_ones_and_short_ones_make_nothing() {
    Spoken differ =
        Spoken.watched(app, "correct horse battery\ncorrect horse batterie\n", ENGLISH, "password");
    assertThat(differ.code()).isEqualTo(2);
    assertThat(differ.out()).isEmpty();
    assertThat(differ.err()).contains("not the same");
    Spoken small = Spoken.watched(app, "short\nshort\n", ENGLISH, "password");
    assertThat(small.code()).isEqualTo(2);
    assertThat(small.err()).contains("12 characters");
    assertThat(Spoken.unwatched(app, ENGLISH, "password").code()).isEqualTo(2);
  }
}
