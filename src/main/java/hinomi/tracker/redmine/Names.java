package hinomi.tracker.redmine;

import hinomi.advisory.CveId;
import hinomi.advisory.VulnerabilityId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people write the id of a vulnerability in a ticket, as a whole word: {@code CVE-2024-0001} is
 * not in {@code CVE-2024-00012}, and {@code JVN#12345678} is also written without its sign. Ids of
 * feeds are no names that people use.
 */
record Names(String search, Pattern inText) {
  private static final Pattern JVN =
      Pattern.compile("JVN(VU|TA)?[#＃]?(\\d{8})", Pattern.CASE_INSENSITIVE);
  private static final Pattern SERIAL =
      Pattern.compile("(JVNDB|JPCERT-AT)-\\d{4}-\\d{4,6}", Pattern.CASE_INSENSITIVE);

  static Optional<Names> of(VulnerabilityId id) {
    Optional<CveId> cve = id.cve();
    if (cve.isPresent()) {
      return Optional.of(whole(cve.get().value()));
    }
    Matcher jvn = JVN.matcher(id.value());
    if (jvn.matches()) {
      String kind = jvn.group(1) == null ? "" : jvn.group(1);
      Pattern written =
          Pattern.compile(
              "(?<![\\p{Alnum}])JVN" + kind + "\\s?[#＃]?\\s?" + jvn.group(2) + "(?!\\d)",
              Pattern.CASE_INSENSITIVE);
      return Optional.of(new Names(jvn.group(2), written));
    }
    return SERIAL.matcher(id.value()).matches() ? Optional.of(whole(id.value())) : Optional.empty();
  }

  private static Names whole(String id) {
    return new Names(
        id,
        Pattern.compile(
            "(?<![\\p{Alnum}-])" + Pattern.quote(id) + "(?![\\p{Alnum}])",
            Pattern.CASE_INSENSITIVE));
  }

  boolean standIn(String text) {
    return inText.matcher(text).find();
  }
}
