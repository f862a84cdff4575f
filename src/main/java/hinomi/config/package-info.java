/** hinomi.yml becomes records; secrets come from the environment and are never printed. */
@NullMarked
package hinomi.config;

import org.jspecify.annotations.NullMarked;
