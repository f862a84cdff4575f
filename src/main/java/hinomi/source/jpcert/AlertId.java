package hinomi.source.jpcert;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids of alerts: {@code JPCERT-AT-2026-0024}, in the feed {@code at260024}. */
final class AlertId {
  private static final Pattern SHORT = Pattern.compile("\\bat(\\d{2})(\\d{4})\\b");
  private static final Pattern FULL = Pattern.compile("JPCERT-AT-\\d{4}-\\d{4}(?!\\d)");

  /** JPCERT/CC was founded in 1996. */
  private static final int FIRST_YEAR = 96;

  private AlertId() {}

  /** The id that a feed's identifier or a link gives. */
  static Optional<String> of(String identifierOrLink) {
    Matcher full = FULL.matcher(identifierOrLink);
    if (full.find()) {
      return Optional.of(full.group());
    }
    Matcher m = SHORT.matcher(identifierOrLink);
    if (!m.find()) {
      return Optional.empty();
    }
    String century = Integer.parseInt(m.group(1)) >= FIRST_YEAR ? "19" : "20";
    return Optional.of("JPCERT-AT-" + century + m.group(1) + "-" + m.group(2));
  }
}
