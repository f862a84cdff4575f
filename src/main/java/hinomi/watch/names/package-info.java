/**
 * What a watch may name besides products: keywords with AND, OR and NOT, CPEs, package URLs and
 * vendors. Pure; whatever is read as a name of others, nothing is thrown.
 */
@NullMarked
package hinomi.watch.names;

import org.jspecify.annotations.NullMarked;
