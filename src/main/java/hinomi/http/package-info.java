/** The only HTTP client. */
@NullMarked
package hinomi.http;

import org.jspecify.annotations.NullMarked;
