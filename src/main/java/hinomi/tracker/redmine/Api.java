package hinomi.tracker.redmine;

import hinomi.http.Answer;
import hinomi.http.Call;
import hinomi.http.Http;
import hinomi.http.HttpFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Redmine's REST API: one request, one answer, failures told apart. GETs never leave anything
 * uncertain; a POST or PUT without a clear answer does.
 */
final class Api {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration READ = Duration.ofSeconds(30);
  private static final Duration WRITE = Duration.ofSeconds(60);
  static final Duration SOON = Duration.ofMinutes(1);

  private final Address address;
  private final Http http;
  private final InstantSource clock;
  private final Map<String, String> headers;

  Api(RedmineSettings settings, Http http, InstantSource clock) {
    this.address = Address.of(settings.url());
    this.http = http;
    this.clock = clock;
    Map<String, String> all = new HashMap<>();
    all.put("X-Redmine-API-Key", settings.apiKey());
    all.put("Accept", "application/json");
    settings
        .basic()
        .ifPresent(
            b ->
                all.put(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(
                                (b.user() + ":" + b.password()).getBytes(StandardCharsets.UTF_8))));
    this.headers = Map.copyOf(all);
  }

  Address address() {
    return address;
  }

  /**
   * @param query names and values in turn
   */
  JsonNode get(String path, String... query) throws Trouble, InterruptedException {
    Answer answer = send("GET", address.at(path, query), null);
    return json(answer);
  }

  /** The created thing as Redmine answers it. */
  JsonNode post(String path, JsonNode content) throws Trouble, InterruptedException {
    return json(send("POST", address.at(path), content));
  }

  void put(String path, JsonNode content) throws Trouble, InterruptedException {
    Answer answer = send("PUT", address.at(path), content);
    if (!answer.body().isBlank()) {
      json(answer);
    }
  }

  private Answer send(String method, URI uri, @Nullable JsonNode content)
      throws Trouble, InterruptedException {
    boolean write = content != null;
    Map<String, String> all = new HashMap<>(headers);
    if (write) {
      all.put("Content-Type", "application/json; charset=utf-8");
    }
    String body = content == null ? null : content.toString();
    Answer answer;
    try {
      answer = http.send(new Call(method, uri, all, body, write ? WRITE : READ));
    } catch (HttpFailure e) {
      throw new Trouble(
          Trouble.Kind.PASSING,
          e.message(),
          e.retryAfter().orElse(SOON),
          write && e.mayHaveArrived());
    } catch (IOException e) {
      throw new Trouble(
          Trouble.Kind.PASSING,
          Words.of("no-answer", Address.withoutLogin(uri), e.getClass().getSimpleName()),
          SOON,
          write);
    }
    if (answer.status() / 100 != 2) {
      throw Refusals.of(answer, uri, write, SOON, clock.instant());
    }
    return answer;
  }

  private JsonNode json(Answer answer) throws Trouble {
    String body = answer.body();
    if (body.isBlank()) {
      return MissingNode.getInstance();
    }
    if (!body.stripLeading().startsWith("{")) {
      throw Trouble.lasting(Trouble.Kind.LASTING, Words.of("page", address.base()));
    }
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new Trouble(Trouble.Kind.PASSING, Words.of("broken-json", address.base()), SOON, true);
    }
  }
}
