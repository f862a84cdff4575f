package hinomi.config;

import hinomi.config.inventory.Component;
import hinomi.config.inventory.Installation;
import hinomi.config.inventory.Inventory;
import hinomi.config.inventory.InventoryReader;
import hinomi.config.yaml.Value;
import hinomi.watch.Catalogue;
import hinomi.watch.Deployment;
import hinomi.watch.Handling;
import hinomi.watch.Subject;
import hinomi.watch.SubjectIndex;
import hinomi.watch.Watch;
import hinomi.watch.version.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the {@code inventory:} and tells the watches what is installed. */
final class Belongings {
  private static final String EXAMPLE = "hosts.csv";

  private final Reading reading;
  private final Conditions defaults;

  /**
   * @param defaults for watches that the inventory makes
   */
  Belongings(Reading reading, Conditions defaults) {
    this.reading = reading;
    this.defaults = defaults;
  }

  /** The watches with what is installed of them, and those that the inventory makes. */
  List<Watch> read(Section top, List<Watch> watches) {
    Optional<Value> value = top.value("inventory");
    if (value.isEmpty()) {
      return watches;
    }
    Optional<Boolean> all = Optional.empty();
    List<Word> files;
    if (value.get() instanceof Value.Table table) {
      Section section = new Section(table, "inventory", reading).knowing(Keys.INVENTORY);
      all = section.choice("watch", Map.of("all", true, "listed", false));
      files = section.words("files", EXAMPLE);
      if (section.value("files").map(Reading::items).filter(f -> !f.isEmpty()).isEmpty()) {
        reading.problems().error(section.at("files"), "missing-key", "files", EXAMPLE);
      }
    } else {
      files = reading.words(value.get(), "inventory", EXAMPLE);
    }
    return join(watches, inventory(files), all);
  }

  private Inventory inventory(List<Word> files) {
    List<Path> paths = new ArrayList<>();
    for (Word word : files) {
      Optional<Path> path = reading.path(word, "inventory");
      if (path.filter(p -> !Files.isReadable(p)).isPresent()) {
        reading.problems().error(word.at(), "inventory.missing", word.text());
      } else {
        path.ifPresent(paths::add);
      }
    }
    try {
      Inventory inventory = InventoryReader.read(paths);
      inventory.remarks().forEach(reading.problems()::tell);
      return inventory;
    } catch (IOException e) {
      reading.problems().error(files.getFirst().at(), "inventory.missing", files.getFirst().text());
      return new Inventory(List.of(), List.of(), List.of());
    }
  }

  private List<Watch> join(List<Watch> watches, Inventory inventory, Optional<Boolean> all) {
    SubjectIndex index = new SubjectIndex(watches, Catalogue.bundled());
    Map<Integer, List<Deployment>> known = new LinkedHashMap<>();
    List<Watch> made = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    watches.forEach(w -> names.add(Word.fold(w.name())));
    inventory
        .byProduct()
        .forEach(
            (product, components) -> {
              Set<SubjectIndex.Hit> hits = new LinkedHashSet<>();
              components.forEach(c -> hits.addAll(index.find(names(c), c.cpes(), c.purls())));
              for (SubjectIndex.Hit hit : hits) {
                known
                    .computeIfAbsent(hit.watch(), w -> new ArrayList<>())
                    .addAll(deployments(hit.subject(), components));
              }
              boolean watched = all.orElse(components.stream().anyMatch(Component::keptByHand));
              if (hits.isEmpty() && watched) {
                made.add(watch(free(product, names), product, components));
              }
            });
    List<Watch> joined = new ArrayList<>();
    for (int i = 0; i < watches.size(); i++) {
      joined.add(having(watches.get(i), known.getOrDefault(i, List.of())));
    }
    joined.addAll(made);
    return joined;
  }

  private static List<String> names(Component component) {
    List<String> names = new ArrayList<>(component.aliases());
    names.add(component.product());
    component.vendor().ifPresent(v -> names.add(v + " " + component.product()));
    return names;
  }

  /** What the watch says itself is also known where the inventory says nothing of it. */
  private static Watch having(Watch watch, List<Deployment> deployments) {
    if (deployments.isEmpty()) {
      return watch;
    }
    Set<Deployment> all = new LinkedHashSet<>(watch.installed());
    all.addAll(deployments);
    return watch.having(List.copyOf(all));
  }

  private static List<Deployment> deployments(String subject, List<Component> components) {
    List<Deployment> all = new ArrayList<>();
    for (Component component : components) {
      for (Installation installation : component.installations()) {
        all.add(
            new Deployment(
                subject,
                installation.version().map(v -> new Installed(v, component.ecosystem())),
                installation.hosts()));
      }
    }
    return all;
  }

  private static String free(String product, Set<String> names) {
    String name = product;
    for (int i = 2; !names.add(Word.fold(name)); i++) {
      name = product + " (" + i + ")";
    }
    return name;
  }

  private Watch watch(String name, String product, List<Component> components) {
    Set<String> aliases =
        components.stream()
            .flatMap(c -> c.aliases().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> owners =
        components.stream()
            .flatMap(c -> c.owners().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Handling usual = defaults.handling();
    return defaults
        .watch(
            name,
            List.of(new Subject(product, List.copyOf(aliases))),
            List.of(),
            Set.of(),
            new Handling(
                owners.size() == 1 ? owners.iterator().next() : usual.assignTo(),
                usual.project(),
                usual.tracker(),
                usual.priority(),
                usual.category()))
        .having(deployments(product, components));
  }
}
