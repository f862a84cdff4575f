/** The words of a ticket: subject, text and fields. Pure. */
@NullMarked
package hinomi.ticket.text;

import org.jspecify.annotations.NullMarked;
