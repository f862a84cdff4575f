package hinomi.ticket;

import java.util.List;

/**
 * Where a ticket comes from, for what is asked of it later.
 *
 * @param group what its members have in common, where later ones may join it; empty for none
 * @param watches whose hits made it, by name
 * @param exploited whether a member is in CISA's catalogue of known exploited vulnerabilities
 * @param alert whether it is an alert of JPCERT/CC's
 */
public record Origin(String group, List<String> watches, boolean exploited, boolean alert) {
  public static final Origin NONE = new Origin("", List.of(), false, false);

  public Origin {
    watches = List.copyOf(watches);
  }

  /** The same without a group: a ticket that is related to a person's, not to the one before it. */
  public Origin withoutGroup() {
    return new Origin("", watches, exploited, alert);
  }
}
