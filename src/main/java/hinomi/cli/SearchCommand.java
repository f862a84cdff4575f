package hinomi.cli;

import hinomi.advisory.Enrichment;
import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.config.Config;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Watcher;
import hinomi.pipeline.Words;
import hinomi.search.Query;
import hinomi.search.QueryProblem;
import hinomi.store.SearchStore.Hit;
import hinomi.store.SearchStore.Hits;
import hinomi.store.Store;
import hinomi.store.Store.TicketRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code search WORDS}: what was collected, by words and fields. */
@Command(name = "search")
final class SearchCommand implements Callable<Integer> {
  private static final int MOST = 10_000;

  @Mixin private Shared shared = new Shared();

  @Parameters(arity = "1..*", paramLabel = "WORDS", descriptionKey = "words")
  private List<String> words = List.of();

  @Option(names = "--limit", paramLabel = "N", defaultValue = "20")
  private int limit = 20;

  private final Services services;
  private final Terminal terminal;

  SearchCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Config config = shared.load(terminal);
    ZoneId zone = config.calendar().zone();
    if (limit < 1 || limit > MOST) {
      terminal.complain("search.limit", limit, MOST);
      return Exit.UNUSABLE;
    }
    Query query;
    try {
      query = Query.parse(String.join(" ", words), zone, Instant.now());
    } catch (QueryProblem e) {
      terminal.err().println(e.told().in(terminal.language()));
      return Exit.UNUSABLE;
    }
    try (Engine engine = services.engine(config)) {
      Store store = engine.store();
      long left = bringUp(store);
      if (left > 0) {
        terminal.complain("search.stale", left);
      }
      Hits hits = store.search().find(query, limit);
      if (shared.json) {
        terminal.out().println(json(store, hits, zone));
      } else {
        hits.hits().forEach(hit -> line(store, hit, zone));
        terminal.say(
            hits.hits().isEmpty() ? "search.none" : hits.more() ? "search.more" : "search.count",
            hits.hits().size());
      }
      return Exit.WELL;
    }
  }

  private long bringUp(Store store) {
    Watcher line = ProgressLine.on(terminal);
    try {
      return Words.bringUp(store, line);
    } finally {
      if (line instanceof ProgressLine shown) {
        shown.close();
      }
    }
  }

  private void line(Store store, Hit hit, ZoneId zone) {
    Vulnerability one = hit.vulnerability();
    StringBuilder line = new StringBuilder(ExplanationText.plain(one.id().value()));
    line.append("  ")
        .append(
            one.score()
                .map(s -> s.base() + " " + severity(s))
                .orElseGet(() -> terminal.text("search.unscored")));
    line.append("  ").append(day(one, zone));
    if (one.fact(Enrichment.Kev.class).isPresent()) {
      line.append("  KEV");
    }
    line.append("  ").append(title(one));
    if (one.withdrawn()) {
      line.append("  ").append(terminal.text("search.withdrawn"));
    }
    ticket(store, one)
        .ifPresent(
            row ->
                line.append("  [")
                    .append(
                        row.ref()
                            .map(Object::toString)
                            .orElseGet(() -> terminal.text("tickets.waits")))
                    .append(']'));
    terminal.out().println(line);
  }

  private static Optional<TicketRow> ticket(Store store, Vulnerability one) {
    return store.life().of(one.id()).stream().findFirst();
  }

  private static String severity(Score score) {
    return score.severity().name().toLowerCase(Locale.ROOT);
  }

  private static LocalDate day(Vulnerability one, ZoneId zone) {
    return LocalDate.ofInstant(one.published(), zone);
  }

  /** The title, or the beginning of the text where there is none. */
  private String title(Vulnerability one) {
    String title = ExplanationText.plain(one.title().preferring(terminal.language()));
    if (!title.isBlank()) {
      return title;
    }
    String text = ExplanationText.plain(one.summary().preferring(terminal.language()));
    return text.codePointCount(0, text.length()) <= 100
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 99)) + "…";
  }

  private String json(Store store, Hits hits, ZoneId zone) {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode root = mapper.createObjectNode();
    root.put("more", hits.more());
    ArrayNode all = root.putArray("hits");
    for (Hit hit : hits.hits()) {
      Vulnerability one = hit.vulnerability();
      ObjectNode node = all.addObject();
      node.put("id", one.id().value());
      node.put("rank", hit.rank().name().toLowerCase(Locale.ROOT));
      one.score()
          .ifPresent(
              s -> {
                node.put("score", s.base());
                node.put("severity", severity(s));
              });
      node.put("date", day(one, zone).toString());
      node.put("published", one.published().toString());
      node.put("kev", one.fact(Enrichment.Kev.class).isPresent());
      node.put("withdrawn", one.withdrawn());
      node.put("title", title(one));
      ArrayNode sources = node.putArray("sources");
      one.advisories().stream().map(a -> a.id().source()).distinct().forEach(sources::add);
      ticket(store, one)
          .flatMap(TicketRow::ref)
          .ifPresent(
              ref -> {
                ObjectNode ticket = node.putObject("ticket");
                ticket.put("destination", ref.destination());
                ticket.put("id", ref.id());
                ticket.put("url", ref.url());
              });
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
