package hinomi.watch.version;

import hinomi.advisory.Product;
import hinomi.advisory.VersionRange;
import hinomi.advisory.VersionRange.Status;
import hinomi.watch.version.Span.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what sources say of versions into spans. */
final class Spans {
  private static final Pattern COMMIT = Pattern.compile("(?=.*[a-f])(?=.*\\d)[\\da-f]{7,64}");
  private static final Pattern DOTTED =
      Pattern.compile("v?(?:\\d+(?:\\.\\d+)+|\\d{1,6})", Pattern.CASE_INSENSITIVE);

  private Spans() {}

  /**
   * What a product's entry says, in its order; where it says nothing, the version that its CPE
   * names.
   */
  static List<Span> of(Product product) {
    List<Span> spans = new ArrayList<>();
    product.versions().forEach(range -> read(range, spans));
    if (spans.isEmpty()) {
      for (String cpe : product.cpes()) {
        String version = version(cpe);
        if (version != null) {
          spans.add(new Span(Status.AFFECTED, Shape.SINGLE, version, null, false, "cpe", version));
        }
      }
    }
    return spans;
  }

  private static void read(VersionRange range, List<Span> into) {
    String text = range.text();
    Span bounds = bounds(range);
    if (text == null) {
      into.add(bounds);
      return;
    }
    List<Span> parsed = RangeText.parse(text);
    boolean understood =
        !parsed.isEmpty() && (range.status() == Status.AFFECTED || parsed.size() == 1);
    if (understood) {
      parsed.forEach(span -> into.add(span.of(range, text)));
    } else if (range.from() != null || range.below() != null || range.upTo() != null) {
      into.add(
          new Span(
              range.status(),
              Shape.ROUGH,
              bounds.from(),
              bounds.end(),
              bounds.endIncluded(),
              range.scheme(),
              text));
    } else {
      into.add(new Span(range.status(), Shape.ROUGH, text, null, false, range.scheme(), text));
    }
  }

  private static Span bounds(VersionRange range) {
    @Nullable String from = known(range.from());
    @Nullable String below = known(range.below());
    @Nullable String upTo = known(range.upTo());
    @Nullable String end = below != null ? below : upTo;
    boolean single = range.below() == null && range.upTo() == null;
    Shape shape;
    if (isCommit(from, range.scheme()) || isCommit(end, range.scheme())) {
      shape = Shape.COMMITS;
    } else if (single && from != null) {
      shape = Span.isJoined(from) ? Shape.UNREADABLE : Shape.SINGLE;
    } else if (from == null && end == null) {
      boolean said = !single || range.status() != Status.UNAFFECTED;
      shape = said ? Shape.ALL : Shape.UNREADABLE;
    } else {
      shape = Shape.RANGE;
    }
    return new Span(
        range.status(), shape, from, end, below == null, range.scheme(), words(from, end, range));
  }

  private static String words(@Nullable String from, @Nullable String end, VersionRange range) {
    boolean single = range.below() == null && range.upTo() == null;
    if (from == null && end == null) {
      return "*";
    }
    if (single && from != null) {
      return from;
    }
    String start = from == null ? "" : ">= " + from;
    String stop = end == null ? "" : (known(range.below()) != null ? "< " : "<= ") + end;
    return start.isEmpty() || stop.isEmpty() ? start + stop : start + ", " + stop;
  }

  private static @Nullable String known(@Nullable String version) {
    if (version == null) {
      return null;
    }
    return switch (Release.plain(version)) {
      case "", "*", "0", "0.0", "0.0.0", "-", "n/a", "unspecified", "unknown", "various" -> null;
      default -> version.strip();
    };
  }

  private static boolean isCommit(@Nullable String version, String scheme) {
    return version != null
        && (COMMIT.matcher(version).matches()
            || (scheme.equals("git") && !DOTTED.matcher(version).matches()));
  }

  /** The version of a CPE 2.3 string or 2.2 URI; null where it names none. */
  private static @Nullable String version(String cpe) {
    String[] parts = cpe.split("(?<!\\\\):", 8);
    int at = cpe.startsWith("cpe:2.3:") ? 5 : 4;
    boolean updated = parts.length > at + 1 && known(parts[at + 1]) != null;
    return parts.length <= at || updated ? null : known(parts[at].replace("\\", ""));
  }
}
