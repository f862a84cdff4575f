/** Tests of what sources say. */
@NullMarked
package hinomi.advisory;

import org.jspecify.annotations.NullMarked;
