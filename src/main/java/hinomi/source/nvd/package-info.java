/** Records of NVD (JSON 2.0), read from files. */
@NullMarked
package hinomi.source.nvd;

import org.jspecify.annotations.NullMarked;
