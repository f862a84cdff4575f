package hinomi.ticket;

import hinomi.advisory.Advisory;
import hinomi.watch.Handling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one ticket is to be about.
 *
 * @param destination where it goes
 * @param concerns its vulnerabilities, the founder first; never empty
 * @param occasion the note or alert that joins them, or null for a single vulnerability's own
 *     ticket
 * @param handling how it is filed
 */
public record Case(
    String destination, List<Concern> concerns, @Nullable Advisory occasion, Handling handling) {

  public Case {
    concerns = List.copyOf(concerns);
    if (concerns.isEmpty()) {
      throw new IllegalArgumentException("a ticket is about something");
    }
  }
}
