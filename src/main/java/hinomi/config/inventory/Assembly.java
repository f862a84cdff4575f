package hinomi.config.inventory;

import hinomi.config.inventory.LeftOut.Reason;
import hinomi.config.inventory.Naming.Named;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Joins the entries of all files to components. */
final class Assembly {
  private static final int EXAMPLES = 3;

  /** What makes two entries one component. */
  private record Key(String product, Optional<String> ecosystem) {}

  private record Found(Optional<String> version, Optional<String> owner, Optional<String> note) {}

  private static final class Draft {
    private final String product;
    private final Set<String> aliases = new LinkedHashSet<>();
    private final Set<String> cpes = new LinkedHashSet<>();
    private final Set<String> purls = new LinkedHashSet<>();
    private final NavigableSet<String> packages = new TreeSet<>();
    private final Map<Found, NavigableSet<String>> places = new LinkedHashMap<>();
    private Optional<String> vendor = Optional.empty();
    private boolean keptByHand;

    Draft(String product) {
      this.product = product;
    }

    void add(Entry entry, Named.As named, Sheet sheet) {
      keptByHand |= sheet.keptByHand();
      named.aliases().stream()
          .filter(alias -> !Names.fold(alias).equals(Names.fold(product)))
          .forEach(aliases::add);
      entry.cpe().flatMap(Naming::cpe).ifPresent(cpes::add);
      named.purl().ifPresent(purls::add);
      named.ecosystem().ifPresent(e -> packages.add(named.pack()));
      vendor = vendor.or(entry::vendor);
      NavigableSet<String> hosts =
          places.computeIfAbsent(
              new Found(entry.version(), entry.owner(), entry.note()), f -> new TreeSet<>());
      hosts.addAll(entry.hosts());
      if (entry.hosts().isEmpty()) {
        sheet.place().ifPresent(hosts::add);
      }
    }

    Component finish(Optional<String> ecosystem) {
      List<Installation> installations = new ArrayList<>();
      places.forEach(
          (found, hosts) ->
              installations.add(
                  new Installation(found.version(), hosts, found.owner(), found.note())));
      return new Component(
          product, aliases, ecosystem, vendor, cpes, purls, packages, installations, keptByHand);
    }
  }

  private final Naming naming;
  private final Map<Key, Draft> drafts = new LinkedHashMap<>();
  private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
  private final Map<Reason, Set<String>> examples = new EnumMap<>(Reason.class);
  private final List<Remark> remarks = new ArrayList<>();

  Assembly(PackageRules rules) {
    this.naming = new Naming(rules);
  }

  void add(Remark remark) {
    remarks.add(remark);
  }

  void add(Sheet sheet) {
    for (Entry entry : sheet.entries()) {
      switch (naming.of(entry)) {
        case Named.Out(Reason reason) -> sheet.leaveOut(reason, entry.name());
        case Named.As named ->
            drafts
                .computeIfAbsent(
                    new Key(Names.fold(named.product()), named.ecosystem()),
                    k -> new Draft(named.product()))
                .add(entry, named, sheet);
      }
    }
    sheet
        .counts()
        .forEach(
            (reason, count) -> {
              counts.merge(reason, count, Integer::sum);
              examples
                  .computeIfAbsent(reason, r -> new LinkedHashSet<>())
                  .addAll(sheet.examples(reason));
            });
    remarks.addAll(sheet.finish());
  }

  Inventory finish() {
    List<Component> components = new ArrayList<>();
    drafts.forEach((key, draft) -> components.add(draft.finish(key.ecosystem())));
    List<LeftOut> leftOut = new ArrayList<>();
    counts.forEach(
        (reason, count) ->
            leftOut.add(
                new LeftOut(
                    reason,
                    count,
                    examples.getOrDefault(reason, Set.of()).stream().limit(EXAMPLES).toList())));
    return new Inventory(components, leftOut, remarks);
  }
}
