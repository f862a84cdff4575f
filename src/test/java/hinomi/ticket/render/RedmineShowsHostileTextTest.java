package hinomi.ticket.render;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Inline;
import hinomi.ticket.Body.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files the corpus in a real Redmine and looks at the page: the very characters, and no more. */
@Tag("redmine")
class RedmineShowsHostileTextTest {
  private static final String MARK = "Case number ";
  private static final int AT_ONCE = 30;
  private static final Set<String> HARMLESS =
      Set.of("p br span ul li blockquote table thead tbody tr th td strong a h3".split(" "));

  @Test
  void in_textile() throws Exception {
    check(LiveRedmine.named("REDMINE"), new TextileRenderer());
  }

  @Test
  void in_common_mark() throws Exception {
    check(LiveRedmine.named("REDMINE_COMMON_MARK"), new MarkdownRenderer());
  }

  @Test
  void in_redcarpet_markdown() throws Exception {
    check(LiveRedmine.named("REDMINE_MARKDOWN"), new MarkdownRenderer());
  }

  private static void check(LiveRedmine redmine, Renderer renderer) throws Exception {
    List<Hostile> cases = Hostile.all();
    List<String> faults = new ArrayList<>();
    for (int from = 0; from < cases.size(); from += AT_ONCE) {
      List<Hostile> some = cases.subList(from, Math.min(cases.size(), from + AT_ONCE));
      Body body = new Body(some.stream().flatMap(c -> blocks(c).stream()).toList());
      Element shown = redmine.shown("Hostile text " + from, renderer.render(body));
      List<Element> parts = shown.children();
      for (int i = 0; i < some.size(); i++) {
        String name = some.get(i).name();
        List<Element> own =
            parts.stream()
                .dropWhile(p -> !p.text().equals(MARK + name))
                .skip(1)
                .takeWhile(p -> !p.text().startsWith(MARK))
                .toList();
        compare(some.get(i), own, faults);
      }
    }
    assertThat(faults).isEmpty();
  }

  private static List<Block> blocks(Hostile hostile) {
    Line feed = Line.of(new Inline.Feed(hostile.text()));
    Line within = Line.of(new Inline.Own("x "), new Inline.Feed(hostile.text()));
    Line link = Line.of(new Inline.Link(hostile.text(), "https://example.com/"));
    return List.of(
        new Block.Lines(List.of(Line.own(MARK + hostile.name()))),
        new Block.Quote(hostile.text()),
        new Block.Lines(List.of(feed)),
        new Block.Lines(List.of(Line.own("x"), within)),
        new Block.Bullets(List.of(feed)),
        new Block.Table(List.of("a", "b"), List.of(List.of(feed, within))),
        new Block.Lines(List.of(link)),
        new Block.Lines(List.of(Line.of(new Inline.Strong(hostile.text())))),
        new Block.Heading("x " + hostile.text()));
  }

  private static void compare(Hostile hostile, List<Element> parts, List<String> faults) {
    String seen = hostile.seen();
    List<String> expected =
        List.of(
            seen, seen, "x x " + seen, seen, "a b " + seen + " x " + seen, seen, seen, "x " + seen);
    List<Element> visible = parts.stream().filter(p -> !p.normalName().equals("a")).toList();
    List<String> actual =
        visible.stream().map(p -> Hostile.squeezed(p.text().replace("¶", ""))).toList();
    if (!actual.equals(expected)) {
      faults.add(hostile.name() + " shows\n  " + actual + "\nnot\n  " + expected + "\nin " + parts);
      return;
    }
    for (Element part : visible) {
      for (Element e : part.getAllElements()) {
        boolean link = e.normalName().equals("a");
        boolean anchor = link && e.hasClass("wiki-anchor");
        boolean web = e.hasClass("external") && e.attr("href").matches("https?://.*");
        boolean plain = link || e.attributes().isEmpty() || e.hasClass("task-list");
        if (!HARMLESS.contains(e.normalName()) || !plain || (link && !anchor && !web)) {
          faults.add(hostile.name() + " acts: " + e.outerHtml() + " in " + part);
        }
      }
    }
  }
}
