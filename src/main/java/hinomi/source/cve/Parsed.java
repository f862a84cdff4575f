package hinomi.source.cve;

import hinomi.advisory.Advisory;
import hinomi.language.Message;

/** What became of the bytes of one record. */
sealed interface Parsed {

  /** A record. */
  record Read(Advisory advisory) implements Parsed {}

  /** Whole, but not a record that can be used. */
  record Refused(Message reason) implements Parsed {}

  /** Not JSON, or the end is missing: perhaps only the transport's fault. */
  record Broken(Message reason) implements Parsed {}
}
