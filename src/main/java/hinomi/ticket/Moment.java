package hinomi.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a decision is taken, and what that means for a watch.
 *
 * @param now the time
 * @param start from when on this watch's hits may become tickets
 * @param firstJudged when the vulnerability was first collected or decided, for holds that count
 *     from there
 * @param silences what is silenced
 * @param quietUntil until when nothing is to be filed; empty where it is not quiet
 * @param urgentBreaksQuiet whether what is critical or known to be exploited is filed all the same
 * @param destination where the ticket would be
 * @param past the ledger's entries about the vulnerability, oldest first
 */
record Moment(
    Instant now,
    Start start,
    Instant firstJudged,
    List<Silence> silences,
    Optional<Instant> quietUntil,
    boolean urgentBreaksQuiet,
    String destination,
    List<LedgerEntry> past) {}
