package hinomi.config;

import hinomi.language.Language;
import java.util.List;
import java.util.Optional;

/**
 * What {@code hinomi init} was told.
 *
 * @param language of tickets and messages, and of the comments in the file
 * @param redmine where tickets go; empty for the embedded board
 * @param watches names of products
 */
public record Answers(Language language, Optional<ForRedmine> redmine, List<String> watches) {

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
   */
  public record ForRedmine(
      String url,
      String keyVariable,
      String project,
      Optional<String> tracker,
      List<String> watchers) {

    public ForRedmine {
      watchers = List.copyOf(watchers);
    }
  }
}
