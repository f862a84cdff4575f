/** The CVE List: CVE records (JSON 5.x) from the program's own repository and its nightly file. */
@NullMarked
package hinomi.source.cve;

import org.jspecify.annotations.NullMarked;
