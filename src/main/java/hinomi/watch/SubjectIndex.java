package hinomi.watch;

import hinomi.watch.names.PurlIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the watched products that a list of installed software names. */
public final class SubjectIndex {

  /**
   * A watched product.
   *
   * @param watch the place of its watch, counted from 0
   * @param subject the product, as the user writes it
   */
  public record Hit(int watch, String subject) {}

  private final Map<String, List<Hit>> byName = new HashMap<>();
  private final Map<String, List<Hit>> byRecord = new HashMap<>();
  private final PurlIndex<Hit> purls = new PurlIndex<>();

  /**
   * @param catalogue for other names of the products
   */
  public SubjectIndex(List<Watch> watches, Catalogue catalogue) {
    for (int i = 0; i < watches.size(); i++) {
      for (Subject subject : watches.get(i).subjects()) {
        Hit hit = new Hit(i, subject.product());
        catalogue.names(subject).keySet().forEach(name -> add(byName, name, hit));
        catalogue.records(subject).forEach(record -> add(byRecord, record, hit));
      }
      for (Wanted wanted : watches.get(i).wanted()) {
        Hit hit = new Hit(i, wanted.called());
        switch (wanted) {
          case Wanted.Cpe cpe -> cpe(cpe, hit, catalogue);
          case Wanted.Purl purl -> purls.add(purl.pattern(), hit);
          case Wanted.Vendor vendor -> {}
          case Wanted.Keywords keywords -> {}
        }
      }
    }
  }

  private void cpe(Wanted.Cpe cpe, Hit hit, Catalogue catalogue) {
    RecordName name = RecordName.cpe(cpe.pattern().toString());
    if (name != null) {
      String pair = name.vendor() + ":" + name.product();
      add(byRecord, pair, hit);
      catalogue.entries().stream()
          .filter(entry -> entry.records().contains(pair))
          .forEach(
              entry -> {
                entry.names().keySet().forEach(known -> add(byName, known, hit));
                entry.records().forEach(record -> add(byRecord, record, hit));
              });
    }
  }

  private static void add(Map<String, List<Hit>> index, String key, Hit hit) {
    index.computeIfAbsent(key, k -> new ArrayList<>()).add(hit);
  }

  /**
   * The watched products that go by one of the names, or that records know by one of the CPEs, or
   * that are one of the packages.
   *
   * @param names of one product, in any language
   * @param cpes of the same product, CPE 2.2 or 2.3
   * @param packages its package URLs
   */
  public Set<Hit> find(
      Collection<String> names, Collection<String> cpes, Collection<String> packages) {
    Set<Hit> found = new LinkedHashSet<>();
    packages.forEach(purl -> found.addAll(purls.find(purl)));
    for (String name : names) {
      found.addAll(byName.getOrDefault(Normal.of(name), List.of()));
    }
    for (String cpe : cpes) {
      RecordName name = RecordName.cpe(cpe);
      if (name != null) {
        found.addAll(byRecord.getOrDefault(name.vendor() + ":" + name.product(), List.of()));
      }
    }
    return found;
  }
}
