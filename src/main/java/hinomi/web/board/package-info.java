/** The pages of the embedded board: what people do with tickets where there is no tracker yet. */
@NullMarked
package hinomi.web.board;

import org.jspecify.annotations.NullMarked;
