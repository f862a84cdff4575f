/** Targets for a fuzzer: whatever bytes arrive, nothing but what is documented comes out. */
@NullMarked
package hinomi.fuzz;

import org.jspecify.annotations.NullMarked;
