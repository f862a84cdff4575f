package hinomi.source.json;

import hinomi.advisory.CpeName;
import hinomi.advisory.Product;
import hinomi.advisory.VersionRange;
import hinomi.advisory.VersionRange.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * A CVE container's {@code cpeApplicability} or NVD's {@code configurations}: CPE names with
 * version bounds, one product a name. A node that is negated, or a match that is not vulnerable,
 * names the platform only.
 */
public final class Applicability {
  private static final int MOST = 5000;
  private static final String SCHEME = "cpe";

  private record Key(String criteria, boolean vulnerable) {}

  private final Map<Key, List<VersionRange>> found = new LinkedHashMap<>();

  /** Reads the list that the parser stands on. */
  public static void read(JsonParser in, Set<Product> into) {
    Applicability all = new Applicability();
    Pull.elements(
        in,
        MOST,
        () ->
            Pull.fields(
                in,
                name -> {
                  if (name.equals("nodes")) {
                    Pull.elements(in, MOST, () -> all.node(in));
                  }
                }));
    all.found.forEach((key, ranges) -> into.add(product(key, ranges)));
  }

  private static final class Match {
    @Nullable String criteria;
    boolean vulnerable = true;
    @Nullable String startIncluding;
    @Nullable String startExcluding;
    @Nullable String endExcluding;
    @Nullable String endIncluding;
  }

  private void node(JsonParser in) {
    boolean[] negated = new boolean[1];
    List<Match> matches = new ArrayList<>();
    Pull.fields(
        in,
        name -> {
          switch (name) {
            case "negate" -> negated[0] = in.getValueAsBoolean();
            case "cpeMatch" -> Pull.elements(in, MOST, () -> matches.add(match(in)));
            default -> {}
          }
        });
    for (Match match : matches) {
      if (match.criteria != null) {
        Key key = new Key(match.criteria, match.vulnerable && !negated[0]);
        ranges(match, found.computeIfAbsent(key, k -> new ArrayList<>()));
      }
    }
  }

  private static Match match(JsonParser in) {
    Match match = new Match();
    Pull.fields(
        in,
        name -> {
          switch (name) {
            case "criteria" -> match.criteria = Pull.word(in);
            case "vulnerable" -> match.vulnerable = in.getValueAsBoolean(true);
            case "versionStartIncluding" -> match.startIncluding = Pull.word(in);
            case "versionStartExcluding" -> match.startExcluding = Pull.word(in);
            case "versionEndExcluding" -> match.endExcluding = Pull.word(in);
            case "versionEndIncluding" -> match.endIncluding = Pull.word(in);
            default -> {}
          }
        });
    return match;
  }

  private static void ranges(Match m, List<VersionRange> into) {
    @Nullable String from = m.startIncluding != null ? m.startIncluding : m.startExcluding;
    if (from == null && m.endExcluding == null && m.endIncluding == null) {
      return;
    }
    if (m.startIncluding == null && m.startExcluding != null) {
      into.add(new VersionRange(Status.UNAFFECTED, from, null, null, SCHEME, null));
    }
    @Nullable String upTo =
        m.endExcluding != null ? null : m.endIncluding == null ? "*" : m.endIncluding;
    into.add(VersionRange.affected(from, m.endExcluding, upTo, SCHEME));
  }

  private static Product product(Key key, List<VersionRange> ranges) {
    List<String> parts = CpeName.parts(key.criteria, 7);
    boolean formatted = parts.size() > 5 && parts.get(1).equals("2.3");
    return new Product(
        formatted ? plain(parts.get(3)) : "",
        formatted ? plain(parts.get(4)) : "",
        List.of(key.criteria),
        null,
        null,
        ranges,
        key.vulnerable);
  }

  private static String plain(String component) {
    return component.equals("*") ? "" : component.replace("\\", "");
  }
}
