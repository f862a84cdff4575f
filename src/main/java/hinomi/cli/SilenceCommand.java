package hinomi.cli;

import hinomi.config.Config;
import hinomi.pipeline.Engine;
import hinomi.ticket.Silence;
import hinomi.watch.Watch;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code silence}: no tickets about a product, a watch or an id until a date, with a reason. */
@Command(name = "silence")
final class SilenceCommand implements Callable<Integer> {
  private static final String ID = "(?i)(CVE-|JVN|JPCERT-AT-).+";

  @Mixin private Shared shared = new Shared();

  @Parameters(arity = "0..1", paramLabel = "WHAT", descriptionKey = "silence.what")
  private @Nullable String what;

  @Option(names = "--until", paramLabel = "DATE")
  private @Nullable String until;

  @Option(names = "--reason", paramLabel = "TEXT")
  private @Nullable String reason;

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
    Instant now = Instant.now();
    ZoneId zone = config.calendar().zone();
    if (end != null) {
      return end(config, end, now);
    }
    if (what == null) {
      return list(config, now);
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
      terminal.complain("silence.unknown", what, String.join(", ", names(config)));
      return Exit.UNUSABLE;
    }
    try (Engine engine = services.engine(config)) {
      long number = engine.store().life().silence(silence.get());
      terminal.say(
          "silence.done",
          number,
          kind(silence.get()),
          silence.get().name(),
          ExplanationText.time(moment.get()));
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
            ExplanationText.time(s.until()),
            ExplanationText.plain(s.reason()));
      }
      if (all.isEmpty()) {
        terminal.say("silence.none");
      }
      return Exit.WELL;
    }
  }

  private static Optional<Silence> named(
      String text, Config config, Instant until, String reason, Instant now) {
    if (text.matches(ID)) {
      return Optional.of(new Silence(0, Silence.What.VULNERABILITY, text, until, reason, now));
    }
    for (Watch watch : config.watches()) {
      if (watch.name().equalsIgnoreCase(text)
          && watch.subjects().stream().noneMatch(s -> s.product().equalsIgnoreCase(text))) {
        return Optional.of(new Silence(0, Silence.What.WATCH, watch.name(), until, reason, now));
      }
    }
    return config.watches().stream()
        .flatMap(w -> w.subjects().stream())
        .filter(s -> s.names().stream().anyMatch(text::equalsIgnoreCase))
        .findFirst()
        .map(s -> new Silence(0, Silence.What.PRODUCT, s.product(), until, reason, now));
  }

  private static List<String> names(Config config) {
    List<String> all = new ArrayList<>();
    for (Watch watch : config.watches()) {
      all.add(watch.name());
      watch.subjects().forEach(s -> all.add(s.product()));
    }
    return all.stream().distinct().limit(20).toList();
  }

  private String kind(Silence silence) {
    return switch (silence.what()) {
      case PRODUCT -> terminal.text("silence.product");
      case WATCH -> terminal.text("silence.watch");
      case VULNERABILITY -> terminal.text("silence.id");
    };
  }

  private static String json(List<Silence> all) {
    ArrayNode root = JsonMapper.shared().createArrayNode();
    for (Silence s : all) {
      ObjectNode one = root.addObject();
      one.put("number", s.id());
      one.put("kind", s.what().name().toLowerCase(java.util.Locale.ROOT));
      one.put("name", s.name());
      one.put("until", s.until().toString());
      one.put("reason", s.reason());
      one.put("since", s.since().toString());
    }
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
