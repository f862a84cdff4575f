/** Pages that answer at a glance: today, what nobody has touched, the ledger, sources, reports. */
@NullMarked
package hinomi.web.today;

import org.jspecify.annotations.NullMarked;
