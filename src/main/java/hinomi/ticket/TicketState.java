package hinomi.ticket;

import hinomi.advisory.Severity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** How a ticket stands, as people ask for it; the most pressing first. */
public enum TicketState {
  OVERDUE("overdue"),
  UNTOUCHED("untouched"),
  OPEN("open"),
  NOT_OURS("not-ours"),
  DONE("done"),
  GONE("gone");

  private final String word;

  TicketState(String word) {
    this.word = word;
  }

  /** As it is written on the command line and in JSON. */
  public String word() {
    return word;
  }

  /** Whether nothing more is to be done. */
  public boolean ended() {
    return this == NOT_OURS || this == DONE || this == GONE;
  }

  /** The one of this word. */
  public static Optional<TicketState> named(String word) {
    return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
  }

  /** How it stands on a day. */
  public static TicketState of(Life life, LocalDate today) {
    return switch (life.stage()) {
      case DONE -> DONE;
      case NOT_OURS -> NOT_OURS;
      case GONE -> GONE;
      case NEW, OPEN -> life.overdue(today) ? OVERDUE : life.untouched() ? UNTOUCHED : OPEN;
    };
  }

  /** By state, then severity, where the unscored count as medium. */
  public static Comparator<Life> urgent(LocalDate today) {
    return Comparator.<Life, TicketState>comparing(life -> of(life, today))
        .thenComparing(
            Comparator.<Life, Severity>comparing(life -> life.severity().orElse(Severity.MEDIUM))
                .reversed());
  }
}
