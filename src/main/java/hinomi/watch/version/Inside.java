package hinomi.watch.version;

import hinomi.advisory.VersionRange.Status;
import org.jspecify.annotations.Nullable;

/** Whether a version lies in a span. What may be affected is never put outside. */
enum Inside {
  IN,
  OUT,
  MAYBE;

  static Inside of(Scale installed, Span span) {
    return switch (span.shape()) {
      case ALL -> IN;
      case COMMITS, UNREADABLE -> MAYBE;
      case SINGLE -> single(installed, span);
      case RANGE -> range(installed, span);
      case ROUGH -> rough(installed, span);
    };
  }

  private static Inside single(Scale installed, Span span) {
    @Nullable String only = span.from();
    if (only == null) {
      return MAYBE;
    }
    return switch (installed.from(only, span.scheme())) {
      case SAME -> IN;
      case PRE, COARSE, BEYOND, UNCLEAR -> MAYBE;
      case BEFORE, AFTER -> OUT;
    };
  }

  private static Inside rough(Scale installed, Span span) {
    Inside bounds = span.end() == null ? single(installed, span) : range(installed, span);
    return span.status() == Status.AFFECTED && bounds == IN ? IN : MAYBE;
  }

  private static Inside range(Scale installed, Span span) {
    @Nullable String from = span.from();
    @Nullable String end = span.end();
    if (from != null && end != null && turned(from, end, span.endIncluded())) {
      return MAYBE;
    }
    Inside lower = from == null ? IN : behind(installed.from(from, span.scheme()));
    Inside upper = end == null ? IN : ahead(installed, end, span);
    return lower == OUT || upper == OUT ? OUT : lower == IN && upper == IN ? IN : MAYBE;
  }

  /** Whether nothing lies between the bounds: one of them is then not what it seems. */
  private static boolean turned(String from, String end, boolean endIncluded) {
    Order order = Ordering.compare(from, end);
    return order == Order.AFTER
        || order == Order.BEYOND
        || (order == Order.SAME && !endIncluded && !Span.isSeries(end));
  }

  private static Inside behind(Order order) {
    return switch (order) {
      case BEFORE -> OUT;
      case PRE, COARSE, UNCLEAR -> MAYBE;
      case SAME, BEYOND, AFTER -> IN;
    };
  }

  private static Inside ahead(Scale installed, String end, Span span) {
    Inside literally = span.status() == Status.AFFECTED ? IN : MAYBE;
    Order order = installed.from(end, span.scheme());
    if (order == Order.SAME && !span.endIncluded() && Span.isSeries(end)) {
      return MAYBE;
    }
    return switch (order) {
      case BEFORE -> IN;
      case PRE -> span.endIncluded() ? IN : literally;
      case COARSE -> literally;
      case SAME -> span.endIncluded() ? IN : OUT;
      case BEYOND -> span.endIncluded() ? MAYBE : OUT;
      case AFTER -> OUT;
      case UNCLEAR -> MAYBE;
    };
  }
}
