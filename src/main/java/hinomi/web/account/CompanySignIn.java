package hinomi.web.account;

import hinomi.store.AccountStore;
import hinomi.store.AccountStore.Errand;
import hinomi.web.OpenGuard;
import hinomi.web.Reply;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.Site;
import hinomi.web.Visit;
import hinomi.web.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in at the company's provider: there and back. */
final class CompanySignIn implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(CompanySignIn.class);
  private static final Duration ERRAND = Duration.ofMinutes(10);

  private final People people;
  private final Sessions sessions;
  private final Provider provider;
  private final Patience patience;
  private final Log log;

  CompanySignIn(People people, Sessions sessions, Provider provider, Patience patience, Log log) {
    this.people = people;
    this.sessions = sessions;
    this.provider = provider;
    this.patience = patience;
    this.log = log;
  }

  @Override
  public void add(Site site) {
    site.get("/login/company", Role.ANYONE, this::leave);
    site.get(Provider.BACK, Role.ANYONE, this::comeBack);
  }

  private AccountStore store() {
    return people.house().engine().store().accounts();
  }

  private Reply leave(Visit visit) throws InterruptedException {
    Words words = visit.words("web/account");
    if (people.serve().oidc().isEmpty()) {
      return new Reply.Missing();
    }
    if (patience.leave(visit.claim().address(), visit.now()).isPresent()) {
      visit.answerWith("Retry-After", "30");
      return new Reply.Refused(429, words.say("company.many"));
    }
    String state = OpenGuard.random();
    String nonce = OpenGuard.random();
    String verifier = OpenGuard.random();
    try {
      String address = provider.signIn(state, nonce, verifier).toString();
      String back = SignIn.back(visit.query("back").orElse("/"));
      store().leave(new Errand(People.digest(state), nonce, verifier, back, visit.now()));
      sessions.errand(visit, state);
      return new Reply.Elsewhere(address);
    } catch (IOException e) {
      LOG.warn("The sign-in provider cannot be used: {}", e.getMessage());
      return new Reply.Refused(502, words.say("company.unreachable"));
    }
  }

  private Reply comeBack(Visit visit) throws InterruptedException {
    Words words = visit.words("web/account");
    Optional<Errand> errand =
        visit
            .query("state")
            .filter(
                s -> sessions.errand(visit.claim()).filter(c -> OpenGuard.same(c, s)).isPresent())
            .flatMap(s -> store().comeBack(People.digest(s)))
            .filter(e -> visit.now().isBefore(e.began().plus(ERRAND)));
    sessions.errandDone(visit);
    Optional<String> code = visit.query("code");
    // RFC 9207: an answer of another provider says so, where providers say who they are.
    boolean other =
        visit
            .query("iss")
            .filter(
                i -> !people.serve().oidc().map(o -> o.issuer().toString()).equals(Optional.of(i)))
            .isPresent();
    if (errand.isEmpty() || code.isEmpty() || other) {
      log.note(visit, "", Log.Word.SIGN_IN_FAILED, "");
      return new Reply.Refused(400, words.say("company.again"));
    }
    try {
      return enter(
          visit,
          errand.get(),
          provider.redeem(code.get(), errand.get().verifier(), errand.get().nonce()));
    } catch (IdToken.Unbelievable e) {
      LOG.warn("A sign-in was refused, since of its ID token: {}", e.getMessage());
      log.note(visit, "", Log.Word.SIGN_IN_FAILED, "");
      return new Reply.Refused(400, words.say("company.unbelievable"));
    } catch (IOException e) {
      LOG.warn("The sign-in provider cannot be used: {}", e.getMessage());
      return new Reply.Refused(502, words.say("company.unreachable"));
    }
  }

  private Reply enter(Visit visit, Errand errand, IdToken who) {
    Optional<Role> role = role(who.roles());
    if (role.isEmpty()) {
      log.note(visit, who.name(), Log.Word.NO_ROLE, who.subject());
      return new Reply.Refused(403, visit.words("web/account").say("company.no-role", who.name()));
    }
    String owner = People.company(who.subject());
    store().role(owner, role.get().name());
    sessions.begin(visit, owner, who.name(), role.get());
    patience.back(visit.claim().address());
    log.note(visit, who.name(), Log.Word.SIGNED_IN, who.subject());
    return new Reply.Redirect(errand.back());
  }

  /** The highest of those that somebody's groups give. */
  private Optional<Role> role(List<String> groups) {
    return people.serve().oidc().stream()
        .flatMap(oidc -> oidc.roles().entrySet().stream())
        .filter(e -> holdsAny(e.getValue(), groups))
        .map(Map.Entry::getKey)
        .max(Comparator.naturalOrder())
        .map(People::role);
  }

  private static boolean holdsAny(Set<String> wanted, List<String> groups) {
    return groups.stream().anyMatch(wanted::contains);
  }
}
