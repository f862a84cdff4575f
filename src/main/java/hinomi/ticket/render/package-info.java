/**
 * Turns a ticket's text into the markup of a tracker, so that words of others never do anything in
 * it. Pure.
 */
@NullMarked
package hinomi.ticket.render;

import org.jspecify.annotations.NullMarked;
