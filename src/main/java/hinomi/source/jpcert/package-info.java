/** JPCERT/CC: alerts with their pages, and the topics of the weekly report. */
@NullMarked
package hinomi.source.jpcert;

import org.jspecify.annotations.NullMarked;
