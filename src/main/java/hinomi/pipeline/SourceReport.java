package hinomi.pipeline;

import hinomi.language.Message;
import java.util.List;
import java.util.Optional;

/**
 * How a source fared in a pass.
 *
 * @param source its name
 * @param fresh entries never seen before
 * @param changed entries whose content changed
 * @param unchanged entries as before
 * @param rejected entries that could not be read
 * @param facts facts about vulnerabilities that it told, as KEV and EPSS do
 * @param notices what the source itself has to say
 * @param failure why it could not be read to the end, if so
 * @param lasting whether that has gone on for so long that somebody should look
 */
public record SourceReport(
    String source,
    int fresh,
    int changed,
    int unchanged,
    int rejected,
    int facts,
    List<Message> notices,
    Optional<Message> failure,
    boolean lasting) {
  public SourceReport {
    notices = List.copyOf(notices);
  }

  /** Whether it had nothing to say, and nothing went wrong. */
  boolean idle() {
    return fresh == 0 && changed == 0 && rejected == 0 && notices.isEmpty() && failure.isEmpty();
  }
}
