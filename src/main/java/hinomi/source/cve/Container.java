package hinomi.source.cve;

import hinomi.advisory.CveId;
import hinomi.advisory.Product;
import hinomi.advisory.Weakness;
import hinomi.source.json.Applicability;
import hinomi.source.json.Dates;
import hinomi.source.json.Pull;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** What one container of a record says: the CNA's, or an ADP's. */
final class Container {
  private static final int MOST = 500;

  String provider = "";
  private @Nullable String updated;
  @Nullable String title;
  boolean disputed;
  final Texts descriptions = new Texts();
  final Texts rejectedReasons = new Texts();
  final Texts impacts = new Texts();
  final Texts solutions = new Texts();
  final Set<Product> products = new LinkedHashSet<>();
  final Set<Product> applicable = new LinkedHashSet<>();
  final Metrics metrics = new Metrics();
  final Links links = new Links();
  final Set<Weakness> weaknesses = new TreeSet<>();
  final Set<CveId> replacedBy = new TreeSet<>();

  static Container read(JsonParser in) {
    Container container = new Container();
    Pull.fields(in, name -> container.field(in, name));
    return container;
  }

  /** When it was last changed, where it tells. */
  @Nullable Instant updated() {
    return Dates.instant(updated);
  }

  private void field(JsonParser in, String name) {
    switch (name) {
      case "providerMetadata" -> Pull.fields(in, field -> provider(in, field));
      case "title" -> title = Pull.word(in);
      case "tags" ->
          Pull.elements(in, MOST, () -> disputed |= "disputed".equalsIgnoreCase(Pull.word(in)));
      case "descriptions" -> descriptions.read(in);
      case "rejectedReasons" -> rejectedReasons.read(in);
      case "solutions", "workarounds" -> solutions.read(in);
      case "impacts" -> Pull.elements(in, MOST, () -> Pull.fields(in, field -> impact(in, field)));
      case "affected" -> Affected.read(in, products);
      case "cpeApplicability" -> Applicability.read(in, applicable);
      case "metrics" -> metrics.read(in);
      case "references" -> links.read(in);
      case "problemTypes" ->
          Pull.elements(in, MOST, () -> Pull.fields(in, field -> problem(in, field)));
      case "replacedBy" -> Pull.elements(in, MOST, () -> replacement(in));
      default -> {}
    }
  }

  private void provider(JsonParser in, String name) {
    switch (name) {
      case "shortName" -> {
        String shortName = Pull.word(in);
        provider = shortName == null ? "" : shortName;
      }
      case "dateUpdated" -> updated = Pull.word(in);
      default -> {}
    }
  }

  private void impact(JsonParser in, String name) {
    if (name.equals("descriptions")) {
      impacts.read(in);
    }
  }

  private void problem(JsonParser in, String name) {
    if (name.equals("descriptions")) {
      Pull.elements(in, MOST, () -> weakness(in));
    }
  }

  private void weakness(JsonParser in) {
    @Nullable String[] found = new String[2];
    Pull.fields(
        in,
        name -> {
          switch (name) {
            case "cweId" -> found[0] = Pull.word(in);
            case "description" -> found[1] = Pull.word(in);
            default -> {}
          }
        });
    Optional<Weakness> byId = weakness(found[0]);
    byId.or(() -> weakness(found[1])).ifPresent(weaknesses::add);
  }

  private static Optional<Weakness> weakness(@Nullable String text) {
    return text == null || !text.toUpperCase(Locale.ROOT).contains("CWE-")
        ? Optional.empty()
        : Weakness.parse(text);
  }

  private void replacement(JsonParser in) {
    String id = Pull.word(in);
    if (id != null) {
      CveId.parse(id).ifPresent(replacedBy::add);
    }
  }
}
