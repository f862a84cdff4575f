package hinomi.tracker.redmine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Redmine's search in texts and notes for many words with few requests. What it finds for one of
 * some words it gives for each of them: a hit promises, and proves nothing.
 */
final class Search {
  /** Redmine's search takes at most five words; a phrase is one. */
  private static final int WORDS = 5;

  private static final int LIMIT = 100;

  /** Only an id that half the project speaks of has more hits; the best come first. */
  private static final int LOOKED_AT = 40;

  private final Api api;
  private final String project;
  private final Map<String, Map<Integer, Hit>> found = new HashMap<>();

  Search(Api api, String project) {
    this.api = api;
    this.project = project;
  }

  /** A hit: Redmine gives title (with the subject) and description. */
  record Hit(int id, String text) {}

  /** Looks for each of these. */
  void look(List<String> words) throws Trouble, InterruptedException {
    for (int from = 0; from < words.size(); from += WORDS) {
      some(words.subList(from, Math.min(words.size(), from + WORDS)));
    }
  }

  /** In parts where there are too many hits to see all: a common word must not hide a rare one. */
  private void some(List<String> words) throws Trouble, InterruptedException {
    JsonNode page =
        api.get(
            Directory.projectPath(project) + "/search.json",
            "q",
            // Two spaces: Redmine takes the one beside a quotation mark as part of it.
            String.join("  ", words.stream().map(w -> '"' + w + '"').toList()),
            "issues",
            "1",
            "all_words",
            "",
            // Tickets that were moved to another project are still the ones.
            "scope",
            "all",
            "limit",
            String.valueOf(LIMIT));
    if (page.path("total_count").asInt(0) > LIMIT && words.size() > 1) {
      int half = words.size() / 2;
      some(words.subList(0, half));
      some(words.subList(half, words.size()));
      return;
    }
    Map<Integer, Hit> hits = new LinkedHashMap<>();
    for (JsonNode result : page.path("results")) {
      if (result.path("type").asString("").startsWith("issue")) {
        int id = result.path("id").asInt(0);
        String text = result.path("title").asString("") + "\n";
        hits.putIfAbsent(id, new Hit(id, text + result.path("description").asString("")));
      }
    }
    words.forEach(word -> found.put(word, hits));
  }

  /**
   * The hits for any of some words. Those that a look at the search's excerpt promises come first;
   * each kind from the oldest on.
   */
  List<Hit> hits(List<String> words, Predicate<Hit> promising) {
    Map<Integer, Hit> all = new LinkedHashMap<>();
    words.forEach(word -> all.putAll(found.getOrDefault(word, Map.of())));
    return all.values().stream()
        .sorted(Comparator.comparing((Hit h) -> !promising.test(h)).thenComparingInt(Hit::id))
        .limit(LOOKED_AT)
        .toList();
  }
}
