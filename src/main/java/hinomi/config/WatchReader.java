package hinomi.config;

import hinomi.config.yaml.Place;
import hinomi.config.yaml.Value;
import hinomi.watch.Deployment;
import hinomi.watch.Handling;
import hinomi.watch.Subject;
import hinomi.watch.Wanted;
import hinomi.watch.Watch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the {@code watches:}. */
final class WatchReader {
  private static final Set<String> EVERYDAY =
      Set.of(
          "access",
          "edge",
          "exchange",
          "node",
          "office",
          "outlook",
          "project",
          "slack",
          "teams",
          "word");

  /** The keys that say what is watched. */
  private static final List<String> NAMING =
      List.of("product", "products", "keywords", "vendor", "cpe", "purl");

  private final Reading reading;
  private final Conditions defaults;
  private final Collection<String> sources;
  private final Map<String, Place> named = new HashMap<>();

  /**
   * @param defaults from the top of the file
   * @param sources the names that {@code sources:} of a watch may hold
   */
  WatchReader(Reading reading, Conditions defaults, Collection<String> sources) {
    this.reading = reading;
    this.defaults = defaults;
    this.sources = sources;
  }

  List<Watch> read(Section top) {
    Optional<Value> value = top.value("watches");
    if (value.isEmpty()) {
      if (!top.has("inventory")) {
        Place at = top.table().entry("watches").map(Value.Entry::at).orElse(Place.FILE);
        reading.problems().warn(at, "watches.none");
      }
      return List.of();
    }
    if (value.get() instanceof Value.Table table) {
      reading.problems().error(table.at(), "watches.table");
      return List.of();
    }
    List<Value> items = Reading.items(value.get());
    if (items.isEmpty()) {
      reading.problems().warn(value.get().at(), "watches.none");
    }
    List<Watch> watches = new ArrayList<>();
    for (Value item : items) {
      watch(item).filter(watch -> unique(item.at(), watch)).ifPresent(watches::add);
    }
    return watches;
  }

  private boolean unique(Place at, Watch watch) {
    Place before = named.putIfAbsent(Word.fold(watch.name()), at);
    if (before != null) {
      reading.problems().error(at, "watch.twice", watch.name(), before.line());
    }
    return before == null;
  }

  /** What one entry of the list says. */
  Optional<Watch> watch(Value item) {
    return switch (item) {
      case Value.Text text -> shortForm(text);
      case Value.Table table -> longForm(new Section(table, "watches.*", reading));
      case Value.Items list -> {
        reading.problems().error(list.at(), "watch.list");
        yield Optional.empty();
      }
    };
  }

  private Optional<Watch> shortForm(Value.Text text) {
    if (text.text().isEmpty()) {
      reading.problems().error(text.at(), "empty-item", "watches");
      return Optional.empty();
    }
    reading.pitfalls(text);
    Optional<Word> word = reading.variables().expand(text);
    word.ifPresent(this::common);
    return word.map(
        w ->
            defaults.watch(
                w.text(),
                List.of(subject(w, List.of())),
                List.of(),
                Set.of(),
                defaults.handling()));
  }

  /** Warns where a name alone will hit far too much. */
  private void common(Word word) {
    String folded = word.folded();
    if (folded.matches("[\\x21-\\x7e]{1,2}")) {
      reading.problems().warn(word.at(), "watch.short", word.text());
    } else if (EVERYDAY.contains(folded)) {
      reading.problems().warn(word.at(), "watch.everyday", word.text());
    }
  }

