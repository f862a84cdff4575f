/** The pages that search in everything collected and tell all of one vulnerability. */
@NullMarked
package hinomi.web.vulnerabilities;

import org.jspecify.annotations.NullMarked;
