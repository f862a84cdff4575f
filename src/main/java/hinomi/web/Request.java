package hinomi.web;

import hinomi.language.Language;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request of the web server as pages see it. */
final class Request implements Visit, Guard.Claim {
  private final Context context;
  private final House house;
  private final Guard guard;
  private final Instant now;
  private final Map<String, String> kept = new HashMap<>();
  private @Nullable Visitor visitor;

  Request(Context context, House house, Guard guard) {
    this.context = context;
    this.house = house;
    this.guard = guard;
    this.now = house.clock().instant();
  }

  @Override
  public House house() {
    return house;
  }

  @Override
  public Visitor visitor() {
    Visitor known = visitor;
    if (known == null) {
      known = guard.visitor(this);
      visitor = known;
    }
    return known;
  }

  /** As chosen on a page, else as the browser wishes, else as configured. */
  @Override
  public Language language() {
    String chosen = cookie("language").orElse("");
    for (Language language : Language.values()) {
      if (language.tag().equals(chosen)) {
        return language;
      }
    }
    return header("Accept-Language")
        .filter(wish -> !wish.isBlank() && !wish.startsWith("*"))
        .map(wish -> Language.of(Locale.forLanguageTag(wish.split("[,;]", 2)[0].strip())))
        .orElseGet(() -> house.config().language());
  }

  String theme() {
    return cookie("theme").filter(t -> t.equals("light") || t.equals("dark")).orElse("auto");
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public String path(String name) {
    return context.pathParam(name);
  }

  @Override
  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name))
        .map(String::strip)
        .filter(s -> !s.isEmpty());
  }

  @Override
  public List<String> queries(String name) {
    return context.queryParams(name).stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  @Override
  public Optional<String> form(String name) {
    return Optional.ofNullable(context.formParam(name))
        .map(String::strip)
        .filter(s -> !s.isEmpty());
  }

  @Override
  public List<String> forms(String name) {
    return context.formParams(name).stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  @Override
  public boolean partial() {
    return context.header("HX-Request") != null && context.header("HX-Boosted") == null;
  }

  @Override
  public Optional<String> cookie(String name) {
    String set = kept.get(name);
    return set == null
        ? Optional.ofNullable(context.cookie(name))
        : Optional.of(set).filter(value -> !value.isEmpty());
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name));
  }

  @Override
  public void keep(String name, String value, Duration age, boolean secure) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setMaxAge((int) age.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setSameSite(SameSite.LAX);
    context.cookie(cookie);
    kept.put(name, value);
  }

  @Override
  public String body() {
    return context.body();
  }

  @Override
  public Guard.Claim claim() {
    return this;
  }

  @Override
  public void answerWith(String header, String value) {
    context.header(header, value);
  }

  @Override
  public String address() {
    return Forwarding.client(context.ip(), forwarded(), house.config().serve().trustedProxies());
  }

  /** All headers of the name as one: a proxy may add one of its own to what a visitor sent. */
  private String forwarded() {
    return String.join(",", Collections.list(context.req().getHeaders("X-Forwarded-For")));
  }

  /** The path with its query. */
  String asked() {
    String query = context.queryString();
    return query == null || query.isEmpty() ? context.path() : context.path() + "?" + query;
  }

  @Override
  public String path() {
    return context.path();
  }
}
