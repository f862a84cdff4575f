/** Records that come in files instead of from their source, and what the watches say of them. */
@NullMarked
package hinomi.pipeline.records;

import org.jspecify.annotations.NullMarked;
