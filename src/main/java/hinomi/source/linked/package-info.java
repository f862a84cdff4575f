/** Feeds whose entries tell little and link to a page that tells all: the part common to them. */
@NullMarked
package hinomi.source.linked;

import org.jspecify.annotations.NullMarked;
