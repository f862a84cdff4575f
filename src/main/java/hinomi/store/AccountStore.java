package hinomi.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The part of the store that knows who has come into the dashboard; shared by all nodes. Every
 * method is one transaction. Ids of sessions and tokens come as hashes.
 */
public interface AccountStore {

  /**
   * Somebody who has signed in.
   *
   * @param owner who, for good: {@code local:NAME} or {@code oidc:SUBJECT}
   * @param name as it is shown
   * @param role as it was at the sign-in
   * @param proof what the sign-in hangs on: changes with the password
   * @param agent what the browser calls itself; hostile text
   */
  record Session(
      String hash,
      String owner,
      String name,
      String role,
      String proof,
      Instant began,
      Instant seen,
      String address,
      String agent) {}

  void begin(Session session);

  Optional<Session> session(String hash);

  void seen(String hash, Instant at);

  /** Ends a session of somebody. Returns whether there was one. */
  boolean end(String hash, String owner);

  /** Somebody's sessions, the newest first. */
  List<Session> sessions(String owner);

  /**
   * Something by which a program comes in.
   *
   * @param id given by the store
   * @param role its owner's, at the last sign-in
   * @param scope what it is for
   */
  record Token(
      long id,
      String hash,
      String owner,
      String name,
      String role,
      String label,
      String scope,
      Instant made,
      Instant expires,
      Optional<Instant> used) {}

  /** Adds a token; its own number is not looked at. Returns the number it got. */
  long add(Token token);

  Optional<Token> token(String hash);

  void used(long token, Instant at);

  /** Somebody's tokens, the newest first. */
  List<Token> tokens(String owner);

  /** Takes a token back. Returns whether there was one. */
  boolean remove(long token, String owner);

  /** Notes the role that somebody now has, for the tokens. */
  void role(String owner, String role);

  /**
   * A limit to tries.
   *
   * @param what is counted: a hash
   * @param free how many failures cost nothing
   * @param longest the longest wait
   */
  record Limit(String what, int free, Duration longest) {}

  /** How long a wait grows, from one second: doubled by each failure. */
  static Duration wait(Limit limit, int failures) {
    int over = failures - limit.free();
    if (over < 0) {
      return Duration.ZERO;
    }
    Duration wait = Duration.ofSeconds(1L << Math.min(over, 20));
    return wait.compareTo(limit.longest()) > 0 ? limit.longest() : wait;
  }

  /**
   * Notes a try, as a failure until {@link #forgive}, unless it comes too early by any limit.
   *
   * @return when to try again; empty where the try was noted
   */
  Optional<Instant> attempt(Collection<Limit> limits, Instant now);

  /** Forgets failures. */
  void forgive(Collection<String> what);

  /**
   * Somebody on the way to the provider.
   *
   * @param nonce what the ID token must hold
   * @param verifier the code's, for PKCE
   * @param back where to go afterwards
   */
  record Errand(String hash, String nonce, String verifier, String back, Instant began) {}

  void leave(Errand errand);

  /** Takes an errand, which is there once only. */
  Optional<Errand> comeBack(String hash);

  /**
   * Forgets what has ended: sessions, tokens, errands, failures and the oldest of the audit log.
   *
   * @param began sessions that began before have ended
   * @param seen so have those that were seen last before
   * @param noted what was noted before is forgotten
   */
  void tidy(Instant began, Instant seen, Instant noted, Instant now);

  /**
   * What somebody did.
   *
   * @param who owner or name; empty for nobody known
   * @param what a key of words with arguments, or an address; hostile text
   */
  record Deed(long id, Instant at, String who, String address, String what) {}

  void note(Instant at, String who, String address, String what);

  /**
   * What was done, the newest first.
   *
   * @param before only what has a smaller number
   */
  List<Deed> deeds(long before, int most);
}
