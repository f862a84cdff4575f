package hinomi.ticket.render;

import hinomi.ticket.Body;

/**
 * Writes a ticket's text in one format. Whatever the pieces hold, the result shows those very
 * characters and nothing in them acts: no link but to http and https, no macro, no mention, no
 * markup. Characters that cannot be seen are removed, or shown as {@code [U+202E]} where they would
 * turn the order of what follows.
 */
public interface Renderer {

  /** The text; lines end in {@code \n}, none at the end. */
  String render(Body body);
}
