/** Tickets in Redmine, 3.4 to 7.0, over its REST API. */
@NullMarked
package hinomi.tracker.redmine;

import org.jspecify.annotations.NullMarked;
