/** Working days, working hours and quiet hours. Pure. */
@NullMarked
package hinomi.calendar;

import org.jspecify.annotations.NullMarked;
