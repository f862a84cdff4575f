/** NVD: its records (JSON 2.0) from its feeds and its interface. */
@NullMarked
package hinomi.source.nvd;

import org.jspecify.annotations.NullMarked;
