package hinomi.tracker.redmine;

import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.tracker.Outcome;
import java.time.Duration;

/** Why a request did not do what it was for, told apart as far as it matters. */
final class Trouble extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble. */
  enum Kind {
    /** No answer, or none that lasts: 429, 5xx. */
    PASSING,
    /** 401. */
    KEY,
    /** 403. */
    FORBIDDEN,
    /** 404. */
    MISSING,
    /** 400 or 422: the content was refused. */
    INVALID,
    /** 422 without a reason: somebody changed the ticket meanwhile. */
    STALE,
    /** Anything that no later try will change: a redirect, a page instead of data. */
    LASTING
  }

  private final Kind kind;
  private final transient Message why;
  private final Duration after;
  private final boolean uncertain;

  Trouble(Kind kind, Message why, Duration after, boolean uncertain) {
    super(why.in(Language.EN), null, false, false);
    this.kind = kind;
    this.why = why;
    this.after = after;
    this.uncertain = uncertain;
  }

  static Trouble lasting(Kind kind, Message why) {
    return new Trouble(kind, why, Duration.ZERO, false);
  }

  Kind kind() {
    return kind;
  }

  Message why() {
    return why;
  }

  /** It as the outcome of an action whose request it ended. */
  Outcome outcome() {
    return switch (kind) {
      case PASSING, STALE -> new Outcome.TryLater(after, why, uncertain);
      case INVALID -> new Outcome.Refused(why, true);
      case KEY, FORBIDDEN, MISSING, LASTING -> new Outcome.Refused(why, false);
    };
  }
}
