/** Collect, decide, deliver: the three transactions. */
@NullMarked
package hinomi.pipeline;

import org.jspecify.annotations.NullMarked;
