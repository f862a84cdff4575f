/** Places that announce. A source turns bytes into pages and knows nothing of the database. */
@NullMarked
package hinomi.source;

import org.jspecify.annotations.NullMarked;
