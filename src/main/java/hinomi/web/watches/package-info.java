/** The pages of the watches: what each brings, and how the list is changed. */
@NullMarked
package hinomi.web.watches;

import org.jspecify.annotations.NullMarked;
