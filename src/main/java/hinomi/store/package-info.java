/** The only SQL. */
@NullMarked
package hinomi.store;

import org.jspecify.annotations.NullMarked;
