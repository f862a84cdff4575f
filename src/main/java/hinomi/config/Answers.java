package hinomi.config;

import hinomi.advisory.Severity;
import hinomi.language.Language;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code hinomi init} was told.
 *
 * @param language of tickets and messages, and of the comments in the file
 * @param redmine where tickets go; empty for the embedded board
 * @param watches names of products
 * @param inventory what is installed, as an absolute path: an SBOM, or a list of packages
 */
public record Answers(
    Language language,
    Optional<ForRedmine> redmine,
    List<String> watches,
    Optional<Path> inventory) {

  public Answers {
    watches = List.copyOf(watches);
  }

  /**
   * A Redmine.
   *
   * @param url its address
   * @param keyVariable the environment variable that holds the API key: {@code REDMINE_API_KEY}
   * @param project identifier or id
   * @param tracker name or id; empty for the project's first
   * @param watchers logins, groups or ids to be told; empty for every member
   * @param priorities by severity; empty for those with the usual names
   * @param fields custom fields: {@code key}, {@code cve} … to the field that holds it; any other
   *     name is itself a field, and its value a constant
   */
  public record ForRedmine(
      String url,
      String keyVariable,
      String project,
      Optional<String> tracker,
      List<String> watchers,
      Map<Severity, String> priorities,
      Map<String, String> fields) {

    public ForRedmine {
      watchers = List.copyOf(watchers);
      priorities = Map.copyOf(priorities);
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }
}
