/**
 * What the pages show and do, for programs: JSON as {@code openapi.json} describes it, and Atom
 * feeds.
 */
@NullMarked
package hinomi.web.api;

import org.jspecify.annotations.NullMarked;
