package hinomi.web.account;

import hinomi.store.AccountStore;
import hinomi.store.AccountStore.Session;
import hinomi.store.AccountStore.Token;
import hinomi.web.Reply;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.Site;
import hinomi.web.Visit;
import hinomi.web.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody's own page: who one is, where one is signed in, and one's tokens. */
public final class AccountPage implements Routes {
  private static final String PATH = "/account";
  private static final List<Integer> DAYS = List.of(30, 90, 365);
  private static final int LONGEST_LABEL = 60;
  private static final int MOST_TOKENS = 50;

  private final People people;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Log log;

  AccountPage(People people, Sessions sessions, Tokens tokens, Log log) {
    this.people = people;
    this.sessions = sessions;
    this.tokens = tokens;
    this.log = log;
  }

  /** A session as the page shows it. */
  public record SessionLine(
      String hash, Instant began, Instant seen, String address, String agent, boolean here) {}

  /** A token as the page shows it. */
  public record TokenLine(
      long id,
      String label,
      String scope,
      Instant made,
      Instant expires,
      Optional<Instant> used,
      boolean over) {}

  /** Somebody and what is theirs. */
  public record Model(
      String name,
      String role,
      List<SessionLine> sessions,
      List<TokenLine> tokens,
      List<String> scopes,
      List<Integer> days,
      String made,
      String trouble) {}

  @Override
  public void add(Site site) {
    site.get(PATH, Role.VIEWER, visit -> page(visit, 200, "", ""));
    site.post(PATH + "/sessions/end", Role.VIEWER, this::end);
    site.post(PATH + "/tokens", Role.VIEWER, this::make);
    site.post(PATH + "/tokens/remove", Role.VIEWER, this::remove);
  }

  private AccountStore store() {
    return people.house().engine().store().accounts();
  }

  /** These pages are for browsers: only a session comes here. */
  private Session mine(Visit visit) {
    return sessions.of(visit.claim()).orElseThrow();
  }

  private Reply page(Visit visit, int status, String made, String trouble) {
    Words words = visit.words("web/account");
    Session mine = mine(visit);
    Instant now = visit.now();
    Model model =
        new Model(
            mine.name(),
            words.say("role." + visit.visitor().role().name()),
            store().sessions(mine.owner()).stream()
                .filter(s -> now.isBefore(s.seen().plus(Sessions.IDLE)))
                .map(
                    s ->
                        new SessionLine(
                            s.hash(),
                            s.began(),
                            s.seen(),
                            s.address(),
                            s.agent(),
                            s.hash().equals(mine.hash())))
                .toList(),
            store().tokens(mine.owner()).stream().map(t -> line(t, now)).toList(),
            scopes(visit).stream().map(Scope::word).toList(),
            DAYS,
            made,
            trouble);
    return new Reply.Page(status, "account/account.jte", Map.of("words", words, "account", model));
  }

  private static TokenLine line(Token t, Instant now) {
    return new TokenLine(
        t.id(),
        t.label(),
        Scope.valueOf(t.scope()).word(),
        t.made(),
        t.expires(),
        t.used(),
        !now.isBefore(t.expires()));
  }

  private static List<Scope> scopes(Visit visit) {
    return Arrays.stream(Scope.values()).filter(s -> visit.visitor().may(s.role())).toList();
  }

  private Reply end(Visit visit) {
    Session mine = mine(visit);
    String hash = visit.form("session").orElse("");
    if (store().end(hash, mine.owner())) {
      log.note(visit, mine.name(), Log.Word.SESSION_ENDED, "");
    }
    return new Reply.Redirect(hash.equals(mine.hash()) ? SignIn.PATH : PATH);
  }

  private Reply make(Visit visit) {
    Words words = visit.words("web/account");
    Session mine = mine(visit);
    String label = visit.form("label").orElse("");
    Optional<Scope> scope = visit.form("scope").flatMap(Scope::of).filter(scopes(visit)::contains);
    Optional<Integer> days =
        visit.form("days").flatMap(d -> DAYS.stream().filter(n -> d.equals("" + n)).findFirst());
    if (label.isEmpty() || label.length() > LONGEST_LABEL || scope.isEmpty() || days.isEmpty()) {
      return page(visit, 400, "", words.say("token.incomplete", LONGEST_LABEL));
    }
    if (store().tokens(mine.owner()).size() >= MOST_TOKENS) {
      return page(visit, 409, "", words.say("token.many", MOST_TOKENS));
    }
    Tokens.Made made =
        tokens.make(
            mine.owner(),
            mine.name(),
            visit.visitor().role(),
            label,
            scope.get(),
            visit.now(),
            Duration.ofDays(days.get()));
    log.note(visit, mine.name(), Log.Word.TOKEN_MADE, scope.get().word() + " " + label);
    return page(visit, 200, made.words(), "");
  }

  private Reply remove(Visit visit) {
    Session mine = mine(visit);
    String id = visit.form("id").filter(i -> i.matches("\\d{1,18}")).orElse("0");
    if (store().remove(Long.parseLong(id), mine.owner())) {
      log.note(visit, mine.name(), Log.Word.TOKEN_REMOVED, id);
    }
    return new Reply.Redirect(PATH);
  }
}
