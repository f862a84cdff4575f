package hinomi.ticket.text;

import hinomi.advisory.Advisory;
import hinomi.advisory.Reference;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The links of a ticket: every advisory's page, then what they refer to. */
final class Links {
  private final Words words;
  private final About about;
  private final Bounds bounds;

  Links(Words words, About about, Bounds bounds) {
    this.words = words;
    this.about = about;
    this.bounds = bounds;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>(sources());
    Map<String, String> references = references();
    if (!references.isEmpty()) {
      List<Line> items = new ArrayList<>();
      references.forEach(
          (url, label) -> items.add(new LineWriter().link(label, url, bounds).line()));
      blocks.add(new Block.Heading(words.of("heading.references")));
      blocks.add(bulleted(items, Bounds.REFERENCES));
    }
    boolean ipedia =
        about.advisories().stream().anyMatch(a -> a.id().source().equals("jvn-ipedia"));
    if (ipedia) {
      blocks.add(new Block.Lines(List.of(Line.own(words.of("attribution")))));
    }
    return blocks;
  }

  /** Every advisory's own page. */
  List<Block> sources() {
    Set<String> seen = new HashSet<>();
    List<Line> items = new ArrayList<>();
    for (Advisory advisory : about.advisories()) {
      String id = advisory.id().value();
      String source = words.source(advisory.id());
      boolean told = id.startsWith(source + "-") || id.matches("JVN(VU|TA)?#.*");
      String label = told ? id : id.equals(advisory.url()) ? source : source + " " + id;
      if (advisory.url().isBlank() || seen.add(advisory.url())) {
        items.add(new LineWriter().link(label, advisory.url(), bounds).line());
      }
    }
    return List.of(new Block.Heading(words.of("heading.sources")), bulleted(items, Bounds.MEMBERS));
  }

  private Map<String, String> references() {
    Map<String, String> references = new LinkedHashMap<>();
    for (Advisory advisory : about.advisories()) {
      for (Reference reference : advisory.references()) {
        if (reference.isWeb()) {
          String label = Words.brief(reference.label(), bounds.cell());
          String url = Words.brief(reference.url(), bounds.cell());
          references.putIfAbsent(reference.url(), label.isEmpty() ? url : label);
        }
      }
    }
    about.advisories().forEach(a -> references.remove(a.url()));
    return references;
  }

  private Block bulleted(List<Line> items, int usual) {
    int most = bounds.rows(usual);
    List<Line> some = new ArrayList<>(items.subList(0, Math.min(most, items.size())));
    if (items.size() > most) {
      some.add(Line.own(words.of("more", items.size() - most)));
    }
    return new Block.Bullets(some);
  }
}
