/** The embedded board: tickets on a shelf of Hinomi's own database. */
@NullMarked
package hinomi.tracker.board;

import org.jspecify.annotations.NullMarked;
