/** FIRST's estimates of exploitation (EPSS): facts, no advisories. */
@NullMarked
package hinomi.source.epss;

import org.jspecify.annotations.NullMarked;
