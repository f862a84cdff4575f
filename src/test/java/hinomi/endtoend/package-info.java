/** The whole application, between feeds and a Redmine that fail. */
@NullMarked
package hinomi.endtoend;

import org.jspecify.annotations.NullMarked;
