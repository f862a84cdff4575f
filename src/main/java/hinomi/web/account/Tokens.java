package hinomi.web.account;

import hinomi.store.AccountStore;
import hinomi.store.AccountStore.Token;
import hinomi.web.Guard.Claim;
import hinomi.web.OpenGuard;
import hinomi.web.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Tokens by which programs come in; the store has only their hashes. */
final class Tokens {
  private static final String START = "hinomi_";
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  /** How exactly the last use is known. */
  private static final Duration NOTED = Duration.ofMinutes(5);

  private final People people;

  Tokens(People people) {
    this.people = people;
  }

  private AccountStore store() {
    return people.house().engine().store().accounts();
  }

  /** A new token, and what it is in words, which is told this once. */
  record Made(long id, String words) {}

  Made make(
      String owner, String name, Role role, String label, Scope scope, Instant now, Duration life) {
    String words = START + OpenGuard.random();
    long id =
        store()
            .add(
                new Token(
                    0,
                    People.digest(words),
                    owner,
                    name,
                    role.name(),
                    label,
                    scope.name(),
                    now,
                    now.plus(life),
                    Optional.empty()));
    return new Made(id, words);
  }

  /** Whether a request claims to come with one; then nothing else tells who asks. */
  static boolean claimed(Claim claim) {
    return words(claim).isPresent();
  }

  /** Whether it comes with one in a header that no other site can make a browser send. */
  static boolean bearer(Claim claim) {
    return claim.path().startsWith("/api/") && header(claim, BEARER).isPresent();
  }

  /** The token of a request, where it is in force. */
  Optional<Token> of(Claim claim) {
    Instant now = people.house().clock().instant();
    Optional<Token> token =
        words(claim)
            .filter(words -> words.startsWith(START))
            .flatMap(words -> store().token(People.digest(words)))
            .filter(known -> now.isBefore(known.expires()));
    token
        .filter(t -> t.used().filter(u -> now.isBefore(u.plus(NOTED))).isEmpty())
        .ifPresent(t -> store().used(t.id(), now));
    return token;
  }

  /** What a token lets a program do now: never more than its owner may. */
  Role role(Token token) {
    Role owner = people.role(token.owner(), token.role());
    Role scope = Scope.valueOf(token.scope()).role();
    return owner.mayAct(scope) ? scope : owner;
  }

  /** Whether it is for the metrics, and its owner still there. */
  boolean measures(Token token) {
    return Scope.valueOf(token.scope()) == Scope.METRICS
        && people.role(token.owner(), token.role()) != Role.ANYONE;
  }

  private static Optional<String> words(Claim claim) {
    String path = claim.path();
    if (path.startsWith("/feeds/")) {
      return header(claim, BEARER)
          .or(() -> header(claim, BASIC).flatMap(Tokens::password))
          .or(() -> claim.query("token"));
    }
    return path.startsWith("/api/") || path.equals("/metrics")
        ? header(claim, BEARER)
        : Optional.empty();
  }

  private static Optional<String> header(Claim claim, String scheme) {
    return claim
        .header("Authorization")
        .filter(h -> h.regionMatches(true, 0, scheme, 0, scheme.length()))
        .map(h -> h.substring(scheme.length()).strip());
  }

  /** What readers that know only names and passwords send as the password; the name is free. */
  private static Optional<String> password(String basic) {
    try {
      String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
