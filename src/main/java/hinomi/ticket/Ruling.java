package hinomi.ticket;

import hinomi.language.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a gate decided.
 *
 * @param fate what becomes of it
 * @param rule the gate's name, as in the ledger: {@code before-start}, {@code min-cvss} …
 * @param reason in words
 * @param until when it is to be decided again, or null for "when something changes"
 */
public record Ruling(Fate fate, String rule, Message reason, @Nullable Instant until) {}
