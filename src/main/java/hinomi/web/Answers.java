package hinomi.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Sends what pages answer. */
final class Answers {
  /** The attribute of a request that has been answered with a page. */
  static final String TOLD = "told";

  private final Templates templates = new Templates();
  private final Guard guard;

  Answers(Guard guard) {
    this.guard = guard;
  }

  void send(Context context, Request request, Reply reply) {
    switch (reply) {
      case Reply.Page page ->
          html(
              context,
              page.status(),
              templates.render(page.template(), page.model(), frame(request)));
      case Reply.Fragment fragment ->
          html(
              context,
              200,
              templates.render(fragment.template(), fragment.model(), frame(request)));
      case Reply.Redirect redirect -> {
        if (request.partial()) {
          context.header("HX-Redirect", redirect.path()).status(204);
        } else {
          context.status(303).header("Location", redirect.path());
        }
      }
      case Reply.Elsewhere elsewhere -> context.status(303).header("Location", elsewhere.address());
      case Reply.Feed feed -> feed(context, feed);
      case Reply.File file -> {
        if (!file.name().isEmpty()) {
          context.header(
              "Content-Disposition",
              "attachment; filename=\"" + file.name().replaceAll("[^A-Za-z0-9._-]", "_") + "\"");
        }
        context.contentType(file.type()).result(file.body());
      }
      case Reply.Missing missing ->
          problem(context, request, 404, request.words("web").say("missing"));
      case Reply.Refused refused -> problem(context, request, refused.status(), refused.why());
    }
  }

  private static void feed(Context context, Reply.Feed feed) {
    String tag = '"' + OpenGuard.digest(feed.body()) + '"';
    context.header("ETag", tag).header("Cache-Control", "private, no-cache");
    if (tag.equals(context.header("If-None-Match"))) {
      context.status(304);
    } else {
      context.contentType(feed.type()).result(feed.body());
    }
  }

  /** A page that tells what went wrong; as problem details below {@code /api}. */
  void problem(Context context, Request request, int status, String why) {
    if (request.path().startsWith("/api/")) {
      context.attribute(TOLD, true);
      // RFC 9457; the type is left out, which means that the status tells all.
      context
          .status(status)
          .contentType("application/problem+json")
          .result(
              JsonMapper.shared()
                  .createObjectNode()
                  .put("title", HttpStatus.forStatus(status).getMessage())
                  .put("status", status)
                  .put("detail", why)
                  .toString()
                  .getBytes(StandardCharsets.UTF_8));
    } else {
      html(
          context,
          status,
          templates.render("problem.jte", Map.of("status", status, "why", why), frame(request)));
    }
  }

  private static void html(Context context, int status, byte[] body) {
    context.attribute(TOLD, true);
    context.status(status).contentType("text/html; charset=utf-8").result(body);
  }

  private Frame frame(Request request) {
    House house = request.house();
    Words words = request.words("web");
    List<String> troubles =
        Stream.concat(
                house.refused().map(why -> words.say("trouble.refused", why)).stream(),
                house.unready().stream())
            .toList();
    return new Frame(
        words,
        request.path(),
        request.query("q").orElse(""),
        request.visitor(),
        guard.token(request),
        request.theme(),
        house.version(),
        house.config().calendar().zone(),
        request.now(),
        troubles);
  }
}
