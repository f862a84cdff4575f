/**
 * Conditions beyond a score: the small language of {@code when:}, described in {@code
 * docs/when.md}. Pure.
 */
@NullMarked
package hinomi.watch.when;

import org.jspecify.annotations.NullMarked;
