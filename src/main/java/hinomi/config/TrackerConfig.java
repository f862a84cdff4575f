package hinomi.config;

import hinomi.advisory.Severity;
import hinomi.ticket.TicketAction.FieldName;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where tickets go. Names or ids everywhere: an id is kept as its digits. */
public sealed interface TrackerConfig {

  /** The embedded board, in the same database. */
  record Board() implements TrackerConfig {}

  /**
   * A Redmine.
   *
   * @param url its address with any sub-path, without a slash at the end
   * @param apiKey of the user that files the tickets
   * @param basicAuth login and password of a web server in front of it
   * @param project identifier or id
   * @param format the site's text formatting
   * @param tracker the kind of issue; empty for the project's first
   * @param priorities by severity; empty for the site's default
   * @param statuses what its statuses mean
   * @param fields its custom fields
   * @param watchers who becomes a watcher of each ticket
   * @param existing what becomes of a ticket that a person already made for the same id
   * @param truststore certificates trusted for this Redmine alone besides the others
   */
  record Redmine(
      URI url,
      Secret apiKey,
      Optional<BasicAuth> basicAuth,
      String project,
      Format format,
      Optional<String> tracker,
      SortedMap<Severity, String> priorities,
      Statuses statuses,
      Fields fields,
      Notify watchers,
      Existing existing,
      Optional<Path> truststore)
      implements TrackerConfig {
    public Redmine {
      priorities = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(priorities));
    }
  }

  /** A login for HTTP Basic authentication (RFC 7617). */
  record BasicAuth(String user, Secret password) {}

  /** A text formatting of Redmine's. */
  enum Format {
    TEXTILE,
    MARKDOWN
  }

  /**
   * Names or ids of statuses.
   *
   * @param initial that of a ticket nobody has touched; empty for the tracker's default
   * @param notOurs those that say that it does not concern us
   * @param done those that say that it is dealt with
   */
  record Statuses(Optional<String> initial, List<String> notOurs, List<String> done) {
    public static final Statuses NONE = new Statuses(Optional.empty(), List.of(), List.of());

    public Statuses {
      notOurs = List.copyOf(notOurs);
      done = List.copyOf(done);
    }
  }

  /**
   * Names or ids of custom fields.
   *
   * @param key the field that carries the ticket's key
   * @param named those for facts about the vulnerability
   * @param constants fixed values, by field, for fields that the site requires; several values for
   *     a field that takes several
   */
  record Fields(
      Optional<String> key,
      SortedMap<FieldName, String> named,
      SortedMap<String, List<String>> constants) {
    public static final Fields NONE =
        new Fields(Optional.empty(), new TreeMap<>(Map.of()), new TreeMap<>(Map.of()));

    public Fields {
      named = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(named));
      constants = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(constants));
    }
  }

  /** Who becomes a watcher of each new ticket, since Redmine mails watchers. */
  sealed interface Notify {
    /** Every member of the project. */
    record Members() implements Notify {}

    /** Nobody. */
    record Nobody() implements Notify {}

    /** These logins, groups or ids. */
    record These(List<String> names) implements Notify {
      public These {
        names = List.copyOf(names);
      }
    }
  }

  /** What becomes of a ticket that a person already made for the same id. */
  enum Existing {
    /** It becomes Hinomi's, with one note. */
    ADOPT,
    /** A new ticket is filed and related to it. */
    RELATE,
    /** A new ticket is filed. */
    IGNORE
  }
}
