package hinomi.source.nvd;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Product;
import hinomi.advisory.Reference;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import hinomi.source.json.Applicability;
import hinomi.source.json.Dates;
import hinomi.source.json.Pull;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** The parts of one record, in whatever order they come. */
final class NvdRecord {
  private static final int MOST = 5000;

  private String id = "";
  private String status = "";
  private @Nullable Instant published;
  private @Nullable Instant updated;
  private boolean disputed;
  private @Nullable String english;
  private @Nullable String japanese;
  private final NvdMetrics metrics = new NvdMetrics();
  private final Set<Weakness> weaknesses = new TreeSet<>();
  private final Map<String, String> links = new LinkedHashMap<>();
  private final Set<Product> products = new LinkedHashSet<>();

  /** The id as it stands there, for a complaint. */
  String id() {
    return id;
  }

  void field(JsonParser in, String name) {
    switch (name) {
      case "cve" -> Pull.fields(in, inner -> inner(in, inner));
      default -> inner(in, name);
    }
  }

  private void inner(JsonParser in, String name) {
    switch (name) {
      case "id" -> id = or(Pull.word(in));
      case "vulnStatus" -> status = or(Pull.word(in));
      case "published" -> published = Dates.instant(Pull.word(in));
      case "lastModified" -> updated = Dates.instant(Pull.word(in));
      case "cveTags" -> Pull.elements(in, MOST, () -> Pull.fields(in, f -> tags(in, f)));
      case "descriptions" -> Pull.elements(in, MOST, () -> description(in));
      case "metrics" -> metrics.read(in);
      case "weaknesses" -> Pull.elements(in, MOST, () -> Pull.fields(in, f -> weakness(in, f)));
      case "references" -> Pull.elements(in, MOST, () -> reference(in));
      case "configurations" -> Applicability.read(in, products);
      case "affected" -> Pull.elements(in, MOST, () -> Pull.fields(in, f -> affected(in, f)));
      default -> {}
    }
  }

  private void tags(JsonParser in, String name) {
    if (name.equals("tags")) {
      Pull.elements(in, MOST, () -> disputed |= "disputed".equalsIgnoreCase(Pull.word(in)));
    }
  }

  private void description(JsonParser in) {
    @Nullable String[] found = new String[2];
    Pull.fields(
        in,
        name -> {
          switch (name) {
            case "lang" -> found[0] = Pull.word(in);
            case "value" -> found[1] = Pull.word(in);
            default -> {}
          }
        });
    String language = found[0] == null ? "en" : found[0];
    if (language.startsWith("en")) {
      english = english == null ? found[1] : english;
    } else if (language.startsWith("ja")) {
      japanese = japanese == null ? found[1] : japanese;
    }
  }

  private void weakness(JsonParser in, String name) {
    if (name.equals("description")) {
      Pull.elements(
          in,
          MOST,
          () ->
              Pull.fields(
                  in,
                  field -> {
                    if (field.equals("value")) {
                      Weakness.parse(or(Pull.word(in))).ifPresent(weaknesses::add);
                    }
                  }));
    }
  }

  private void reference(JsonParser in) {
    @Nullable String[] found = new String[2];
    Pull.fields(
        in,
        name -> {
          switch (name) {
            case "url" -> found[0] = Pull.word(in);
            case "tags" ->
                Pull.elements(
                    in, MOST, () -> found[1] = found[1] == null ? Pull.word(in) : found[1]);
            default -> {}
          }
        });
    if (found[0] != null) {
      links.merge(found[0], or(found[1]), (first, more) -> first.isEmpty() ? more : first);
    }
  }

  /** What the CNA named, which NVD repeats since June 2026. */
  private void affected(JsonParser in, String name) {
    if (name.equals("affectedData")) {
      Pull.elements(
          in,
          MOST,
          () -> {
            String[] found = {"", ""};
            Pull.fields(
                in,
                field -> {
                  switch (field) {
                    case "vendor" -> found[0] = or(Pull.word(in));
                    case "product" -> found[1] = or(Pull.word(in));
                    default -> {}
                  }
                });
            Product product = Product.named(found[0], found[1]);
            if (!product.name().isEmpty()) {
              products.add(product);
            }
          });
    }
  }

  /** What all of it makes; empty where the id is none. An undated record counts as the oldest. */
  Optional<Advisory> advisory() {
    Optional<CveId> cve = CveId.parse(id);
    Instant last = updated != null ? updated : published;
    Instant first = published != null ? published : last;
    return cve.map(
        known ->
            Advisory.of(
                    new AdvisoryId("nvd", known.value()),
                    Advisory.Kind.RECORD,
                    first == null ? Instant.EPOCH : first)
                .updated(last == null ? Instant.EPOCH : last)
                .state(state())
                .cves(List.of(known))
                .summary(new Localized(japanese, english))
                .products(List.copyOf(products))
                .scores(metrics.scores())
                .weaknesses(weaknesses)
                .references(
                    links.entrySet().stream()
                        .map(e -> new Reference(e.getKey(), e.getValue()))
                        .toList())
                .facts(metrics.facts())
                .url("https://nvd.nist.gov/vuln/detail/" + known)
                .build());
  }

  private Advisory.State state() {
    if (status.equalsIgnoreCase("Rejected")) {
      return Advisory.State.WITHDRAWN;
    }
    return disputed ? Advisory.State.DISPUTED : Advisory.State.PUBLISHED;
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
