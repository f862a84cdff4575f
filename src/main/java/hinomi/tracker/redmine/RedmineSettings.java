package hinomi.tracker.redmine;

import hinomi.advisory.Severity;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code hinomi.yml} says below {@code tracker.redmine}. Names or ids everywhere.
 *
 * @param url of Redmine's first page, with its sub-path if there is one
 * @param apiKey of the user that Hinomi works as; a secret
 * @param basic the login of a web server in front of Redmine
 * @param project where tickets go unless a watch says otherwise
 * @param format Redmine's text formatting, which its API does not tell
 * @param tracker the kind of issue; empty for the project's first
 * @param priorities by severity; what is missing is chosen by the usual names
 * @param newStatus the status of a new ticket; empty for the tracker's own
 * @param notOurs statuses that mean "does not concern us"
 * @param done statuses that mean "dealt with"
 * @param fields custom fields: {@code key, cve, jvndb, cvss, severity, cwe, source} to a field; any
 *     other name is itself a field and its value a constant
 * @param watchers who becomes a watcher of new tickets ({@code notify} in the file)
 * @param existing what becomes of a ticket that a person already made
 */
public record RedmineSettings(
    URI url,
    String apiKey,
    Optional<BasicAuth> basic,
    String project,
    Format format,
    Optional<String> tracker,
    Map<Severity, String> priorities,
    Optional<String> newStatus,
    List<String> notOurs,
    List<String> done,
    Map<String, String> fields,
    Notify watchers,
    Existing existing) {

  public RedmineSettings {
    priorities = Map.copyOf(priorities);
    notOurs = List.copyOf(notOurs);
    done = List.copyOf(done);
    fields = Map.copyOf(fields);
  }

  /** Settings with everything that is optional at its default. */
  public static RedmineSettings of(URI url, String apiKey, String project) {
    return new RedmineSettings(
        url,
        apiKey,
        Optional.empty(),
        project,
        Format.TEXTILE,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of(),
        new Notify.Members(),
        Existing.ADOPT);
  }

  /** Redmine's text formatting. */
  public enum Format {
    TEXTILE,
    MARKDOWN
  }

  /** What becomes of a ticket that a person already made. */
  public enum Existing {
    /** It becomes the vulnerability's ticket. */
    ADOPT,
    /** A ticket is filed and related to it. */
    RELATE,
    /** It is not looked for. */
    IGNORE
  }

  /** A login for HTTP Basic authentication; the password is a secret. */
  public record BasicAuth(String user, String password) {
    @Override
    public String toString() {
      return "BasicAuth[user=" + user + "]";
    }
  }

  /** Without key, password and the login that an URL may hold. */
  @Override
  public String toString() {
    return "RedmineSettings[" + Address.withoutLogin(url) + ", project=" + project + "]";
  }
}
