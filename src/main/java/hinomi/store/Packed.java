package hinomi.store;

import hinomi.advisory.Advisory;
import hinomi.advisory.VulnerabilityId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Advisories as the database keeps them, to be unpacked and read by any thread. */
public interface Packed {
  /** Every advisory, with details, that covers each of them. */
  Map<VulnerabilityId, List<Advisory>> read();

  /**
   * Every advisory, with details, that covers each of them; but none of a vulnerability whose
   * advisories do not pass, each as JSON in UTF-8.
   */
  Map<VulnerabilityId, List<Advisory>> read(Predicate<List<byte[]>> worthwhile);
}
