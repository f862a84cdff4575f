/** Search, without a database: how texts become words, what a query says, what answers it. */
@NullMarked
package hinomi.search;

import org.jspecify.annotations.NullMarked;
