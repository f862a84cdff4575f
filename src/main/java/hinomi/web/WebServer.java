package hinomi.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseHandler;
import io.javalin.util.JavalinBindException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server with all pages. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /** What comes from elsewhere is neither loaded nor sent to, and no script stands in a page. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final long LARGEST_FORM = 1 << 20;

  private final House house;
  private final Guard guard;
  private final Answers answers;
  private final Listeners listeners = new Listeners();
  private final Javalin server;

  /**
   * Starts it.
   *
   * @param host a name or address of this machine
   * @param port 0 for any that is free
   * @throws Taken when somebody else listens there, or it is no address of this machine
   */
  public WebServer(House house, Guard guard, List<Routes> routes, String host, int port) {
    this.house = house;
    this.guard = guard;
    this.answers = new Answers(guard);
    List<Routes> all = new ArrayList<>(routes);
    all.add(guard);
    all.add(new Settings());
    Javalin made = Javalin.create(config -> configure(config, all));
    try {
      this.server = made.start(host, port);
    } catch (JavalinBindException e) {
      made.stop();
      throw new Taken(e);
    }
  }

  /** The address cannot be listened on. */
  public static final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Taken(Exception cause) {
      super(cause);
    }
  }

  public int port() {
    return server.port();
  }

  private void configure(JavalinConfig config, List<Routes> parts) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = LARGEST_FORM;
    config.concurrency.useVirtualThreads = true;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.routes.before(this::protect);
    config.routes.exception(Exception.class, this::failed);
    config.routes.error(404, this::missing);
    Assets.add(config.routes);
    config.routes.get("/healthz", context -> context.result("ok\n"), Role.ANYONE);
    config.routes.get("/readyz", this::ready, Role.ANYONE);
    Site site = new Routing(config.routes, this::answer, this::listen);
    parts.forEach(part -> part.add(site));
    config.routes.get("/metrics", this::metrics, Role.ANYONE);
  }

  private void metrics(Context context) {
    if (guard.measures(new Request(context, house, guard))) {
      context.result(house.metrics());
    } else {
      context.status(401).header("WWW-Authenticate", "Bearer").result("A token is needed.\n");
    }
  }

  private void ready(Context context) {
    List<String> unready = house.unready();
    context.status(unready.isEmpty() ? 200 : 503);
    context.result(unready.isEmpty() ? "ok\n" : String.join("\n", unready) + "\n");
  }

  /** Holds for every answer, and refuses what no page of ours would have sent. */
  private void protect(Context context) {
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cache-Control", "no-store");
    String host = context.host();
    if (host == null || !guard.host(host)) {
      context.status(421).result("This address answers to its own name only.\n");
      context.skipRemainingHandlers();
    }
  }

  private void answer(Context context, Role needed, boolean changes, Handler handler)
      throws Exception {
    Request request = new Request(context, house, guard);
    Visitor visitor = request.visitor();
    if (!visitor.may(needed)) {
      turnAway(context, request, changes);
    } else if (changes && !guard.bearer(request) && !genuine(request)) {
      answers.problem(context, request, 403, request.words("web").say("forged"));
    } else if (changes && needed != Role.ANYONE) {
      boolean told = false;
      try {
        answers.send(context, request, handler.answer(request));
        told = true;
      } finally {
        did(request, told ? String.valueOf(context.statusCode()) : "500");
      }
    } else {
      answers.send(context, request, handler.answer(request));
    }
  }

  private void did(Request request, String outcome) {
    guard.did(request.visitor(), request.address(), "POST " + request.path() + " " + outcome);
  }

  private void turnAway(Context context, Request request, boolean changes) {
    if (request.visitor().role() != Role.ANYONE) {
      if (changes) {
        did(request, "403");
      }
      answers.problem(context, request, 403, request.words("web").say("forbidden"));
      return;
    }
    boolean program = request.path().startsWith("/api/");
    boolean reader = request.path().startsWith("/feeds/");
    Optional<String> signIn = guard.signIn();
    if (!program && !reader && signIn.isPresent()) {
      String back = changes || request.partial() ? "" : "?back=" + encoded(request.asked());
      answers.send(context, request, new Reply.Redirect(signIn.get() + back));
      return;
    }
    context.header("WWW-Authenticate", reader ? "Basic realm=\"Hinomi\"" : "Bearer");
    answers.problem(context, request, 401, request.words("web").say("nobody"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Whoever may not listen is told so before anything is sent: a stream has no status any more. */
  private void listen(Context context, Role needed, Supplier<String> version) {
    Request request = new Request(context, house, guard);
    if (request.visitor().may(needed)) {
      new SseHandler(client -> listeners.add(client, version)).handle(context);
    } else if (request.visitor().role() == Role.ANYONE) {
      answers.problem(context, request, 401, request.words("web").say("nobody"));
    } else {
      answers.problem(context, request, 403, request.words("web").say("forbidden"));
    }
  }

  /** Whether a form came from a page of ours: it brings the token, and no other site's origin. */
  private boolean genuine(Request request) {
    boolean ours =
        request
            .header("Sec-Fetch-Site")
            .filter(s -> !Set.of("same-origin", "none").contains(s))
            .isEmpty();
    Supplier<Optional<String>> field = () -> request.form("token");
    Optional<String> token = request.header("X-Token").or(field);
    return ours && token.isPresent() && OpenGuard.same(token.get(), guard.token(request));
  }

  private void missing(Context context) {
    if (context.attribute(Answers.TOLD) == null) {
      Request request = new Request(context, house, guard);
      answers.problem(context, request, 404, request.words("web").say("missing"));
    }
  }

  private void failed(Exception e, Context context) {
    LOG.error("{} {} failed", context.method(), context.path(), e);
    Request request = new Request(context, house, guard);
    answers.problem(context, request, 500, request.words("web").say("failed"));
  }

  /** Stops listening; what is being answered is given a moment to end. */
  @Override
  public void close() {
    listeners.close();
    server.stop();
  }
}
