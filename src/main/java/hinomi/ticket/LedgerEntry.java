package hinomi.ticket;

import hinomi.advisory.VulnerabilityId;
import hinomi.language.Message;
import hinomi.watch.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decision, as it stands in the ledger for good.
 *
 * @param at when
 * @param vulnerability what about
 * @param destination where its ticket would be
 * @param watch whose, by name; empty where no watch had a say
 * @param fate what became of it
 * @param rule by which rule
 * @param reason in words
 * @param evidence what the watch saw, or null
 */
public record LedgerEntry(
    Instant at,
    VulnerabilityId vulnerability,
    String destination,
    String watch,
    Fate fate,
    String rule,
    Message reason,
    @Nullable Evidence evidence) {}
