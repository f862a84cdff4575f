package hinomi.config;

import hinomi.config.yaml.Place;
import hinomi.config.yaml.Value;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code sources:}. */
final class SourceReader {
  private static final List<String> OFF_UNLESS_ASKED = List.of("nvd");

  private final Reading reading;
  private final Secrets secrets;
  private final List<SourceConfig> sources = new ArrayList<>();
  private final Map<String, Place> feeds = new HashMap<>();

  SourceReader(Reading reading, Secrets secrets) {
    this.reading = reading;
    this.secrets = secrets;
  }

  List<SourceConfig> read(Section top) {
    Optional<Section> section = top.section("sources", Keys.SOURCES);
    for (String kind : Keys.BUILT_IN) {
      Optional<Value> value = section.flatMap(s -> s.table().entry(kind)).map(Value.Entry::value);
      builtIn(kind, value).ifPresent(sources::add);
    }
    section.flatMap(s -> s.value("feeds")).ifPresent(this::feeds);
    return sources;
  }

  /** The names by which a watch may choose among the sources. */
  List<String> names() {
    List<String> names = new ArrayList<>(Keys.BUILT_IN);
    sources.stream().map(SourceConfig::name).filter(n -> !names.contains(n)).forEach(names::add);
    return names;
  }

  private Optional<SourceConfig> builtIn(String kind, Optional<Value> value) {
    boolean jpcert = kind.equals("jpcert");
    if (value.isEmpty()) {
      return OFF_UNLESS_ASKED.contains(kind) ? Optional.empty() : Optional.of(plain(kind, jpcert));
    }
    return switch (value.get()) {
      case Value.Text text when text.absent() -> Optional.of(plain(kind, jpcert));
      case Value.Text text ->
          reading
              .choice(text, kind, Reading.YES_NO)
              .filter(on -> on)
              .map(on -> plain(kind, jpcert));
      case Value.Items list -> {
        reading.problems().error(list.at(), "source.shape", kind);
        yield Optional.empty();
      }
      case Value.Table table -> {
        List<String> known =
            switch (kind) {
              case "jpcert" -> Keys.JPCERT;
              case "nvd" -> Keys.NVD;
              default -> Keys.SOURCE;
            };
        Section section = new Section(table, "sources." + kind, reading).knowing(known);
        boolean every =
            section.choice("alerts", Map.of("all", true, "matched", false)).orElse(jpcert);
        yield Optional.of(
            new SourceConfig(
                kind,
                kind,
                section.address("url", "https://jvn.jp/rss/jvn.rdf"),
                every(section).orElse(usual(kind)),
                silentAfter(section),
                false,
                every,
                section.choice("feed", Map.of("modified", false, "api", true)).orElse(false),
                section.has("api-key") || section.has("api-key-file")
                    ? secrets.key(section)
                    : Optional.empty()));
      }
    };
  }

  private static SourceConfig plain(String kind, boolean everyAlert) {
    return new SourceConfig(
        kind, kind, Optional.empty(), usual(kind), Optional.empty(), false, everyAlert);
  }

  private static Every usual(String kind) {
    return Every.USUAL.getOrDefault(kind, Every.FEED);
  }

  private static Optional<Every> every(Section section) {
    return section.form("every", "expect.every", "15m", Every::parse);
  }

  private static Optional<Duration> silentAfter(Section section) {
    return section.duration("silent-after", "3d");
  }

  private void feeds(Value value) {
    for (Value item : Reading.items(value)) {
      switch (item) {
        case Value.Text text ->
            reading
                .word(text, "feeds", "https://www.example.jp/security.rdf")
                .flatMap(w -> reading.address(w, "feeds", "https://www.example.jp/security.rdf"))
                .ifPresent(
                    uri -> add(item.at(), host(uri), uri, Every.FEED, Optional.empty(), false));
        case Value.Items list ->
            reading.problems().error(list.at(), "expect.table", "feeds", "name, url, full-text");
        case Value.Table table -> feed(table);
      }
    }
  }

  private void feed(Value.Table table) {
    Section section = new Section(table, "sources.feeds", reading).knowing(Keys.FEED);
    String example = "https://www.example.jp/security.rdf";
    Optional<URI> uri =
        section.required("url", example).flatMap(word -> reading.address(word, "url", example));
    Optional<String> name = section.text("name", "example");
    boolean full = section.yes("full-text").orElse(false);
    Optional<Duration> silent = silentAfter(section);
    Every every = every(section).orElse(Every.FEED);
    uri.ifPresent(
        address ->
            add(
                name.isPresent() ? section.at("name") : table.at(),
                name.orElseGet(() -> host(address)),
                address,
                every,
                silent,
                full));
  }

  private void add(
      Place at, String name, URI uri, Every every, Optional<Duration> silent, boolean fullText) {
    if (Keys.SOURCES.contains(name)) {
      reading.problems().error(at, "feed.built-in", name);
      return;
    }
    Place before = feeds.putIfAbsent(name, at);
    if (before != null) {
      reading.problems().error(at, "feed.twice", name, before.line());
      return;
    }
    sources.add(new SourceConfig("feed", name, Optional.of(uri), every, silent, fullText, false));
  }

  private static String host(URI uri) {
    return uri.getHost().replaceFirst("^www\\.", "");
  }
}
