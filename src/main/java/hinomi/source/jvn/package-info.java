/** JVN: its feed of notes, and each note's page, the only place with CVE ids and products. */
@NullMarked
package hinomi.source.jvn;

import org.jspecify.annotations.NullMarked;
