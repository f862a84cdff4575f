/** Reading JSON of any source in one pass, forgiving wrong types. */
@NullMarked
package hinomi.source.json;

import org.jspecify.annotations.NullMarked;
