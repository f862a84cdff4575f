package hinomi.web.account;

import hinomi.store.AccountStore;
import hinomi.store.AccountStore.Session;
import hinomi.web.Guard.Claim;
import hinomi.web.OpenGuard;
import hinomi.web.Role;
import hinomi.web.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sessions: a random id of 256 bits in a cookie, its hash in the store. Another id is given at
 * every sign-in, so that one that was planted before is worth nothing.
 */
final class Sessions {
  static final Duration IDLE = Duration.ofHours(2);
  static final Duration LONGEST = Duration.ofHours(12);
  private static final Duration AUDIT = Duration.ofDays(400);

  /** How exactly the last request is known; each is not worth a write. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private static final int AGENT = 200;

  private final People people;

  Sessions(People people) {
    this.people = people;
  }

  private AccountStore store() {
    return people.house().engine().store().accounts();
  }

  private Instant now() {
    return people.house().clock().instant();
  }

  /** Whether browsers reach us by HTTPS only. */
  private boolean secure() {
    return people.serve().publicUrl().filter(u -> "https".equals(u.getScheme())).isPresent();
  }

  /** The prefix has browsers take the cookie from this very host by HTTPS only. */
  private String cookie() {
    return secure() ? "__Host-hinomi" : "hinomi-session";
  }

  private String visitCookie() {
    return secure() ? "__Host-hinomi-visit" : "hinomi-visit";
  }

  /** The session of a request, where it is in force. */
  Optional<Session> of(Claim claim) {
    return claim
        .cookie(cookie())
        .flatMap(id -> store().session(People.digest(id)))
        .filter(this::inForce)
        .map(this::seen);
  }

  private boolean inForce(Session session) {
    return now().isBefore(session.began().plus(LONGEST))
        && now().isBefore(session.seen().plus(IDLE))
        && OpenGuard.same(session.proof(), people.proof(session.owner()));
  }

  private Session seen(Session session) {
    if (now().isAfter(session.seen().plus(NOTED))) {
      store().seen(session.hash(), now());
    }
    return session;
  }

  /** Begins one for somebody who has shown who it is. */
  void begin(Visit visit, String owner, String name, Role role) {
    of(visit.claim()).ifPresent(old -> store().end(old.hash(), old.owner()));
    String id = OpenGuard.random();
    String agent = visit.claim().header("User-Agent").orElse("");
    store()
        .begin(
            new Session(
                People.digest(id),
                owner,
                name,
                role.name(),
                people.proof(owner),
                now(),
                now(),
                visit.claim().address(),
                agent.substring(0, Math.min(agent.length(), AGENT))));
    visit.keep(cookie(), id, LONGEST, secure());
    visit.keep(visitCookie(), "", Duration.ZERO, secure());
    store().tidy(now().minus(LONGEST), now().minus(IDLE), now().minus(AUDIT), now());
  }

  /** Ends the session of a request. */
  void end(Visit visit) {
    of(visit.claim()).ifPresent(session -> store().end(session.hash(), session.owner()));
    visit.keep(cookie(), "", Duration.ZERO, secure());
  }

  /** Gives a browser that has not signed in something that its forms can hang on. */
  void visit(Visit visit) {
    if (visit.claim().cookie(visitCookie()).isEmpty()) {
      visit.keep(visitCookie(), OpenGuard.random(), IDLE, secure());
    }
  }

  /** A secret of this browser's errand at the provider. */
  void errand(Visit visit, String state) {
    visit.keep(errandCookie(), state, Duration.ofMinutes(15), secure());
  }

  Optional<String> errand(Claim claim) {
    return claim.cookie(errandCookie());
  }

  void errandDone(Visit visit) {
    visit.keep(errandCookie(), "", Duration.ZERO, secure());
  }

  private String errandCookie() {
    return secure() ? "__Host-hinomi-errand" : "hinomi-errand";
  }

  /** The token of forms: follows from the cookie, which no other site sees, and not back. */
  String token(Claim claim) {
    return claim
        .cookie(cookie())
        .or(() -> claim.cookie(visitCookie()))
        .map(id -> People.digest("forms " + id))
        .orElseGet(OpenGuard::random);
  }
}
