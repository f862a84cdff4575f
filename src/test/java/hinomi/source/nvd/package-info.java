/** Tests of NVD. */
@NullMarked
package hinomi.source.nvd;

import org.jspecify.annotations.NullMarked;
