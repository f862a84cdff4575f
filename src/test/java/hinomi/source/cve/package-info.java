/** Tests of the CVE List. */
@NullMarked
package hinomi.source.cve;

import org.jspecify.annotations.NullMarked;
