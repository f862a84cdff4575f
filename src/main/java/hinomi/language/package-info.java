/**
 * The languages that Hinomi speaks, and texts that wait for one. Pure: no I/O but the bundles, no
 * clock.
 */
@NullMarked
package hinomi.language;

import org.jspecify.annotations.NullMarked;
