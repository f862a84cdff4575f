package hinomi.watch.version;

import hinomi.advisory.VersionRange.Status;
import hinomi.watch.version.RangeWords.Kind;
import hinomi.watch.version.RangeWords.Word;
import hinomi.watch.version.Span.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads version ranges that are written in words, as JVN writes them: {@code 2.4.1 およびそれ以前}, {@code
 * 1.0 から 3.1.1 まで}, {@code 0.15.0 以上 0.15.2 未満}, {@code すべてのバージョン}, {@code 8 系}, and their English
 * like. A text is understood to its last word or not at all.
 */
final class RangeText {
  private static final int MOST = 100;

  /** One version with words that tell editions and platforms apart: {@code 2013 SP1 (32-bit …)}. */
  private static final Pattern EDITION =
      Pattern.compile(
          "(?:- )?(?:(?!(?:before|prior|to|through|until|from|since|than|except|excluding|not|and|or)"
              + " )[a-z]+ ){0,4}?(?<version>r?\\d[\\w.]*)(?:"
              + " (?:express|gold|lts|rt|sp\\d|server|client|editions?|systems?|service|pack|for"
              + "|based|(?:x64|x86|arm64|itanium)(?:-based)?|(?:32|64)-bit|\\([^()\\d]*\\)|\\((?:32|64)["
              + " -]?(?:bit|ビット)[^()\\d]*\\)))*");

  private final List<Word> words;
  private int at;

  private RangeText(List<Word> words) {
    this.words = words;
  }

  /** The ranges that a text names, all of them affected; none where it is not understood. */
  static List<Span> parse(String text) {
    String plain = RangeWords.plain(text);
    List<Span> spans = new RangeText(RangeWords.of(plain)).spans();
    if (!spans.isEmpty()) {
      return spans;
    }
    Matcher m = EDITION.matcher(plain);
    return m.matches() ? List.of(span(Shape.ROUGH, m.group("version"), null, false)) : List.of();
  }

  private static Span span(
      Shape shape, @Nullable String from, @Nullable String end, boolean endIncluded) {
    return new Span(Status.AFFECTED, shape, from, end, endIncluded, "text", "");
  }

  private List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    while (at < words.size() && spans.size() < MOST) {
      Span span = clause();
      if (span == null) {
        return List.of();
      }
      spans.add(withSeries(span));
      if (span.bounded()) {
        take(Kind.ALL); // "2.0 より前のすべてのバージョン"
      }
      if (at < words.size() && !take(Kind.BETWEEN)) {
        return List.of();
      }
      while (take(Kind.BETWEEN)) {
        // "1.0, and 1.1" has two of them
      }
    }
    return at < words.size() ? List.of() : widened(spans);
  }

  /** "Prior to 5.0.3 and 5.1.2", "5.1.2, 5.0.3 and earlier": what holds for one holds for all. */
  private static List<Span> widened(List<Span> spans) {
    boolean openStart = spans.stream().anyMatch(s -> s.shape() == Shape.RANGE && s.from() == null);
    boolean openEnd = spans.stream().anyMatch(s -> s.shape() == Shape.RANGE && s.end() == null);
    if (!openStart && !openEnd) {
      return spans;
    }
    return spans.stream()
        .map(
            s ->
                s.shape() != Shape.SINGLE
                    ? s
                    : openStart
                        ? span(Shape.RANGE, null, s.from(), true)
                        : span(Shape.RANGE, s.from(), null, false))
        .toList();
  }

  private @Nullable Span clause() {
    if (take(Kind.ALL) && atEnd()) {
      return span(Shape.ALL, null, null, false);
    }
    if (take(Kind.BEFORE)) {
      @Nullable String end = version();
      return end == null ? null : span(Shape.RANGE, null, end, false);
    }
    if (take(Kind.UP_TO) || take(Kind.RANGE)) {
      @Nullable String end = version();
      take(Kind.OR_EARLIER);
      return end == null ? null : span(Shape.RANGE, null, end, true);
    }
    boolean since = take(Kind.SINCE);
    boolean exactly = !since && take(Kind.EXACTLY);
    @Nullable String first = version();
    if (first == null) {
      return null;
    }
    return exactly ? span(Shape.SINGLE, first, null, false) : from(first, since);
  }

  private @Nullable Span from(String first, boolean since) {
    if (!since && take(Kind.OR_EARLIER)) {
      return span(Shape.RANGE, null, first, true);
    }
    if (!since && take(Kind.BEFORE_IT)) {
      return span(Shape.RANGE, null, first, false);
    }
    boolean series = !since && take(Kind.SERIES);
    boolean open = take(Kind.OR_LATER) || since;
    if (open || series) {
      int mark = at;
      take(Kind.BETWEEN);
      Span ended = end(first, take(Kind.RANGE));
      if (ended != null) {
        return ended;
      }
      at = mark;
      return open && !series
          ? range(first)
          : span(Shape.SINGLE, first.endsWith(".x") ? first : first + ".x", null, false);
    }
    if (take(Kind.RANGE)) {
      Span ended = end(first, true);
      return ended != null ? ended : atEnd() ? range(first) : null;
    }
    if (peek(Kind.BEFORE) || peek(Kind.UP_TO)) {
      return end(first, false);
    }
    return Span.isJoined(first) ? null : span(Shape.SINGLE, first, null, false);
  }

  /** From a version on, if nothing but its own "to" follows. */
  private Span range(String first) {
    take(Kind.RANGE);
    return span(Shape.RANGE, first, null, false);
  }

  /**
   * The end of a range that begins with a version.
   *
   * @param bare whether the end may stand alone, and is then part of the range
   */
  private @Nullable Span end(String first, boolean bare) {
    boolean before = take(Kind.BEFORE);
    boolean upTo = !before && take(Kind.UP_TO);
    @Nullable String end = version();
    if (end == null) {
      return null;
    }
    if (before) {
      return span(Shape.RANGE, first, end, false);
    }
    if (upTo || take(Kind.OR_EARLIER)) {
      take(Kind.OR_EARLIER);
      return span(Shape.RANGE, first, end, true);
    }
    if (take(Kind.BEFORE_IT)) {
      return span(Shape.RANGE, first, end, false);
    }
    return bare ? span(Shape.RANGE, first, end, true) : null;
  }

  /** A range without a start begins with the series that a comment names. */
  private Span withSeries(Span span) {
    if (!peek(Kind.SERIES_COMMENT)) {
      return span;
    }
    String series = words.get(at++).text();
    return span.shape() == Shape.RANGE && span.from() == null
        ? span(Shape.RANGE, series, span.end(), span.endIncluded())
        : span;
  }

  private @Nullable String version() {
    return peek(Kind.VERSION) ? words.get(at++).text() : null;
  }

  private boolean atEnd() {
    return at == words.size() || peek(Kind.BETWEEN);
  }

  private boolean peek(Kind kind) {
    return at < words.size() && words.get(at).kind() == kind;
  }

  private boolean take(Kind kind) {
    boolean there = peek(kind);
    at += there ? 1 : 0;
    return there;
  }
}
