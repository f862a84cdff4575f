package hinomi.source;

import hinomi.advisory.Advisory;

/** Takes what the records of a file turn out to be, in their order. */
public interface RecordTaker {

  /** A record that could be read. */
  void take(Advisory advisory);

  /** One that could not, or not all of it. */
  void refuse(Reject reject);
}
