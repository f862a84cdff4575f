package hinomi.watch.dictionary;

import java.util.List;

/**
 * What one entry of a source says of one product's names.
 *
 * @param pair vendor and product as CPE names have them, or else as the entry writes them: {@code
 *     cybozu:garoon}
 * @param names what it is called there, as it is written
 * @param records further {@code vendor:product} pairs by which such entries know it
 * @param cpe a CPE name of vendor and product; empty for none
 * @param packages what it is called in collections of packages: {@code npm:left-pad}
 */
public record Sighting(
    String pair, List<String> names, List<String> records, String cpe, List<String> packages) {
  public Sighting {
    names = List.copyOf(names);
    records = List.copyOf(records);
    packages = List.copyOf(packages);
  }
}
