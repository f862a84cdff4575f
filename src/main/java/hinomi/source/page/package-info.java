/** Web pages as plain text, for the sources that read the pages behind a feed. */
@NullMarked
package hinomi.source.page;

import org.jspecify.annotations.NullMarked;
