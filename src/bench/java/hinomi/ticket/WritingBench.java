package hinomi.ticket;

import hinomi.advisory.Advisory;
import hinomi.advisory.Product;
import hinomi.advisory.Vulnerability;
import hinomi.language.Language;
import hinomi.pipeline.records.Samples;
import hinomi.ticket.render.MarkdownRenderer;
import hinomi.ticket.render.Renderer;
import hinomi.ticket.render.TextileRenderer;
import hinomi.ticket.text.TicketWriter;
import hinomi.watch.Evidence;
import hinomi.watch.Handling;
import hinomi.watch.Tier;
import hinomi.watch.Verdict;
import hinomi.watch.Watch;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the text of one ticket costs: its words in Japanese, and their markup. */
@State(Scope.Thread)
public class WritingBench {
  private final List<Case> cases =
      Samples.vulnerabilities().stream()
          .filter(v -> v.advisories().getFirst().products().stream().anyMatch(WritingBench::named))
          .map(WritingBench::about)
          .toList();
  private final CaseWriter writer = new TicketWriter(Language.JA);
  private final Renderer textile = new TextileRenderer();
  private final Renderer markdown = new MarkdownRenderer();
  private int turn;

  private static boolean named(Product product) {
    return !product.name().isBlank();
  }

  private static Case about(Vulnerability v) {
    Advisory record = v.advisories().getFirst();
    String word =
        record.products().stream().filter(WritingBench::named).findFirst().orElseThrow().name();
    Evidence why = new Evidence(Tier.PRODUCT, word, Evidence.Field.PRODUCT, word, record.id());
    Verdict.Matched match = new Verdict.Matched(Watch.of(word), List.of(why));
    return new Case("redmine", List.of(new Concern(v, List.of(match))), null, Handling.DEFAULT);
  }

  @Benchmark
  public String textile() {
    return textile.render(body());
  }

  @Benchmark
  public String markdown() {
    return markdown.render(body());
  }

  private Body body() {
    return writer.write(cases.get(++turn % cases.size())).body();
  }
}
