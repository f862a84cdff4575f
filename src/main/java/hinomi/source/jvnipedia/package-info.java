/** JVN iPedia: its RSS, and the MyJVN API for what the RSS no longer holds and for details. */
@NullMarked
package hinomi.source.jvnipedia;

import org.jspecify.annotations.NullMarked;
