package hinomi.watch;

import hinomi.watch.names.CpePattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a watch a name belongs to.
 *
 * @param watch its index
 * @param called the product, vendor or keywords, as evidence tells it
 * @param naming how the watch names it
 * @param pattern what a record's CPE must be besides, or null
 */
record Owner(int watch, String called, Naming naming, @Nullable CpePattern pattern) {}
