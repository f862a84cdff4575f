package hinomi.source.cve;

import hinomi.advisory.VersionRange;
import hinomi.advisory.VersionRange.Status;
import hinomi.source.json.Pull;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * One entry of {@code affected[].versions[]} (CVE schema, "versions"). As in the schema, the first
 * range that a version lies in decides, so exceptions are put before what they except from.
 */
final class VersionEntry {
  private static final int MOST_CHANGES = 500;

  private record Change(String at, Status status) {}

  private @Nullable String version;
  private @Nullable String lessThan;
  private @Nullable String lessThanOrEqual;
  private Status status = Status.UNKNOWN;
  private String scheme = "custom";
  private final List<Change> changes = new ArrayList<>(0);

  static void read(JsonParser in, List<VersionRange> into) {
    VersionEntry entry = new VersionEntry();
    Pull.fields(in, name -> entry.field(in, name));
    entry.addTo(into);
  }

  static Status status(@Nullable String word) {
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
      case "affected" -> Status.AFFECTED;
      case "unaffected" -> Status.UNAFFECTED;
      default -> Status.UNKNOWN;
    };
  }

  private void field(JsonParser in, String name) {
    switch (name) {
      case "version" -> version = Pull.word(in);
      case "status" -> status = status(Pull.word(in));
      case "lessThan" -> lessThan = Pull.word(in);
      case "lessThanOrEqual" -> lessThanOrEqual = Pull.word(in);
      case "versionType" -> {
        String type = Pull.word(in);
        scheme = type == null ? scheme : type.toLowerCase(Locale.ROOT);
      }
      case "changes" -> Pull.elements(in, MOST_CHANGES, () -> change(in));
      default -> {}
    }
  }

  private void change(JsonParser in) {
    @Nullable String[] found = new String[2];
    Pull.fields(
        in,
        name -> {
          switch (name) {
            case "at" -> found[0] = Pull.word(in);
            case "status" -> found[1] = Pull.word(in);
            default -> {}
          }
        });
    if (found[0] != null) {
      changes.add(new Change(found[0], status(found[1])));
    }
  }

  private void addTo(List<VersionRange> into) {
    @Nullable String end = lessThan != null ? lessThan : lessThanOrEqual;
    if (end == null && changes.isEmpty()) {
      single(into);
      return;
    }
    boolean same = version != null && version.equals(end);
    @Nullable String from = same || fromTheBeginning(version) ? null : version;
    if (end != null && spelledOut(end) && changes.isEmpty()) {
      into.add(VersionWords.range(status, end, scheme));
    } else if (changes.isEmpty()) {
      into.add(until(from, status, end));
    } else {
      changing(from, end, into);
    }
  }

  private void single(List<VersionRange> into) {
    if (version == null || unsaid(version)) {
      return;
    }
    if (version.equals("*")) {
      into.add(new VersionRange(status, null, null, "*", scheme, null));
    } else if (version.indexOf(' ') >= 0 || spelledOut(version)) {
      into.add(VersionWords.range(status, version, scheme));
    } else {
      into.add(new VersionRange(status, version, null, null, scheme, null));
    }
  }

  /**
   * One change splits the range. Several that all mend it are fixes of several branches, listed as
   * if they were one line: the range then stays as a whole and each fix is excepted from it, which
   * errs towards "affected".
   */
  private void changing(@Nullable String from, @Nullable String end, List<VersionRange> into) {
    List<Change> sorted = new ArrayList<>(changes);
    sorted.sort((a, b) -> VersionOrder.compare(a.at, b.at));
    boolean branches =
        sorted.size() > 1
            && status == Status.AFFECTED
            && sorted.stream().allMatch(c -> c.status == Status.UNAFFECTED);
    if (branches) {
      sorted.forEach(c -> into.add(one(c)));
      into.add(until(from, status, end == null ? "*" : end));
      return;
    }
    @Nullable String start = from;
    Status current = status;
    for (Change change : sorted) {
      if (end != null && !end.equals("*") && outside(change.at, end)) {
        into.add(one(change));
        continue;
      }
      into.add(new VersionRange(current, start, change.at, null, scheme, null));
      start = change.at;
      current = change.status;
    }
    if (end != null) {
      into.add(until(start, current, end));
    } else {
      into.add(new VersionRange(current, start, null, null, scheme, null));
    }
  }

  private boolean outside(String at, String end) {
    int order = VersionOrder.compare(at, end);
    return lessThan != null ? order >= 0 : order > 0;
  }

  private VersionRange one(Change change) {
    return new VersionRange(change.status, change.at, null, null, scheme, null);
  }

  private VersionRange until(@Nullable String from, Status is, @Nullable String end) {
    if (end == null || end.equals("*") || unsaid(end)) {
      return new VersionRange(is, from, null, "*", scheme, null);
    }
    return lessThan != null
        ? new VersionRange(is, from, end, null, scheme, null)
        : new VersionRange(is, from, null, end, scheme, null);
  }

  private static boolean fromTheBeginning(@Nullable String version) {
    return version == null || version.equals("0") || version.equals("*") || unsaid(version);
  }

  private static boolean unsaid(String version) {
    return switch (version.toLowerCase(Locale.ROOT)) {
      case "n/a", "unspecified", "unknown", "-", "see references", "various" -> true;
      default -> false;
    };
  }

  private static boolean spelledOut(String version) {
    char first = version.charAt(0);
    return first == '<' || first == '>' || first == '=';
  }
}
