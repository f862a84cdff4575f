package hinomi.tracker.redmine;

import hinomi.ticket.TicketKey;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The machine-readable line of keys, {@code hinomi: hn… hn…}, as inline code so that no format
 * makes anything of it. Hinomi owns it in a description; everything around it is people's. Only the
 * last one of a text counts: words of feeds come before it.
 */
final class KeyLine {
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^(?:<code>|`)hinomi:((?: hn[0-9a-f]{24})+)(?:</code>|`)[ \\t]*(?=\\r?$)");

  private KeyLine() {}

  static String of(Collection<TicketKey> keys, RedmineSettings.Format format) {
    StringBuilder line = new StringBuilder("hinomi:");
    keys.forEach(key -> line.append(' ').append(key.value()));
    // Not Textile's @…@: Redmine would take "@hinomi" for the mention of a user of that name.
    return switch (format) {
      case TEXTILE -> "<code>" + line + "</code>";
      case MARKDOWN -> "`" + line + "`";
    };
  }

  /** The keys of a text's line; empty where it has none. */
  static Set<TicketKey> in(String text) {
    Set<TicketKey> keys = new LinkedHashSet<>();
    MatchResult line = last(text);
    if (line != null) {
      for (String key : line.group(1).strip().split(" ")) {
        keys.add(new TicketKey(key));
      }
    }
    return keys;
  }

  /**
   * A description with keys added to its line; with a line at its end where a person removed it.
   * Everything else stays as it is.
   */
  static String add(String description, Collection<TicketKey> keys, RedmineSettings.Format format) {
    MatchResult line = last(description);
    if (line == null) {
      String text = description.stripTrailing();
      return (text.isEmpty() ? "" : text + "\n\n") + of(keys, format);
    }
    Set<TicketKey> all = in(description);
    all.addAll(keys);
    return description.substring(0, line.start())
        + of(all, format)
        + description.substring(line.end());
  }

  private static @Nullable MatchResult last(String text) {
    MatchResult last = null;
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      last = line.toMatchResult();
    }
    return last;
  }
}
