package hinomi.config;

import hinomi.config.inventory.Component;
import hinomi.config.inventory.Inventory;
import hinomi.watch.Catalogue;
import hinomi.watch.dictionary.KnownProduct;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which watches to propose to somebody with these things installed: products of the bundled
 * catalogue, each once. Thousands of packages become a few dozen names.
 */
public final class Proposals {
  private static final String FILE = "/hinomi/config/proposals.tsv";
  private static final int MOST = 60;

  /** A package of which a client needs no more: {@code libldap-2.5-0}, {@code openldap-libs}. */
  private static final Pattern LIBRARY =
      Pattern.compile("lib.+|.+-(?:libs?|common|client|clients|devel)(?:-.*)?");

  /** How telling a product is of what a team runs; the most telling first. */
  public enum Rank {
    /** What others reach over the network. */
    SERVICE,
    /** What programs of one's own run on. */
    RUNTIME,
    /** Anything else of the catalogue. */
    OTHER,
    /** Libraries and tools that nearly every host has. */
    BASE,
    /** What alone would make more tickets than all the others. */
    FLOOD
  }

  /**
   * One product.
   *
   * @param name as a watch is to name it
   * @param versions that are installed, as the lists write them
   */
  public record Proposal(String name, Rank rank, List<String> versions) {
    public Proposal {
      versions = List.copyOf(versions);
    }
  }

  private Proposals() {}

  /** The proposals for an inventory, the most telling first. */
  public static List<Proposal> of(Inventory inventory) {
    Catalogue catalogue = Catalogue.bundled();
    Ranks ranks = Ranks.read();
    Map<String, List<Component>> found = new LinkedHashMap<>();
    for (Component component : inventory.components()) {
      name(component, catalogue, ranks)
          .ifPresent(n -> found.computeIfAbsent(n, k -> new ArrayList<>()).add(component));
    }
    return found.entrySet().stream()
        .map(e -> proposal(e.getKey(), ranks.of(e.getKey()), e.getValue()))
        .sorted(
            Comparator.comparing(Proposal::rank)
                .thenComparingInt(p -> ranks.place(p.name()))
                .thenComparing(Proposal::name))
        .limit(MOST)
        .toList();
  }

  private static Proposal proposal(String name, Rank rank, List<Component> parts) {
    boolean onlyLibraries =
        parts.stream()
            .allMatch(
                c ->
                    !c.packages().isEmpty()
                        && c.packages().stream().allMatch(p -> LIBRARY.matcher(p).matches()));
    return new Proposal(
        name,
        rank == Rank.SERVICE && onlyLibraries ? Rank.BASE : rank,
        parts.stream().flatMap(c -> c.versions().stream()).distinct().toList());
  }

  private static Optional<String> name(Component component, Catalogue catalogue, Ranks ranks) {
    return Stream.concat(Stream.of(component.product()), component.aliases().stream())
        .map(ranks::known)
        .flatMap(name -> catalogue.product(name).map(KnownProduct::names).stream())
        .map(List::getFirst)
        .findFirst();
  }

  /** What the file says: rank, a product's name in the catalogue, what package rules call it. */
  private static final class Ranks {
    private final Map<String, Rank> ranks = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, String> known = new HashMap<>();

    static Ranks read() {
      Ranks ranks = new Ranks();
      try (InputStream in = Objects.requireNonNull(Proposals.class.getResourceAsStream(FILE));
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (!line.isBlank() && !line.startsWith("#")) {
            ranks.add(line.split("\t", -1));
          }
        }
        return ranks;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void add(String[] columns) {
      Rank rank = Rank.valueOf(columns[0].toUpperCase(Locale.ROOT));
      for (String entry : columns[1].split("\\|", -1)) {
        String[] names = entry.split("=", -1);
        ranks.put(fold(names[0]), rank);
        places.put(fold(names[0]), places.size());
        for (int i = 1; i < names.length; i++) {
          known.put(fold(names[i]), names[0]);
        }
      }
    }

    /** The catalogue's name for what a list calls otherwise. */
    String known(String name) {
      return known.getOrDefault(fold(name), name);
    }

    Rank of(String name) {
      return ranks.getOrDefault(fold(name), Rank.OTHER);
    }

    int place(String name) {
      return places.getOrDefault(fold(name), Integer.MAX_VALUE);
    }

    private static String fold(String name) {
      return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
  }
}
