package hinomi.source;

import hinomi.advisory.Advisory;
import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment;
import hinomi.language.Message;
import java.util.List;
import java.util.Map;

/**
 * What one fetch brought; committed together with its cursor.
 *
 * @param advisories entries, new, changed or as before: the store tells them apart by content
 * @param enrichments facts about vulnerabilities
 * @param rejects entries that could not be read
 * @param notices what the user should know of this fetch, for the summary
 * @param next where the following fetch goes on
 * @param more whether there is more to fetch now
 * @param progress how far long work has come
 * @param whole whether these facts are all there are of their kinds: others, from before, no longer
 *     hold
 */
public record Page(
    List<Advisory> advisories,
    Map<CveId, List<Enrichment>> enrichments,
    List<Reject> rejects,
    List<Message> notices,
    Cursor next,
    boolean more,
    Progress progress,
    boolean whole) {

  /** A page whose facts add to those from before. */
  public Page(
      List<Advisory> advisories,
      Map<CveId, List<Enrichment>> enrichments,
      List<Reject> rejects,
      List<Message> notices,
      Cursor next,
      boolean more,
      Progress progress) {
    this(advisories, enrichments, rejects, notices, next, more, progress, false);
  }

  /**
   * How far long work has come.
   *
   * @param done entries read of this work
   * @param total entries in all; 0 when that is not known
   */
  public record Progress(long done, long total) {
    public static final Progress UNKNOWN = new Progress(0, 0);
  }

  public Page {
    advisories = List.copyOf(advisories);
    enrichments = Map.copyOf(enrichments);
    rejects = List.copyOf(rejects);
    notices = List.copyOf(notices);
  }

  /** Nothing has changed since the cursor. */
  public static Page unchanged(Cursor at) {
    return new Page(List.of(), Map.of(), List.of(), List.of(), at, false, Progress.UNKNOWN);
  }

  /** A page of advisories, the last for now. */
  public static Page of(List<Advisory> advisories, List<Reject> rejects, Cursor next) {
    return new Page(advisories, Map.of(), rejects, List.of(), next, false, Progress.UNKNOWN);
  }
}
