package hinomi.ticket;

import hinomi.advisory.Severity;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Localized;
import hinomi.language.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A vulnerability that is worth knowing and not worth a ticket, or that was over the day's budget.
 *
 * @param destination whose digest it stands in
 * @param id the vulnerability
 * @param title its title; hostile text
 * @param product the watched product that it is about, as the user writes it; empty for none
 * @param watch the watch that spoke, by name
 * @param base its CVSS base score, or null
 * @param severity its severity, or null while unscored
 * @param exploited whether it is known to be exploited
 * @param url its page at the most telling source
 * @param rule why it is no ticket: {@code budget}, {@code mention}, {@code unscored}
 * @param reason the same in words
 * @param at when that was decided
 */
public record DigestLine(
    String destination,
    VulnerabilityId id,
    Localized title,
    String product,
    String watch,
    @Nullable Double base,
    @Nullable Severity severity,
    boolean exploited,
    String url,
    String rule,
    Message reason,
    Instant at) {}
