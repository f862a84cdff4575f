package hinomi.source.jvn;

import hinomi.advisory.Reference;
import hinomi.source.page.WebPage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A note's table of vendors: the name, sometimes a status and a date, and a link a row. */
final class VendorTable {
  private static final Set<String> HEADINGS = Set.of("ベンダ", "ベンダー", "Vendor");

  private final Set<String> vendors = new LinkedHashSet<>();
  private final List<Reference> links = new ArrayList<>();

  VendorTable(@Nullable Element section) {
    if (section == null) {
      return;
    }
    String vendor = "";
    for (Element row : section.select("tr")) {
      Element first = row.selectFirst("td, th");
      String name = first == null ? "" : first.text().strip();
      if (HEADINGS.contains(name)) {
        continue;
      }
      // A vendor with several links is named in the first of its rows only.
      vendor = name.isEmpty() ? vendor : name;
      if (!vendor.isEmpty()) {
        vendors.add(vendor);
      }
      for (Reference link : WebPage.links(row)) {
        links.add(
            new Reference(
                link.url(),
                vendor.isEmpty() ? link.label() : (vendor + ": " + link.label()).strip()));
      }
    }
    if (links.isEmpty()) {
      links.addAll(WebPage.links(section));
    }
  }

  /** The vendor, where the table names just one. */
  Optional<String> only() {
    return vendors.size() == 1 ? vendors.stream().findFirst() : Optional.empty();
  }

  /** The links, with the vendor's name before their words. */
  List<Reference> links() {
    return links;
  }
}
