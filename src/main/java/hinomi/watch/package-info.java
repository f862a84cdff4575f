/** What the user runs, and whether a vulnerability concerns it. Pure. */
@NullMarked
package hinomi.watch;

import org.jspecify.annotations.NullMarked;
