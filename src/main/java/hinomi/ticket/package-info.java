/** What is to be filed, and in which words. Pure. */
@NullMarked
package hinomi.ticket;

import org.jspecify.annotations.NullMarked;
