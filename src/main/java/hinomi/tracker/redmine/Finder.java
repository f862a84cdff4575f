package hinomi.tracker.redmine;

import hinomi.advisory.VulnerabilityId;
import hinomi.ticket.Member;
import hinomi.ticket.TicketKey;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Looks for a vulnerability's ticket: one request by the key field where there is one, then a
 * search in texts and notes for keys and names together. No hit counts unverified, since Redmine
 * ignores filters that it does not know, and its search looks for parts of words.
 */
final class Finder {
  /** Redmine's search takes at most five words; a phrase is one. */
  private static final int WORDS = 5;

  private static final int LIMIT = 100;

  /** Only an id that half the project speaks of has more hits; the best come first. */
  private static final int LOOKED_AT = 40;

  private final Api api;
  private final Directory directory;
  private final Fields fields;
  private final RedmineSettings settings;

  Finder(Api api, Directory directory, Fields fields, RedmineSettings settings) {
    this.api = api;
    this.directory = directory;
    this.fields = fields;
    this.settings = settings;
  }

  Found find(String destination, String project, Member member)
      throws Trouble, InterruptedException {
    int self = directory.me().id();
    Set<TicketKey> keys = member.keys(destination);
    Optional<Integer> keyField = fields.of("key", project);
    if (keyField.isPresent()) {
      Optional<TicketRef> ours = byField(keyField.get(), keys, destination, project);
      if (ours.isPresent()) {
        return new Found.Ours(ours.get());
      }
    }
    List<Names> names = names(member);
    List<String> words = new ArrayList<>();
    keys.forEach(key -> words.add(key.value()));
    names.forEach(name -> words.add(name.search()));
    Map<Integer, Hit> hits = search(project, words);
    Map<Integer, JsonNode> issues = new HashMap<>();
    for (Hit hit : ordered(hits, h -> keys.stream().anyMatch(k -> k.standsIn(h.text())))) {
      JsonNode issue = issue(hit.id(), issues);
      if (carries(issue, keys, keyField, self)) {
        return new Found.Ours(ref(destination, hit.id()));
      }
    }
    if (names.isEmpty()) {
      return new Found.None();
    }
    return theirs(destination, project, names, hits, issues, self);
  }

  private List<Names> names(Member member) {
    if (settings.existing() == RedmineSettings.Existing.IGNORE) {
      return List.of();
    }
    List<VulnerabilityId> ids = new ArrayList<>(List.of(member.id()));
    ids.addAll(member.aliases());
    return ids.stream().flatMap(id -> Names.of(id).stream()).distinct().toList();
  }

  private Optional<TicketRef> byField(
      int field, Set<TicketKey> keys, String destination, String project)
      throws Trouble, InterruptedException {
    JsonNode page =
        api.get(
            "/issues.json",
            "project_id",
            project,
            "status_id",
            "*",
            "cf_" + field,
            String.join("|", keys.stream().map(TicketKey::value).toList()),
            "sort",
            "id",
            "limit",
            String.valueOf(LIMIT));
    for (JsonNode issue : page.path("issues")) {
      String value = String.join(" ", Fields.values(issue, field));
      if (keys.stream().anyMatch(key -> key.standsIn(value))) {
        return Optional.of(ref(destination, issue.path("id").asInt(0)));
      }
    }
    return Optional.empty();
  }

  /** A hit of the search: Redmine gives title (with the subject) and description. */
  private record Hit(int id, String text) {}

  private Map<Integer, Hit> search(String project, List<String> words)
      throws Trouble, InterruptedException {
    Map<Integer, Hit> hits = new LinkedHashMap<>();
    for (int from = 0; from < words.size(); from += WORDS) {
      List<String> some = words.subList(from, Math.min(words.size(), from + WORDS));
      JsonNode page =
          api.get(
              Directory.projectPath(project) + "/search.json",
              "q",
              // Two spaces: Redmine takes the one beside a quotation mark as part of it.
              String.join("  ", some.stream().map(w -> '"' + w + '"').toList()),
              "issues",
              "1",
              "all_words",
              "",
              // Tickets that were moved to another project are still the ones.
              "scope",
              "all",
              "limit",
              String.valueOf(LIMIT));
      for (JsonNode result : page.path("results")) {
        if (result.path("type").asString("").startsWith("issue")) {
          int id = result.path("id").asInt(0);
          String text = result.path("title").asString("") + "\n";
          hits.putIfAbsent(id, new Hit(id, text + result.path("description").asString("")));
        }
      }
    }
    return hits;
  }

