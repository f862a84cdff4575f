package hinomi.ticket;

import java.util.List;

/**
 * Everything that a pass has to tell on one ticket that exists: it becomes one note.
 *
 * @param destination where the ticket is
 * @param joined further vulnerabilities that the ticket covers from now on, the gravest first
 * @param changed what became of those that it covers
 * @param closed whether the ticket is closed, so that the note says why it comes all the same
 * @param reopened whether the note reopens it
 */
public record Update(
    String destination,
    List<Concern> joined,
    List<Changed> changed,
    boolean closed,
    boolean reopened) {

  public Update {
    joined = List.copyOf(joined);
    changed = List.copyOf(changed);
  }

  /**
   * What changed about a vulnerability.
   *
   * @param changes never empty
   */
  public record Changed(Concern concern, List<Change> changes) {
    public Changed {
      changes = List.copyOf(changes);
    }
  }
}
