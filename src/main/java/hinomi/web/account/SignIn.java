package hinomi.web.account;

import hinomi.config.PasswordHash;
import hinomi.config.ServeConfig.User;
import hinomi.web.Reply;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.Site;
import hinomi.web.Visit;
import hinomi.web.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The page to sign in at, with a password, and signing out. */
final class SignIn implements Routes {
  static final String PATH = "/login";
  private static final int LONGEST_PASSWORD = 1024;

  /** Each check takes some 20 MiB and a tenth of a second. */
  private static final Semaphore CHECKS = new Semaphore(2);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final People people;
  private final Sessions sessions;
  private final Patience patience;
  private final Log log;

  SignIn(People people, Sessions sessions, Patience patience, Log log) {
    this.people = people;
    this.sessions = sessions;
    this.patience = patience;
    this.log = log;
  }

  @Override
  public void add(Site site) {
    site.get(PATH, Role.ANYONE, this::ask);
    site.post(PATH, Role.ANYONE, this::enter);
    site.post("/logout", Role.VIEWER, this::leave);
  }

  private Reply ask(Visit visit) {
    if (visit.visitor().may(Role.VIEWER)) {
      return new Reply.Redirect("/");
    }
    return form(visit, 200, "", "");
  }

  private Reply form(Visit visit, int status, String name, String trouble) {
    sessions.visit(visit);
    String back = visit.form("back").or(() -> visit.query("back")).orElse("");
    return new Reply.Page(
        status,
        "account/login.jte",
        Map.of(
            "words",
            visit.words("web/account"),
            "name",
            name,
            "back",
            back,
            "trouble",
            trouble,
            "passwords",
            !people.serve().users().isEmpty(),
            "company",
            people.serve().oidc().isPresent()));
  }

  private Reply enter(Visit visit) throws InterruptedException {
    Words words = visit.words("web/account");
    String name = visit.form("name").orElse("");
    String password = visit.form("password").orElse("");
    String address = visit.claim().address();
    Optional<User> user = people.named(name);
    Optional<Instant> again = patience.attempt(name, address, known(user, address), visit.now());
    if (again.isPresent()) {
      Duration wait = Duration.between(visit.now(), again.get());
      visit.answerWith("Retry-After", String.valueOf((wait.toMillis() + 999) / 1000));
      String when =
          TIME.format(again.get().plusSeconds(1).atZone(visit.house().config().calendar().zone()));
      return form(visit, 429, name, words.say("wait", when));
    }
    if (!proven(user, password)) {
      // Whatever else was typed may be a password in the wrong field.
      log.note(visit, user.map(User::name).orElse(""), Log.Word.SIGN_IN_FAILED, "");
      return form(visit, 401, name, words.say("wrong"));
    }
    User known = user.orElseThrow();
    patience.forgive(name, address);
    sessions.begin(visit, People.local(known), known.name(), People.role(known.role()));
    log.note(visit, known.name(), Log.Word.SIGNED_IN, "");
    return new Reply.Redirect(back(visit.form("back").orElse("/")));
  }

  private boolean known(Optional<User> user, String address) {
    return user.filter(
            u ->
                people.house().engine().store().accounts().sessions(People.local(u)).stream()
                    .anyMatch(s -> s.address().equals(address)))
        .isPresent();
  }

  /** Takes as long for a name that nobody has: somebody's password is checked all the same. */
  private boolean proven(Optional<User> user, String password) throws InterruptedException {
    List<User> users = people.serve().users();
    if (users.isEmpty() || password.length() > LONGEST_PASSWORD) {
      return false;
    }
    PasswordHash hash = user.orElse(users.getFirst()).password();
    CHECKS.acquire();
    try {
      return hash.matches(password) & user.isPresent();
    } finally {
      CHECKS.release();
    }
  }

  private Reply leave(Visit visit) {
    log.note(visit, visit.visitor().name(), Log.Word.SIGNED_OUT, "");
    sessions.end(visit);
    return new Reply.Redirect(PATH);
  }

  /** Where to go after the sign-in: a page of ours, nothing else. */
  static String back(String wanted) {
    boolean ours =
        wanted.matches("/[\\x21-\\x7e&&[^\\\\]]*")
            && !wanted.startsWith("//")
            && !wanted.startsWith(PATH);
    return ours ? wanted : "/";
  }
}
