/**
 * The entry: {@code Main} reads the command line, {@code App} builds everything with constructors.
 */
@NullMarked
package hinomi;

import org.jspecify.annotations.NullMarked;
