package hinomi.tracker.redmine;

import hinomi.advisory.Severity;
import hinomi.http.Http;
import hinomi.ticket.Offers;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What one Redmine has, for who writes its settings. It is only read. */
public final class RedmineOffers implements Offers {
  private static final int PAGE = 100;
  private static final int MOST_PROJECTS = 500;
  private static final int ISSUES = 25;
  private static final int CLOSED = 5;

  private final Api api;
  private final Directory directory;
  private final Diagnosis diagnosis;
  private final Runnable end;

  /**
   * Nothing is asked before it is needed.
   *
   * @param http that sends every request exactly once
   * @param end closes its connections
   */
  public RedmineOffers(URI url, String apiKey, Http http, InstantSource clock, Runnable end) {
    this.api = new Api(RedmineSettings.of(url, apiKey, ""), http, clock);
    this.directory = new Directory(api);
    this.diagnosis = new Diagnosis(directory);
    this.end = end;
  }

  @Override
  public void close() {
    end.run();
  }

  /** What is asked of Redmine. */
  private interface Question<T> {
    T ask() throws Trouble, InterruptedException;
  }

  private static <T> T told(Question<T> question) throws Unreachable, InterruptedException {
    try {
      return question.ask();
    } catch (Trouble t) {
      throw new Unreachable(t.why());
    }
  }

  @Override
  public String user() throws Unreachable, InterruptedException {
    return told(() -> directory.me().login());
  }

  @Override
  public List<Choice> projects() throws Unreachable, InterruptedException {
    return told(this::readProjects);
  }

  private List<Choice> readProjects() throws Trouble, InterruptedException {
    List<Choice> all = new ArrayList<>();
    for (int offset = 0; offset < MOST_PROJECTS; offset += PAGE) {
      JsonNode page =
          directory.readable(
              "/projects.json", "limit", String.valueOf(PAGE), "offset", String.valueOf(offset));
      for (JsonNode p : page.path("projects")) {
        String identifier = p.path("identifier").asString("");
        if (p.path("status").asInt(1) < CLOSED && !identifier.isEmpty()) {
          all.add(new Choice(identifier, p.path("name").asString("")));
        }
      }
      if (offset + PAGE >= page.path("total_count").asInt(0)) {
        break;
      }
    }
    return List.copyOf(all);
  }

  @Override
  public List<Choice> kinds(String project) throws Unreachable, InterruptedException {
    var wrong = told(() -> diagnosis.project(project));
    if (wrong.isPresent()) {
      throw new Unreachable(wrong.get());
    }
    return choices(told(() -> directory.project(project).trackers()));
  }

  @Override
  public List<Choice> priorities() throws Unreachable, InterruptedException {
    return choices(told(directory::priorities));
  }

  @Override
  public Optional<Choice> usual(Severity severity) throws Unreachable, InterruptedException {
    List<Named> all = told(directory::priorities);
    return Priorities.usual(all, severity).map(p -> choices(all).get(all.indexOf(p)));
  }

  @Override
  public List<Choice> members(String project) throws Unreachable, InterruptedException {
    return told(
        () -> {
          int self = directory.me().id();
          boolean groups = directory.me().groupWatchers();
          return choices(
              directory.members(project).stream()
                  .filter(p -> p.id() != self && (groups || !p.group()))
                  .map(p -> new Named(p.id(), p.name()))
                  .sorted(Comparator.comparing(Named::name))
                  .toList());
        });
  }

  @Override
  public List<Field> fields(String project, Optional<String> kind)
      throws Unreachable, InterruptedException {
    return told(() -> readFields(project, kind));
  }

  /** Redmine tells of its custom fields to administrators only. */
  @Override
  public boolean tellsRequired() throws Unreachable, InterruptedException {
    return told(() -> directory.me().admin());
  }

  /** An administrator is told all; others what the project and its newest issues show. */
  private List<Field> readFields(String project, Optional<String> kind)
      throws Trouble, InterruptedException {
    Project home = directory.project(project);
    Optional<Named> tracker =
        kind.flatMap(k -> Named.find(home.trackers(), k))
            .or(() -> home.trackers().stream().findFirst());
    Map<Integer, Named> named = new LinkedHashMap<>();
    Map<Integer, JsonNode> told = new LinkedHashMap<>();
    if (directory.me().admin()) {
      for (JsonNode field : directory.readable("/custom_fields.json").path("custom_fields")) {
        if (field.path("customized_type").asString("").equals("issue")
            && tracker.map(t -> isOf(field, t)).orElse(true)) {
          Named one = Named.of(field);
          named.put(one.id(), one);
          told.put(one.id(), field);
        }
      }
    }
    if (named.isEmpty()) {
      home.fields().forEach(f -> named.put(f.id(), f));
      List<String> query =
          new ArrayList<>(
              List.of(
                  "project_id",
                  project,
                  "status_id",
                  "*",
                  "limit",
                  String.valueOf(ISSUES),
                  "sort",
                  "id:desc"));
      tracker.ifPresent(t -> query.addAll(List.of("tracker_id", String.valueOf(t.id()))));
      for (JsonNode issue :
          directory.readable("/issues.json", query.toArray(String[]::new)).path("issues")) {
        for (JsonNode field : issue.path("custom_fields")) {
          Named one = Named.of(field);
          named.putIfAbsent(one.id(), one);
        }
      }
    }
    List<Named> all = List.copyOf(named.values());
    List<Choice> choices = choices(all);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      JsonNode more = told.get(all.get(i).id());
      fields.add(
          new Field(
              choices.get(i),
              more != null
                  && more.path("is_required").asBoolean(false)
                  && more.path("default_value").asString("").isEmpty(),
              more == null ? List.of() : values(more)));
    }
    return fields;
  }

  private static boolean isOf(JsonNode field, Named tracker) {
    JsonNode trackers = field.path("trackers");
    return !trackers.isArray()
        || Named.list(trackers).stream().anyMatch(t -> t.id() == tracker.id());
  }

  private static List<String> values(JsonNode field) {
    List<String> values = new ArrayList<>();
    field.path("possible_values").forEach(v -> values.add(v.path("value").asString("")));
    return values;
  }

  /** By name; by id where two are called the same, or the settings would read another thing. */
  private static List<Choice> choices(List<Named> all) {
    return all.stream()
        .map(
            one -> {
              long same =
                  all.stream()
                      .filter(o -> Named.folded(o.name()).equals(Named.folded(one.name())))
                      .count();
              boolean plain =
                  same == 1
                      && !one.name().isBlank()
                      && one.name().indexOf('$') < 0
                      && Named.id(one.name()).isEmpty()
                      && !Wishes.isNamed(Named.folded(one.name()));
              return new Choice(plain ? one.name() : String.valueOf(one.id()), one.name());
            })
        .toList();
  }
}
