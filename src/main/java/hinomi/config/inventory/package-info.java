/**
 * What the user has installed, from lists that other tools write: SBOMs, package managers, tables.
 * Knows nothing of the configuration's own file.
 */
@NullMarked
package hinomi.config.inventory;

import org.jspecify.annotations.NullMarked;
