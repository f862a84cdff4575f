/** CISA's catalogue of known exploited vulnerabilities: facts, no advisories. */
@NullMarked
package hinomi.source.kev;

import org.jspecify.annotations.NullMarked;
