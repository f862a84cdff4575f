/**
 * What sources say: advisories, vulnerabilities, scores, products. Pure; uses nothing but language.
 */
@NullMarked
package hinomi.advisory;

import org.jspecify.annotations.NullMarked;
