/** YAML text becomes values that know their place, with faults told for people. Pure. */
@NullMarked
package hinomi.config.yaml;

import org.jspecify.annotations.NullMarked;
