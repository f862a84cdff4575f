package hinomi.cli;

import hinomi.pipeline.Dictionary;
import hinomi.pipeline.Engine;
import hinomi.pipeline.Products;
import hinomi.store.ProductStore.ProductRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code products}: what products are called; its export and import. */
@Command(name = "products")
final class ProductsCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";
  private static final int MOST_SHOWN = 50;
  private static final int MOST_IN_JSON = 1000;

  @Mixin private Shared shared = new Shared();

  @Option(
      names = "--export",
      arity = "0..1",
      fallbackValue = STANDARD_OUTPUT,
      paramLabel = "FILE",
      descriptionKey = "products.export")
  private @Nullable String export;

  @Option(names = "--import", paramLabel = "FILE", descriptionKey = "products.import")
  private @Nullable Path dictionary;

  @Parameters(arity = "0..*", paramLabel = "WORD", descriptionKey = "products.words")
  private List<String> words = List.of();

  private final Services services;
  private final Terminal terminal;

  ProductsCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    long asked = Stream.of(export, dictionary).filter(o -> o != null).count();
    boolean search = words.stream().anyMatch(word -> !word.isBlank());
    if (asked + (search ? 1 : 0) != 1) {
      terminal.complain("products.one");
      return Exit.UNUSABLE;
    }
    if (dictionary != null && (!Files.exists(dictionary) || Files.isDirectory(dictionary))) {
      terminal.complain("match.no-file", dictionary);
      return Exit.UNUSABLE;
    }
    try (Engine engine = services.engine(shared.load(terminal))) {
      if (dictionary != null) {
        return learn(engine, dictionary);
      }
      Products products = new Products(engine.store());
      return export == null ? search(products) : export(products, export);
    }
  }

  private int learn(Engine engine, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Dictionary.Learnt learnt = Dictionary.learn(in, engine.store());
      terminal.say("products.learnt", learnt.products(), learnt.rejected());
      learnt.stopped().ifPresent(why -> terminal.err().println(why.in(terminal.language())));
      return learnt.stopped().isPresent() ? Exit.FAILED : Exit.WELL;
    } catch (IOException e) {
      terminal.complain("match.unreadable", file, String.valueOf(e.getMessage()));
      return Exit.FAILED;
    }
  }

  private int export(Products products, String to) throws IOException {
    if (to.equals(STANDARD_OUTPUT)) {
      Writer out = new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8);
      products.export(out);
      out.flush();
      return terminal.out().checkError() ? Exit.FAILED : Exit.WELL;
    }
    Path file = Path.of(to);
    Path half = file.resolveSibling(file.getFileName() + ".part");
    try {
      int count;
      try (BufferedWriter out = Files.newBufferedWriter(half)) {
        count = products.export(out);
      }
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
      terminal.say("products.exported", file, count);
      return Exit.WELL;
    } catch (IOException e) {
      terminal.complain("report.unwritable", file, String.valueOf(e.getMessage()));
      Files.deleteIfExists(half);
      return Exit.FAILED;
    }
  }

  private int search(Products products) {
    if (shared.json) {
      terminal.out().println(json(products.search(words, MOST_IN_JSON)));
      return Exit.WELL;
    }
    List<ProductRow> rows = products.search(words, MOST_SHOWN + 1);
    rows.stream().limit(MOST_SHOWN).forEach(this::print);
    if (rows.isEmpty()) {
      terminal.complain("products.none", String.join(" ", words));
    } else if (rows.size() > MOST_SHOWN) {
      terminal.say("products.more", MOST_SHOWN);
    }
    return Exit.WELL;
  }

  private void print(ProductRow row) {
    List<String> names = row.names();
    terminal.out().println(plain(names.isEmpty() ? product(row) : names.getFirst()));
    show("products.product", vendor(row), product(row));
    if (names.size() > 1) {
      show("products.names", String.join(terminal.text("comma"), names.subList(1, names.size())));
    }
    if (!row.cpe().isEmpty()) {
      show("products.cpe", row.cpe());
    }
    if (!row.packages().isEmpty()) {
      show("products.packages", String.join(terminal.text("comma"), row.packages()));
    }
    if (row.seen() > 0) {
      show("products.seen", row.seen());
    }
  }

  private void show(String key, Object... args) {
    terminal.out().println("  " + plain(terminal.text(key, args)));
  }

  private static String plain(String text) {
    return ExplanationText.plain(text);
  }

  private static String vendor(ProductRow row) {
    return row.pair().substring(0, Math.max(0, row.pair().indexOf(':')));
  }

  private static String product(ProductRow row) {
    return row.pair().substring(row.pair().indexOf(':') + 1);
  }

  private static String json(List<ProductRow> rows) {
    ArrayNode root = JsonMapper.shared().createArrayNode();
    for (ProductRow row : rows) {
      ObjectNode one = root.addObject();
      one.put("vendor", vendor(row));
      one.put("product", product(row));
      row.names().forEach(one.putArray("names")::add);
      row.records().forEach(one.putArray("records")::add);
      one.put("cpe", row.cpe());
      row.packages().forEach(one.putArray("packages")::add);
      one.put("seen", row.seen());
    }
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
