package hinomi.web;

import hinomi.language.Language;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request of the web server as pages see it. */
final class Request implements Visit, Guard.Claim {
  private final Context context;
  private final House house;
  private final Guard guard;
  private final Instant now;

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
    return guard.visitor(this);
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
    return Optional.ofNullable(context.cookie(name));
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name));
  }

  /** Sets a cookie of a choice, for a year. */
  void keep(String name, String value) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    context.cookie(cookie);
  }

  @Override
  public String address() {
    return context.ip();
  }

  @Override
  public String path() {
    return context.path();
  }
}
