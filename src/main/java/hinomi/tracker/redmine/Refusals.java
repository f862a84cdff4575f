package hinomi.tracker.redmine;

import hinomi.http.Answer;
import hinomi.language.Message;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What an answer other than 2xx means. */
final class Refusals {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Redmine itself has answered: whatever it did is done and can be searched for. */
  private static final Duration AFTER_500 = Duration.ofSeconds(10);

  private Refusals() {}

  static Trouble of(Answer answer, URI uri, boolean write, Duration usual, Instant now) {
    int status = answer.status();
    String where = Address.withoutLogin(uri);
    Duration after = retryAfter(answer, now).orElse(status == 500 ? AFTER_500 : usual);
    return switch (status) {
      case 400 -> Trouble.lasting(Trouble.Kind.INVALID, Words.of("bad-request", errors(answer)));
      case 401 -> Trouble.lasting(Trouble.Kind.KEY, unauthorised(answer));
      case 403 -> Trouble.lasting(Trouble.Kind.FORBIDDEN, Words.of("forbidden", where));
      case 404 -> Trouble.lasting(Trouble.Kind.MISSING, Words.of("missing", where));
      case 422 -> {
        String errors = errors(answer);
        yield errors.isEmpty()
            ? new Trouble(Trouble.Kind.STALE, Words.of("stale", where), usual, false)
            : Trouble.lasting(Trouble.Kind.INVALID, Words.of("invalid", errors));
      }
      case 413 -> Trouble.lasting(Trouble.Kind.LASTING, Words.of("too-large", where));
      case 429 -> new Trouble(Trouble.Kind.PASSING, Words.of("busy", where), after, false);
      case 408, 425 -> new Trouble(Trouble.Kind.PASSING, Words.of("busy", where), after, write);
      default -> {
        if (status >= 500) {
          yield new Trouble(
              Trouble.Kind.PASSING, Words.of("server-error", status, where), after, write);
        }
        if (status / 100 == 3) {
          yield Trouble.lasting(Trouble.Kind.LASTING, redirect(answer, uri));
        }
        yield Trouble.lasting(Trouble.Kind.LASTING, Words.of("unexpected", status, where));
      }
    };
  }

  /** Redmine's own sentences, in its language, joined; empty where it gave none. */
  static String errors(Answer answer) {
    try {
      JsonNode errors = Api.JSON.readTree(answer.body()).path("errors");
      List<String> all = new ArrayList<>();
      errors.forEach(e -> all.add(e.asString("")));
      String joined = String.join(", ", all);
      return joined.length() <= 500 ? joined : joined.substring(0, 500) + "…";
    } catch (JacksonException e) {
      return "";
    }
  }

  private static Message unauthorised(Answer answer) {
    String challenge = answer.header("www-authenticate").orElse("");
    boolean redmines = challenge.isEmpty() || challenge.contains("Redmine API");
    return Words.of(redmines ? "key-wrong" : "basic-wrong");
  }

  private static Message redirect(Answer answer, URI uri) {
    String to = answer.header("location").orElse("");
    try {
      URI target = uri.resolve(to);
      String asked = uri.getRawPath() == null ? "" : uri.getRawPath();
      String path = target.getRawPath() == null ? "" : target.getRawPath();
      if (path.contains("/login") && !asked.contains("/login")) {
        return Words.of("page", Address.withoutLogin(target));
      }
      return Words.of("redirect", Address.withoutLogin(target));
    } catch (IllegalArgumentException e) {
      return Words.of("redirect", "?");
    }
  }

  /** Seconds or a date (RFC 9110, section 10.2.3), at most a day. */
  private static Optional<Duration> retryAfter(Answer answer, Instant now) {
    return answer.header("retry-after").flatMap(text -> wait(text.strip(), now));
  }

  private static Optional<Duration> wait(String text, Instant now) {
    try {
      Duration wait =
          text.chars().allMatch(Character::isDigit)
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(
                  now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      if (wait.isNegative()) {
        return Optional.empty();
      }
      return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
