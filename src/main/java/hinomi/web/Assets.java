package hinomi.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Style sheets, scripts and pictures: our own, and those of the two libraries. Their addresses hold
 * the program's version, so that browsers may keep them.
 */
final class Assets {
  private static final String OURS = "/hinomi/web/static/";
  private static final String THEIRS = "/META-INF/resources/webjars/";
  private static final Map<String, String> LIBRARIES =
      new TreeMap<>(
          Map.of(
              "htmx.js", "htmx.org/2.0.10/dist/htmx.min.js",
              "chart.js", "chart.js/4.5.1/dist/chart.umd.min.js"));

  private Assets() {}

  static void add(RoutesConfig routes) {
    routes.get("/static/{version}/{name}", Assets::serve, Role.ANYONE);
    routes.get("/favicon.svg", context -> send(context, "favicon.svg"), Role.ANYONE);
  }

  private static void serve(Context context) {
    send(context, context.pathParam("name"));
  }

  private static void send(Context context, String name) {
    String type = type(name);
    byte[] body = type == null ? null : read(name);
    if (body == null || type == null) {
      context.status(404);
      return;
    }
    context.header("Cache-Control", "public, max-age=604800, immutable");
    context.contentType(type).result(body);
  }

  private static @Nullable String type(String name) {
    if (!name.matches("[a-z][a-z0-9-]*\\.(css|js|svg)")) {
      return null;
    }
    return name.endsWith(".css")
        ? "text/css; charset=utf-8"
        : name.endsWith(".js") ? "text/javascript; charset=utf-8" : "image/svg+xml";
  }

  private static byte @Nullable [] read(String name) {
    String library = LIBRARIES.get(name);
    String path = library == null ? OURS + name : THEIRS + library;
    try (InputStream in = Assets.class.getResourceAsStream(path)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      return null;
    }
  }
}
