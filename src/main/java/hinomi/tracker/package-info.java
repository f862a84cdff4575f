/** Where tickets live. A tracker carries out actions and classifies failures; it never retries. */
@NullMarked
package hinomi.tracker;

import org.jspecify.annotations.NullMarked;
