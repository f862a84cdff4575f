package hinomi.web.account;

import hinomi.store.AccountStore.Session;
import hinomi.web.Guard;
import hinomi.web.House;
import hinomi.web.Role;
import hinomi.web.Site;
import hinomi.web.Visitor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lets in who has signed in, and programs with a token. To be used wherever {@code serve.users} or
 * {@code serve.oidc} is set; a configuration that later has neither lets in nobody.
 */
public final class AccountGuard implements Guard {
  /** An address in digits is no name that somebody else could have pointed here. */
  private static final Pattern DIGITS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

  private final People people;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Log log;
  private final Provider provider;

  /**
   * A guard.
   *
   * @param exchange what asks the provider
   */
  public AccountGuard(House house, Exchange exchange) {
    people = new People(house);
    sessions = new Sessions(people);
    tokens = new Tokens(people);
    log = new Log(house);
    provider = new Provider(people, exchange);
  }

  @Override
  public Visitor visitor(Claim claim) {
    if (Tokens.claimed(claim)) {
      return tokens
          .of(claim)
          .map(token -> visitor(token.name(), tokens.role(token)))
          .orElse(Visitor.NOBODY);
    }
    return sessions.of(claim).map(this::visitor).orElse(Visitor.NOBODY);
  }

  private Visitor visitor(Session session) {
    return visitor(session.name(), people.role(session.owner(), session.role()));
  }

  private static Visitor visitor(String name, Role role) {
    return role == Role.ANYONE ? Visitor.NOBODY : new Visitor(name, role);
  }

  @Override
  public String token(Claim claim) {
    return sessions.token(claim);
  }

  @Override
  public boolean bearer(Claim claim) {
    return Tokens.bearer(claim);
  }

  @Override
  public boolean measures(Claim claim) {
    return people.serve().openMetrics() || tokens.of(claim).filter(tokens::measures).isPresent();
  }

  @Override
  public boolean host(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
    String listen = people.serve().listen().toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
    return DIGITS.matcher(name).matches()
        || name.equals("localhost")
        || name.equals(listen)
        || people.serve().publicUrl().filter(u -> name.equalsIgnoreCase(u.getHost())).isPresent();
  }

  @Override
  public Optional<String> signIn() {
    return Optional.of(SignIn.PATH);
  }

  @Override
  public void did(Visitor visitor, String address, String what) {
    log.note(visitor.name(), address, what);
  }

  @Override
  public void add(Site site) {
    Patience patience = new Patience(people);
    new SignIn(people, sessions, patience, log).add(site);
    new CompanySignIn(people, sessions, provider, patience, log).add(site);
    new AccountPage(people, sessions, tokens, log).add(site);
    new AuditPage().add(site);
  }
}
