/**
 * Dictionaries of products become catalogue lines: which names and which vendor:product pairs are
 * one product. Pure: it reads streams that it is given.
 */
@NullMarked
package hinomi.watch.dictionary;

import org.jspecify.annotations.NullMarked;
