/** Reading RSS 1.0 and the documents of MyJVN, by local names, with DTDs and entities off. */
@NullMarked
package hinomi.source.rss;

import org.jspecify.annotations.NullMarked;