  /** Those that a look at the search's excerpt promises first; each kind from the oldest on. */
  private static List<Hit> ordered(
      Map<Integer, Hit> hits, java.util.function.Predicate<Hit> promising) {
    return hits.values().stream()
        .sorted(
            java.util.Comparator.comparing((Hit h) -> !promising.test(h)).thenComparingInt(Hit::id))
        .limit(LOOKED_AT)
        .toList();
  }

  private JsonNode issue(int id, Map<Integer, JsonNode> seen) throws Trouble, InterruptedException {
    JsonNode known = seen.get(id);
    if (known == null) {
      known = directory.readable("/issues/" + id + ".json", "include", "journals").path("issue");
      seen.put(id, known);
    }
    return known;
  }

  private static boolean carries(
      JsonNode issue, Set<TicketKey> keys, Optional<Integer> keyField, int self) {
    Set<TicketKey> listed = KeyLine.in(issue.path("description").asString(""));
    String field = keyField.map(f -> String.join(" ", Fields.values(issue, f))).orElse("");
    if (keys.stream().anyMatch(key -> listed.contains(key) || key.standsIn(field))) {
      return true;
    }
    for (JsonNode journal : issue.path("journals")) {
      Set<TicketKey> noted = KeyLine.in(journal.path("notes").asString(""));
      boolean own = journal.path("user").path("id").asInt(0) == self;
      if (own && keys.stream().anyMatch(noted::contains)) {
        return true;
      }
    }
    return false;
  }

  private Found theirs(
      String destination,
      String project,
      List<Names> names,
      Map<Integer, Hit> hits,
      Map<Integer, JsonNode> issues,
      int self)
      throws Trouble, InterruptedException {
    int here = directory.project(project).id();
    Optional<TicketRef> best = Optional.empty();
    int bestRank = Integer.MAX_VALUE;
    for (Hit hit : ordered(hits, h -> names.stream().anyMatch(n -> n.standIn(h.text())))) {
      JsonNode issue = issue(hit.id(), issues);
      int rank = rank(issue, names);
      boolean foreign =
          issue.path("project").path("id").asInt(0) != here
              || issue.path("author").path("id").asInt(0) == self
              || isHinomis(issue);
      if (!foreign && rank < bestRank) {
        best = Optional.of(ref(destination, hit.id()));
        bestRank = rank;
      }
    }
    Found.Existing what =
        settings.existing() == RedmineSettings.Existing.RELATE
            ? Found.Existing.RELATE
            : Found.Existing.ADOPT;
    return best.<Found>map(ref -> new Found.Theirs(ref, what)).orElseGet(Found.None::new);
  }

  /** How much a ticket is about the names: 0 in its subject, 1 in a field, 2 in its description. */
  private static int rank(JsonNode issue, List<Names> names) {
    String subject = issue.path("subject").asString("");
    if (names.stream().anyMatch(n -> n.standIn(subject))) {
      return 0;
    }
    for (JsonNode field : issue.path("custom_fields")) {
      String value = field.path("value").asString("");
      if (names.stream().anyMatch(n -> n.standIn(value))) {
        return 1;
      }
    }
    String description = issue.path("description").asString("");
    return names.stream().anyMatch(n -> n.standIn(description)) ? 2 : Integer.MAX_VALUE;
  }

  /** A ticket that Hinomi filed or adopted for other vulnerabilities. */
  private static boolean isHinomis(JsonNode issue) {
    if (!KeyLine.in(issue.path("description").asString("")).isEmpty()) {
      return true;
    }
    for (JsonNode journal : issue.path("journals")) {
      if (!KeyLine.in(journal.path("notes").asString("")).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private TicketRef ref(String destination, int id) {
    return new TicketRef(destination, String.valueOf(id), api.address().issue(id));
  }
}
