@NullMarked
package hinomi.pipeline.records;

import org.jspecify.annotations.NullMarked;
