package hinomi.ticket;

import hinomi.language.Message;
import java.util.Locale;

/** A change as a sentence for the ledger. */
final class ChangeWords {
  private ChangeWords() {}

  static Message of(Change change) {
    return switch (change) {
      case Change.ScoreUp up ->
          up.from() == null
              ? message(change, ".first", up.to())
              : message(change, "", up.from(), up.to());
      case Change.KevAdded added -> message(change, "", added.kev().added());
      case Change.EpssOver over ->
          message(change, "", percent(over.bar()), percent(over.epss().probability()));
      case Change.Alerted alerted -> message(change, "", alerted.alert().id().value());
      case Change.AlsoAffects also -> message(change, "", String.join(", ", also.products()));
      case Change.Fixed fixed ->
          fixed.now().isEmpty()
              ? message(change, ".solved")
              : message(change, "", String.join(", ", fixed.now()));
      case Change.Withdrawn withdrawn -> message(change, "");
    };
  }

  private static Message message(Change change, String more, Object... args) {
    return Message.of("ticket/gate", change.rule() + more, args);
  }

  private static String percent(double probability) {
    return String.format(Locale.ROOT, "%.1f", probability * 100);
  }
}
