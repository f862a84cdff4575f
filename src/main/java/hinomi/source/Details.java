package hinomi.source;

import hinomi.advisory.AdvisoryId;
import java.io.IOException;
import java.util.Set;

/**
 * A source that can tell more of chosen entries. Asked after the verdicts, which are then decided
 * again.
 */
public interface Details {

  /**
   * What more there is of these entries. Entries that the source no longer has are not in the page.
   *
   * @param ids entries of this source
   */
  Page detail(Set<AdvisoryId> ids) throws IOException, InterruptedException;
}
