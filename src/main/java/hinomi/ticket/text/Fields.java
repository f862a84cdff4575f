package hinomi.ticket.text;

import hinomi.advisory.Advisory;
import hinomi.advisory.Severity;
import hinomi.ticket.TicketAction.FieldName;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** The plain values of a ticket's named fields; one that is not known is left out. */
final class Fields {
  private static final int LONGEST = 255;

  private Fields() {}

  static SortedMap<FieldName, String> of(About about) {
    SortedMap<FieldName, String> fields = new TreeMap<>();
    fields.put(FieldName.CVE, joined(about.cves()));
    fields.put(FieldName.JVNDB, joined(about.jvndbs()));
    fields.put(FieldName.CWE, joined(about.weaknesses()));
    fields.put(FieldName.CVSS, about.score().map(s -> Double.toString(s.base())).orElse(""));
    fields.put(FieldName.SEVERITY, about.score().map(s -> word(s.severity())).orElse(""));
    fields.put(
        FieldName.SOURCE,
        about.advisories().stream()
            .map(Advisory::url)
            .filter(url -> url.matches("(?i)https?://\\S+") && url.length() <= LONGEST)
            .findFirst()
            .orElse(""));
    fields.values().removeIf(String::isEmpty);
    return fields;
  }

  /** As many whole values as there is room for. */
  private static String joined(Collection<?> values) {
    StringBuilder out = new StringBuilder();
    for (Object value : values) {
      String next = (out.isEmpty() ? "" : ", ") + value;
      if (out.length() + next.length() > LONGEST) {
        break;
      }
      out.append(next);
    }
    return out.toString();
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case NONE -> "None";
      case LOW -> "Low";
      case MEDIUM -> "Medium";
      case HIGH -> "High";
      case CRITICAL -> "Critical";
    };
  }
}
