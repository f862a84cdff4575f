package hinomi.ticket.text;

import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import hinomi.ticket.DigestLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a day's digest. */
final class DigestText {
  private static final int ROWS = 150;
  private static final int IDS = 1000;

  /** What a shell takes for one plain word. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9#._-]{0,60}");

  private final Words words;
  private final List<DigestLine> lines;

  DigestText(Words words, List<DigestLine> lines) {
    this.words = words;
    this.lines = lines;
  }

  String subject(LocalDate day) {
    return words.of("digest.subject", day, counted("digest.counted"));
  }

  Body body(Bounds bounds) {
    return body(counted("digest.first"), bounds);
  }

  /** The note that adds the lines to a digest that exists. */
  Body more(Bounds bounds) {
    return body(counted("digest.added"), bounds);
  }

  private Body body(String first, Bounds bounds) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Lines(
            List.of(
                new LineWriter().strong(first).line(),
                new LineWriter().sentence(words, "digest.promote", example()).line())));
    int most = bounds.rows(ROWS);
    blocks.add(
        new Block.Table(
            Stream.of("id", "product", "severity", "title", "reason")
                .map(h -> words.of("column." + h))
                .toList(),
            lines.stream().limit(most).map(line -> row(line, bounds)).toList()));
    if (lines.size() > most) {
      List<String> rest = lines.stream().skip(most).map(l -> l.id().value()).toList();
      Line ids = new LineWriter().listed(words, rest, IDS, bounds).line();
      blocks.add(
          new Block.Lines(
              List.of(new LineWriter().sentence(words, "digest.rest", rest.size(), ids).line())));
    }
    return new Body(blocks);
  }

  private List<Line> row(DigestLine line, Bounds bounds) {
    return List.of(
        new LineWriter().link(Words.brief(line.id().value(), 60), line.url(), bounds).line(),
        feed(line.product(), bounds),
        Line.own(rating(line)),
        feed(line.title().preferring(words.language()), bounds),
        feed(line.reason().in(words.language()), bounds));
  }

  private String rating(DigestLine line) {
    Double base = line.base();
    String rating =
        base == null
            ? words.of("unscored")
            : line.severity() == null
                ? base.toString()
                : words.of("rating", base, words.severity(line.severity()));
    return line.exploited() ? rating + words.of("and") + words.of("told.exploited.one") : rating;
  }

  /** How many there are and how grave the gravest is. */
  private String counted(String key) {
    OptionalDouble highest =
        lines.stream()
            .map(DigestLine::base)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .max();
    String count = words.count(key, lines.size());
    return highest.isEmpty()
        ? count
        : words.of("digest.most", count, words.of("told.highest", highest.getAsDouble()));
  }

  /** The first id that is safe to paste into a command line. */
  private String example() {
    return lines.stream()
        .map(l -> l.id().value())
        .filter(id -> PLAIN.matcher(id).matches())
        .findFirst()
        .orElse("ID");
  }

  private static Line feed(String text, Bounds bounds) {
    return new LineWriter().feed(Words.brief(text, bounds.cell())).line();
  }
}
