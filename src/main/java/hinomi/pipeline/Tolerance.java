package hinomi.pipeline;

import java.time.Duration;

/**
 * How long a source may go on before somebody has to look at it.
 *
 * @param failing failing without a break
 * @param silent answering without anything new
 */
public record Tolerance(Duration failing, Duration silent) {}
