package hinomi.store;

import hinomi.advisory.Advisory;
import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Product;
import hinomi.advisory.Reference;
import hinomi.advisory.Score;
import hinomi.advisory.VersionRange;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * An advisory as JSON, to the letter as Jackson would write its records by itself, in half the
 * time: imports write hundreds of thousands. The hash by which a change is noticed hangs on every
 * letter.
 */
final class AdvisoryJson extends ValueSerializer<Advisory> {

  @Override
  public void serialize(Advisory a, JsonGenerator out, SerializationContext context) {
    out.writeStartObject();
    out.writeName("id");
    out.writeStartObject();
    text(out, "source", a.id().source());
    text(out, "value", a.id().value());
    out.writeEndObject();
    out.writeStringProperty("kind", a.kind().name());
    out.writeStringProperty("state", a.state().name());
    list(out, "cves", a.cves(), (CveId cve) -> text(out, cve.value()));
    list(out, "related", a.related(), (String name) -> text(out, name));
    localized(out, "title", a.title());
    localized(out, "summary", a.summary());
    localized(out, "impact", a.impact());
    localized(out, "solution", a.solution());
    list(out, "products", a.products(), (Product product) -> product(out, product));
    list(out, "scores", a.scores(), (Score score) -> score(out, score));
    list(out, "weaknesses", a.weaknesses(), (Weakness weakness) -> text(out, weakness.id()));
    list(out, "references", a.references(), (Reference link) -> reference(out, link));
    list(out, "facts", a.facts(), (Enrichment fact) -> fact(out, fact));
    text(out, "url", a.url());
    out.writeStringProperty("published", a.published().toString());
    out.writeStringProperty("updated", a.updated().toString());
    out.writeEndObject();
  }

  private static void product(JsonGenerator out, Product product) {
    out.writeStartObject();
    text(out, "vendor", product.vendor());
    text(out, "name", product.name());
    texts(out, "cpes", product.cpes());
    text(out, "packageName", product.packageName());
    text(out, "collection", product.collection());
    list(out, "versions", product.versions(), (VersionRange range) -> range(out, range));
    out.writeBooleanProperty("vulnerable", product.vulnerable());
    out.writeEndObject();
  }

  private static void range(JsonGenerator out, VersionRange range) {
    out.writeStartObject();
    out.writeStringProperty("status", range.status().name());
    text(out, "from", range.from());
    text(out, "below", range.below());
    text(out, "upTo", range.upTo());
    text(out, "scheme", range.scheme());
    text(out, "text", range.text());
    out.writeEndObject();
  }

  private static void score(JsonGenerator out, Score score) {
    out.writeStartObject();
    out.writeStringProperty("version", score.version().name());
    out.writeNumberProperty("base", score.base());
    text(out, "vector", score.vector());
    text(out, "origin", score.origin());
    out.writeEndObject();
  }

  private static void reference(JsonGenerator out, Reference link) {
    out.writeStartObject();
    text(out, "url", link.url());
    text(out, "label", link.label());
    out.writeEndObject();
  }

  private static void fact(JsonGenerator out, Enrichment fact) {
    out.writeStartObject();
    out.writeStringProperty("is", Json.name(fact));
    switch (fact) {
      case Enrichment.Kev kev -> {
        out.writeStringProperty("added", kev.added().toString());
        if (kev.due() != null) {
          out.writeStringProperty("due", kev.due().toString());
        }
        out.writeBooleanProperty("ransomware", kev.ransomware());
      }
      case Enrichment.Epss epss -> {
        out.writeNumberProperty("probability", epss.probability());
        out.writeNumberProperty("percentile", epss.percentile());
        out.writeStringProperty("day", epss.day().toString());
      }
      case Enrichment.Ssvc ssvc -> {
        text(out, "exploitation", ssvc.exploitation());
        text(out, "automatable", ssvc.automatable());
        text(out, "technicalImpact", ssvc.technicalImpact());
      }
    }
    out.writeEndObject();
  }

  private static void localized(JsonGenerator out, String name, Localized text) {
    out.writeName(name);
    out.writeStartObject();
    text(out, "ja", text.ja());
    text(out, "en", text.en());
    out.writeEndObject();
  }

  private static <T> void list(
      JsonGenerator out, String name, Collection<T> items, Consumer<T> each) {
    if (!items.isEmpty()) {
      out.writeName(name);
      out.writeStartArray();
      items.forEach(each);
      out.writeEndArray();
    }
  }

  private static void texts(JsonGenerator out, String name, List<String> items) {
    list(out, name, items, (String item) -> text(out, item));
  }

  private static void text(JsonGenerator out, String name, @Nullable String text) {
    if (text != null) {
      out.writeName(name);
      text(out, text);
    }
  }

  private static void text(JsonGenerator out, String text) {
    out.writeString(PlainText.of(text));
  }
}
