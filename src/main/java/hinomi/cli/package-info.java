/** The command line. Nothing depends on it. */
@NullMarked
package hinomi.cli;

import org.jspecify.annotations.NullMarked;
