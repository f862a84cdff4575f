package hinomi.tracker.redmine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hinomi.http.Call;
import hinomi.http.HttpSettings;
import hinomi.http.PoliteHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A Redmine that runs, known from the environment or from the file that started it, and a project
 * of its own on it.
 */
final class RealRedmine implements AutoCloseable {
  private static final Path FILE = Path.of("/var/tmp/redmine-dev/redmine.env");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Map<String, String> env;
  final PoliteHttp http = new PoliteHttp("test", HttpSettings.NONE);
  final String project;

  private RealRedmine(Map<String, String> env, String project) {
    this.env = env;
    this.project = project;
  }

  /** A fresh private project with sato, suzuki, tanaka and the bot as its members. */
  static RealRedmine withProject() throws Exception {
    Map<String, String> env = new HashMap<>();
    if (Files.isReadable(FILE)) {
      for (String line : Files.readAllLines(FILE)) {
        int equals = line.indexOf('=');
        env.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    env.putAll(System.getenv());
    assumeTrue(env.containsKey("REDMINE_URL"), "no Redmine: set REDMINE_URL and the keys");
    String name = "rt-" + Long.toString(System.nanoTime(), 36) + "-" + NUMBER.incrementAndGet();
    RealRedmine redmine = new RealRedmine(env, name);
    try {
      redmine.admin("GET", "/users/current.json", null);
    } catch (IOException e) {
      assumeTrue(false, "Redmine is not up: " + e.getMessage());
    }
    redmine.admin(
        "POST",
        "/projects.json",
        "{\"project\":{\"name\":\"%s\",\"identifier\":\"%s\",\"is_public\":false,\"enabled_module_names\":[\"issue_tracking\"],\"tracker_ids\":[1,2]}}"
            .formatted(name, name));
    JsonNode members =
        redmine.admin("GET", "/projects/" + env.get("REDMINE_PROJECT") + "/memberships.json", null);
    for (JsonNode m : members.path("memberships")) {
      redmine.admin(
          "POST",
          "/projects/" + name + "/memberships.json",
          "{\"membership\":{\"user_id\":%d,\"role_ids\":[%d]}}"
              .formatted(
                  m.path("user").path("id").asInt(0), m.path("roles").path(0).path("id").asInt(0)));
    }
    return redmine;
  }

  /** Removes the project with its tickets. */
  @Override
  public void close() throws Exception {
    admin("DELETE", "/projects/" + project + ".json", null);
    http.close();
  }

  String env(String name) {
    return env.getOrDefault(name, "");
  }

  int id(String name) {
    return Integer.parseInt(env(name));
  }

  RedmineSettings settings() {
    return RedmineSettings.of(URI.create(env("REDMINE_URL")), env("REDMINE_BOT_API_KEY"), project);
  }

  /** A tracker with nothing learned yet, as at the start of a pass. */
  RedmineTracker tracker(RedmineSettings settings) {
    return new RedmineTracker(settings, http, InstantSource.system());
  }

  JsonNode admin(String method, String path, @Nullable String body) throws Exception {
    return call(method, path, body, Optional.empty());
  }

  /** As one of the members, by login. */
  JsonNode as(String login, String method, String path, @Nullable String body) throws Exception {
    return call(method, path, body, Optional.of(login));
  }

  private JsonNode call(String method, String path, @Nullable String body, Optional<String> login)
      throws Exception {
    Map<String, String> headers = new HashMap<>();
    headers.put("X-Redmine-API-Key", env("REDMINE_API_KEY"));
    headers.put("Content-Type", "application/json");
    login.ifPresent(l -> headers.put("X-Redmine-Switch-User", l));
    var answer =
        http.send(
            new Call(
                method,
                URI.create(env("REDMINE_URL") + path),
                headers,
                body,
                Duration.ofSeconds(60)));
    if (answer.status() >= 300) {
      throw new IllegalStateException(method + " " + path + ": " + answer.status() + answer.body());
    }
    return answer.body().isBlank() ? Api.JSON.createObjectNode() : Api.JSON.readTree(answer.body());
  }

  JsonNode issue(String id) throws Exception {
    return admin("GET", "/issues/" + id + ".json?include=journals,watchers,relations", null)
        .path("issue");
  }

  int issues() throws Exception {
    return admin("GET", "/issues.json?status_id=*&limit=1&project_id=" + project, null)
        .path("total_count")
        .asInt(-1);
  }

  /** Whom mails about a ticket went to, one entry for each mail. */
  List<String> mailed(String ticket) throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> mails = Files.list(Path.of(env("REDMINE_MAIL_DIR")))) {
      for (Path mail : mails.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
        String text = Files.readString(mail, StandardCharsets.ISO_8859_1);
        if (text.contains("X-Redmine-Project: " + project + "\r\n")
            && text.contains("X-Redmine-Issue-Id: " + ticket + "\r\n")) {
          text.lines()
              .filter(l -> l.startsWith("X-Sink-To:"))
              .findFirst()
              .ifPresent(l -> all.add(l.replaceAll(".*<(.*)>.*", "$1")));
        }
      }
    }
    return all;
  }
}
