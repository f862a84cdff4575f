/** Advisories become vulnerabilities, whatever the order of arrival. Pure. */
@NullMarked
package hinomi.correlate;

import org.jspecify.annotations.NullMarked;
