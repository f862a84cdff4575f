package hinomi.ticket.text;

import hinomi.advisory.Product;
import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Concern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of a ticket, each with its heading; without rows there is none. */
final class Tables {
  private final Words words;
  private final About about;
  private final Bounds bounds;
  private final VersionText versions;

  Tables(Words words, About about, Bounds bounds) {
    this.words = words;
    this.about = about;
    this.bounds = bounds;
    this.versions = new VersionText(words);
  }

  /** Who scored how. */
  List<Block> scores() {
    List<List<Line>> rows = new ArrayList<>();
    for (Score score : about.founder().vulnerability().scores()) {
      String vector = score.vector();
      rows.add(
          List.of(
              Line.own("CVSS " + score.version().number()),
              Line.own(Double.toString(score.base())),
              Line.own(words.severity(score.severity())),
              feed(vector == null ? "" : vector),
              feed(score.origin())));
    }
    return table(
        "heading.scores", rows, Bounds.PRODUCTS, "version", "base", "severity", "vector", "by");
  }

  /** The vulnerabilities that the ticket covers. */
  List<Block> members() {
    return members("heading.members");
  }

  /** The same under another heading. */
  List<Block> members(String heading) {
    List<List<Line>> rows = new ArrayList<>();
    for (Concern concern : about.gravest()) {
      Vulnerability v = concern.vulnerability();
      rows.add(
          List.of(
              feed(v.id().value()),
              Line.own(v.score().map(s -> Double.toString(s.base())).orElse("-")),
              Line.own(v.severity().map(words::severity).orElse(words.of("unscored"))),
              feed(v.title().preferring(words.language())),
              Line.own(Opening.exploited(words, v))));
    }
    return table(heading, rows, Bounds.MEMBERS, "id", "base", "severity", "title", "exploited");
  }

  /** What is affected. */
  List<Block> products() {
    List<List<Line>> rows = new ArrayList<>();
    for (Product product : about.products()) {
      rows.add(
          List.of(
              feed(product.vendor()), feed(About.name(product)), feed(versions.affected(product))));
    }
    return table("heading.products", rows, Bounds.PRODUCTS, "vendor", "product", "versions");
  }

  private List<Block> table(String heading, List<List<Line>> rows, int usual, String... head) {
    if (rows.isEmpty()) {
      return List.of();
    }
    int most = bounds.rows(usual);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(words.of(heading)));
    blocks.add(
        new Block.Table(
            Stream.of(head).map(h -> words.of("column." + h)).toList(),
            rows.stream().limit(most).toList()));
    if (rows.size() > most) {
      blocks.add(new Block.Lines(List.of(Line.own(words.of("more", rows.size() - most)))));
    }
    return blocks;
  }

  private Line feed(String text) {
    return new LineWriter().feed(Words.brief(text, bounds.cell())).line();
  }
}