  private Optional<Watch> longForm(Section section) {
    section.knowing(Keys.WATCH);
    List<Subject> subjects = subjects(section);
    WantedReader others = new WantedReader(section, reading);
    List<String> keywords = others.keywords();
    List<Wanted> wanted = others.read();
    Conditions own = Conditions.read(section, defaults, reading, sources);
    Set<String> only = onlySources(section);
    Optional<String> name = section.text("name", "Web");
    Optional<String> tracker = section.name("tracker", "3");
    if (subjects.isEmpty() && keywords.isEmpty() && wanted.isEmpty()) {
      boolean empty = NAMING.stream().noneMatch(section::has);
      boolean known = section.keys().stream().anyMatch(Keys.WATCH::contains);
      if (empty && known) {
        reading.problems().error(section.at(), "watch.nothing");
      }
      return Optional.empty();
    }
    List<String> products = products(subjects, keywords, wanted);
    Handling handling = own.handling();
    Handling filed =
        new Handling(
            handling.assignTo(),
            handling.project(),
            tracker.orElse(handling.tracker()),
            handling.priority(),
            handling.category());
    return Optional.of(
        own.watch(
                name.orElseGet(
                    () -> products.isEmpty() ? wanted.getFirst().called() : products.getFirst()),
                subjects,
                keywords,
                only,
                filed)
            .wanting(wanted)
            .having(installed(section, products, wanted)));
  }

  /** What a version may be one of. */
  private static List<String> products(
      List<Subject> subjects, List<String> keywords, List<Wanted> wanted) {
    Set<String> products = new LinkedHashSet<>();
    subjects.forEach(subject -> products.add(subject.product()));
    wanted.stream()
        .filter(one -> one instanceof Wanted.Cpe || one instanceof Wanted.Purl)
        .forEach(one -> products.add(one.called()));
    if (products.isEmpty()) {
      products.addAll(keywords);
    }
    return List.copyOf(products);
  }

  private List<Deployment> installed(Section section, List<String> products, List<Wanted> wanted) {
    if (products.isEmpty() && section.has("version")) {
      reading.problems().error(section.at("version"), "version.no-product");
    }
    List<Deployment> all = new ArrayList<>(new InstalledReader(section, products, reading).read());
    for (Wanted one : wanted) {
      one.installed()
          .map(i -> new Deployment(one.called(), Optional.of(i), new TreeSet<>()))
          .filter(deployment -> !all.contains(deployment))
          .ifPresent(all::add);
    }
    return all;
  }

  private List<Subject> subjects(Section section) {
    List<Subject> found = new ArrayList<>();
    List<String> aliases =
        section.names("aliases", "Cybozu Garoon").stream().map(Word::text).toList();
    section
        .value("product")
        .ifPresent(
            value -> {
              reading.pitfalls(value);
              section
                  .word("product", "nginx")
                  .ifPresent(
                      word -> {
                        if (aliases.isEmpty() && !section.has("exclude")) {
                          common(word);
                        }
                        found.add(subject(word, aliases));
                      });
            });
    section.value("products").ifPresent(value -> found.addAll(products(value)));
    if (!section.has("product") && section.has("aliases")) {
      if (found.size() == 1 && found.getFirst().aliases().isEmpty()) {
        return List.of(new Subject(found.getFirst().product(), aliases));
      }
      reading.problems().error(section.at("aliases"), "watch.aliases");
    }
    return found;
  }

  private List<Subject> products(Value value) {
    List<Subject> found = new ArrayList<>();
    for (Value item : Reading.items(value)) {
      if (item instanceof Value.Table table) {
        Section entry = new Section(table, "watches.*.products", reading).knowing(Keys.PRODUCT);
        List<String> aliases =
            entry.names("aliases", "Cybozu Garoon").stream().map(Word::text).toList();
        entry.required("product", "nginx").ifPresent(word -> found.add(subject(word, aliases)));
      } else {
        reading
            .names(item, "products", "nginx")
            .forEach(word -> found.add(subject(word, List.of())));
      }
    }
    return found;
  }

  private static Subject subject(Word word, List<String> aliases) {
    return new Subject(word.text(), aliases);
  }

  private Set<String> onlySources(Section section) {
    Set<String> found = new LinkedHashSet<>();
    for (Word word : section.words("sources", "jvn")) {
      if (sources.contains(word.text())) {
        found.add(word.text());
      } else {
        String all = String.join(", ", sources);
        reading.problems().error(word.at(), "watch.source", word.text(), all);
      }
    }
    return found;
  }
}
