/** Any RSS or Atom feed of the user's own. */
@NullMarked
package hinomi.source.feed;

import org.jspecify.annotations.NullMarked;
