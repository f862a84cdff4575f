/** Whether an installed version is among those that an advisory calls affected. Pure. */
@NullMarked
package hinomi.watch.version;

import org.jspecify.annotations.NullMarked;
