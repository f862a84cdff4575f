package hinomi.ticket;

import hinomi.advisory.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A ticket as it stands in a list of Hinomi's.
 *
 * @param subject its first line; hostile text
 * @param severity the highest of its members; empty while unscored
 * @param filed when it was filed
 * @param due when it is to be dealt with
 * @param assignee whom it is assigned to; empty for nobody
 * @param days how many days ago it was filed
 */
public record Listed(
    TicketRef ticket,
    String subject,
    Optional<Severity> severity,
    Instant filed,
    Optional<LocalDate> due,
    String assignee,
    long days) {}
