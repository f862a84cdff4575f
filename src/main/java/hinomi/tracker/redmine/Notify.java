package hinomi.tracker.redmine;

import java.util.List;

/** Who becomes a watcher of every new ticket, since Redmine mails watchers. */
public sealed interface Notify {

  /** Every member of the project, but for Hinomi's own user. */
  record Members() implements Notify {}

  /** Those named: logins, display names, groups or ids. */
  record Chosen(List<String> names) implements Notify {
    public Chosen {
      names = List.copyOf(names);
    }
  }

  /** Nobody. */
  record Nobody() implements Notify {}
}
