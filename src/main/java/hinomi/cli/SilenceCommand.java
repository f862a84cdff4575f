package hinomi.cli;

import hinomi.calendar.Moments;
import hinomi.config.Config;
import hinomi.config.Nearest;
import hinomi.pipeline.Engine;
import hinomi.ticket.Silence;
import hinomi.watch.Subject;
import hinomi.watch.Wanted;
import hinomi.watch.Watch;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** {@code silence}: no tickets about a product, a watch or an id until a date, with a reason. */
@Command(name = "silence")
final class SilenceCommand implements Callable<Integer> {
  /** The ids of the CVE List, of JVN, of JVN iPedia and of JPCERT/CC's alerts. */
  private static final String ID =
      "(?i)CVE-\\d{4}-\\d{4,19}|JVN(?:VU|TA)?#\\d{8}|JVNDB-\\d{4}-\\d{6}"
          + "|JPCERT-AT-\\d{4}-\\d{4}";

  private static final int SHOWN = 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Mixin private Shared shared = new Shared();

  @Parameters(arity = "0..1", paramLabel = "WHAT", descriptionKey = "silence.what")
  private @Nullable String what;

  @Option(names = "--until", paramLabel = "DATE")
  private @Nullable String until;

  @Option(names = "--reason", paramLabel = "TEXT")
  private @Nullable String reason;

  @Option(names = "--watch", descriptionKey = "silence.as-watch")
  private boolean asWatch;

  @Option(names = "--product", descriptionKey = "silence.as-product")
  private boolean asProduct;

  @Option(names = "--id", descriptionKey = "silence.as-id")
  private boolean asId;

  @Option(names = "--end", paramLabel = "NUMBER")
  private @Nullable Long end;

  private final Services services;
  private final Terminal terminal;

  SilenceCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Config config = shared.load(terminal);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    ZoneId zone = config.calendar().zone();
    boolean alone = what == null && until == null && reason == null && kinds() == 0;
    if (end != null) {
      if (!alone) {
        terminal.complain("silence.end-alone");
        return Exit.UNUSABLE;
      }
      return end(config, end, now);
    }
    if (alone) {
      return list(config, now);
    }
    if (what == null || what.isBlank()) {
      terminal.complain("silence.what-missing");
      return Exit.UNUSABLE;
    }
    if (kinds() > 1) {
      terminal.complain("silence.kinds");
      return Exit.UNUSABLE;
    }
    Optional<Instant> moment = until == null ? Optional.empty() : Moments.future(until, zone, now);
    if (moment.isEmpty()) {
      terminal.complain("silence.until", until == null ? "-" : until);
      return Exit.UNUSABLE;
    }
    if (reason == null || reason.isBlank()) {
      terminal.complain("silence.reason");
      return Exit.UNUSABLE;
    }
    Optional<Silence> silence = named(what.strip(), config, moment.get(), reason.strip(), now);
    if (silence.isEmpty()) {
      return unknown(what.strip(), names(config));
    }
    try (Engine engine = services.engine(config)) {
      long number = engine.store().life().silence(silence.get());
      if (shared.json) {
        terminal.out().println(JSON.writeValueAsString(SilenceJson.of(number, silence.get())));
        return Exit.WELL;
      }
      terminal.say(
          "silence.done",
          number,
          kind(silence.get()),
          silence.get().name(),
          ExplanationText.time(moment.get(), zone));
      return Exit.WELL;
    }
  }

  private int end(Config config, long number, Instant now) {
    try (Engine engine = services.engine(config)) {
      if (!engine.store().life().endSilence(number, now)) {
        terminal.complain("silence.no-such", number);
        return Exit.FAILED;
      }
      engine.store().reconsider(Instant.EPOCH);
      terminal.say("silence.ended", number);
      return Exit.WELL;
    }
  }

  private int list(Config config, Instant now) {
    try (Engine engine = services.engine(config)) {
      List<Silence> all = engine.store().life().silences(now);
      if (shared.json) {
        terminal.out().println(json(all));
        return Exit.WELL;
      }
      for (Silence s : all) {
        terminal.say(
            "silence.line",
            s.id(),
            kind(s),
            ExplanationText.plain(s.name()),
            ExplanationText.time(s.until(), config.calendar().zone()),
            ExplanationText.plain(s.reason()));
      }
      if (all.isEmpty()) {
        terminal.say("silence.none");
      }
      return Exit.WELL;
    }
  }

  private int kinds() {
    return (asWatch ? 1 : 0) + (asProduct ? 1 : 0) + (asId ? 1 : 0);
  }

  private int unknown(String text, List<String> names) {
    Optional<String> near = Nearest.to(text, names);
    if (near.isPresent()) {
      terminal.complain("silence.near", text, near.get());
    } else {
      terminal.complain(
          "silence.unknown",
          text,
          names.stream().limit(SHOWN).collect(Collectors.joining(terminal.text("comma"))));
    }
    return Exit.UNUSABLE;
  }

  /** What a text means: an id first, then a watch of that name, then a product. */
  private Optional<Silence> named(
      String text, Config config, Instant until, String reason, Instant now) {
    boolean any = kinds() == 0;
    if (asId || (any && text.matches(ID))) {
      String id = text.matches(ID) ? text.toUpperCase(Locale.ROOT) : text;
      return Optional.of(new Silence(0, Silence.What.VULNERABILITY, id, until, reason, now));
    }
    Optional<String> product =
        asWatch
            ? Optional.empty()
            : config.watches().stream().flatMap(w -> called(w, text).stream()).findFirst();
    boolean isProduct = product.filter(text::equalsIgnoreCase).isPresent();
    Optional<String> watch =
        asProduct || (any && isProduct)
            ? Optional.empty()
            : config.watches().stream().map(Watch::name).filter(text::equalsIgnoreCase).findFirst();
    return watch
        .map(name -> new Silence(0, Silence.What.WATCH, name, until, reason, now))
        .or(
            () ->
                product.map(
                    name -> new Silence(0, Silence.What.PRODUCT, name, until, reason, now)));
  }

  /** What of a watch goes by a name, as its evidence calls it. */
  private static Optional<String> called(Watch watch, String text) {
    return watch.subjects().stream()
        .filter(s -> s.names().stream().anyMatch(text::equalsIgnoreCase))
        .map(Subject::product)
        .findFirst()
        .or(
            () ->
                watch.wanted().stream()
                    .filter(
                        w -> text.equalsIgnoreCase(w.called()) || text.equalsIgnoreCase(w.text()))
                    .map(Wanted::called)
                    .findFirst());
  }

  /** Every name that could have been meant, each once. */
  private List<String> names(Config config) {
    Set<String> all = new LinkedHashSet<>();
    for (Watch watch : config.watches()) {
      if (!asProduct) {
        all.add(watch.name());
      }
      if (!asWatch) {
        watch.subjects().forEach(s -> all.addAll(s.names()));
        watch.wanted().forEach(w -> all.add(w.called()));
      }
    }
    return List.copyOf(all);
  }

  private String kind(Silence silence) {
    return switch (silence.what()) {
      case PRODUCT -> terminal.text("silence.product");
      case WATCH -> terminal.text("silence.watch");
      case VULNERABILITY -> terminal.text("silence.id");
    };
  }

  private static String json(List<Silence> all) {
    ArrayNode root = JSON.createArrayNode();
    all.forEach(s -> root.add(SilenceJson.of(s.id(), s)));
    return JSON.writeValueAsString(root);
  }
}
