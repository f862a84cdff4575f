package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.store.AccountStore.Errand;
import hinomi.store.AccountStore.Limit;
import hinomi.store.AccountStore.Session;
import hinomi.store.AccountStore.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who has come in: sessions, tokens, failures and the audit log. */
interface AccountContract extends StoreCase {
  Limit PAIR = new Limit("pair", 3, Duration.ofMinutes(15));

  static Session session(String hash, String owner, Instant began) {
    return new Session(hash, owner, "田中", "ADMIN", "p", began, began, "192.0.2.1", "Browser/1.0");
  }

  static Token token(String hash, String owner, Instant expires) {
    return new Token(
        0, hash, owner, "田中", "ADMIN", "script", "read", NOW, expires, Optional.empty());
  }

  @Test
  default void a_session_is_seen_by_every_node_until_it_ends() {
    Session session = session("h1", "local:a", NOW);
    store().accounts().begin(session);
    assertThat(another().accounts().session("h1")).contains(session);
    another().accounts().seen("h1", NOW.plus(HOUR));
    assertThat(store().accounts().session("h1").orElseThrow().seen()).isEqualTo(NOW.plus(HOUR));
    assertThat(store().accounts().end("h1", "local:b")).isFalse();
    assertThat(store().accounts().sessions("local:a")).hasSize(1);
    assertThat(store().accounts().end("h1", "local:a")).isTrue();
    assertThat(another().accounts().session("h1")).isEmpty();
  }

  @Test
  default void a_token_is_its_owners() {
    long id = store().accounts().add(token("t1", "local:a", NOW.plus(HOUR)));
    assertThat(store().accounts().token("t1").orElseThrow().id()).isEqualTo(id);
    store().accounts().used(id, NOW);
    store().accounts().role("local:a", "VIEWER");
    assertThat(store().accounts().tokens("local:a"))
        .extracting(t -> t.role() + " " + t.used().isPresent())
        .containsExactly("VIEWER true");
    assertThat(store().accounts().remove(id, "local:b")).isFalse();
    assertThat(store().accounts().remove(id, "local:a")).isTrue();
    assertThat(store().accounts().token("t1")).isEmpty();
  }

  @Test
  default void each_failure_makes_the_next_wait_longer_up_to_a_bound() {
    AccountStore accounts = store().accounts();
    Instant now = NOW;
    for (int i = 0; i < 3; i++) {
      assertThat(accounts.attempt(List.of(PAIR), now)).isEmpty();
    }
    assertThat(another().accounts().attempt(List.of(PAIR), now)).contains(now.plusSeconds(1));
    Duration wait = Duration.ofSeconds(1);
    for (int i = 0; i < 12; i++) {
      assertThat(accounts.attempt(List.of(PAIR), now.plus(wait).minusMillis(1))).isPresent();
      now = now.plus(wait);
      assertThat(accounts.attempt(List.of(PAIR), now)).isEmpty();
      wait = wait.multipliedBy(2);
      wait = wait.compareTo(PAIR.longest()) > 0 ? PAIR.longest() : wait;
    }
    assertThat(wait).isEqualTo(PAIR.longest());
    accounts.forgive(List.of("pair"));
    assertThat(accounts.attempt(List.of(PAIR), now)).isEmpty();
  }

  @Test
  default void a_try_that_came_too_early_is_not_counted() {
    AccountStore accounts = store().accounts();
    for (int i = 0; i < 4; i++) {
      accounts.attempt(List.of(PAIR), NOW);
    }
    for (int i = 0; i < 50; i++) {
      assertThat(accounts.attempt(List.of(PAIR), NOW)).contains(NOW.plusSeconds(1));
    }
    assertThat(accounts.attempt(List.of(PAIR), NOW.plusSeconds(1))).isEmpty();
  }

  @Test
  default void failures_are_forgotten_after_a_day() {
    AccountStore accounts = store().accounts();
    for (int i = 0; i < 3; i++) {
      accounts.attempt(List.of(PAIR), NOW);
    }
    Instant later = NOW.plus(Duration.ofHours(25));
    for (int i = 0; i < 3; i++) {
      assertThat(accounts.attempt(List.of(PAIR), later)).isEmpty();
    }
    assertThat(accounts.attempt(List.of(PAIR), later)).isPresent();
  }

  @Test
  default void an_errand_comes_back_once() {
    store().accounts().leave(new Errand("e", "nonce", "verifier", "/sources", NOW));
    assertThat(another().accounts().comeBack("e").orElseThrow().back()).isEqualTo("/sources");
    assertThat(store().accounts().comeBack("e")).isEmpty();
  }

  @Test
  default void what_has_ended_is_forgotten() {
    AccountStore accounts = store().accounts();
    accounts.begin(session("old", "local:a", NOW.minus(HOUR)));
    accounts.begin(session("new", "local:a", NOW));
    accounts.add(token("gone", "local:a", NOW.minusSeconds(1)));
    accounts.leave(new Errand("e", "n", "v", "/", NOW.minus(HOUR)));
    accounts.note(NOW.minus(HOUR), "a", "192.0.2.1", "old");
    accounts.note(NOW, "a", "192.0.2.1", "new");
    accounts.tidy(NOW.minusSeconds(60), NOW.minusSeconds(60), NOW.minusSeconds(60), NOW);
    assertThat(accounts.deeds(Long.MAX_VALUE, 9))
        .extracting(AccountStore.Deed::what)
        .containsExactly("new");
    assertThat(accounts.sessions("local:a")).extracting(Session::hash).containsExactly("new");
    assertThat(accounts.tokens("local:a")).isEmpty();
    assertThat(accounts.comeBack("e")).isEmpty();
  }

  @Test
  default void the_audit_log_is_read_from_the_newest() {
    AccountStore accounts = store().accounts();
    for (int i = 1; i <= 5; i++) {
      accounts.note(NOW.plusSeconds(i), "a", "192.0.2.1", "deed " + i);
    }
    List<AccountStore.Deed> first = accounts.deeds(Long.MAX_VALUE, 2);
    assertThat(first).extracting(AccountStore.Deed::what).containsExactly("deed 5", "deed 4");
    assertThat(accounts.deeds(first.getLast().id(), 2))
        .extracting(AccountStore.Deed::what)
        .containsExactly("deed 3", "deed 2");
  }
}
