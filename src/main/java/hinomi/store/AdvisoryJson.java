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
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * An advisory as JSON, to the letter as Jackson would write its records by itself, in a fraction of
 * the time: imports write hundreds of thousands. The hash by which a change is noticed hangs on
 * every letter.
 */
final class AdvisoryJson extends ValueSerializer<Advisory> {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build();

  /** What most advisories need, in bytes. */
  private static final int USUAL = 4096;

  private static final SerializableString ID = new SerializedString("id");
  private static final SerializableString SOURCE = new SerializedString("source");
  private static final SerializableString VALUE = new SerializedString("value");
  private static final SerializableString KIND = new SerializedString("kind");
  private static final SerializableString STATE = new SerializedString("state");
  private static final SerializableString CVES = new SerializedString("cves");
  private static final SerializableString RELATED = new SerializedString("related");
  private static final SerializableString TITLE = new SerializedString("title");
  private static final SerializableString SUMMARY = new SerializedString("summary");
  private static final SerializableString IMPACT = new SerializedString("impact");
  private static final SerializableString SOLUTION = new SerializedString("solution");
  private static final SerializableString PRODUCTS = new SerializedString("products");
  private static final SerializableString SCORES = new SerializedString("scores");
  private static final SerializableString WEAKNESSES = new SerializedString("weaknesses");
  private static final SerializableString REFERENCES = new SerializedString("references");
  private static final SerializableString FACTS = new SerializedString("facts");
  private static final SerializableString URL = new SerializedString("url");
  private static final SerializableString PUBLISHED = new SerializedString("published");
  private static final SerializableString UPDATED = new SerializedString("updated");
  private static final SerializableString VENDOR = new SerializedString("vendor");
  private static final SerializableString NAME = new SerializedString("name");
  private static final SerializableString CPES = new SerializedString("cpes");
  private static final SerializableString PACKAGE_NAME = new SerializedString("packageName");
  private static final SerializableString COLLECTION = new SerializedString("collection");
  private static final SerializableString VERSIONS = new SerializedString("versions");
  private static final SerializableString VULNERABLE = new SerializedString("vulnerable");
  private static final SerializableString STATUS = new SerializedString("status");
  private static final SerializableString FROM = new SerializedString("from");
  private static final SerializableString BELOW = new SerializedString("below");
  private static final SerializableString UP_TO = new SerializedString("upTo");
  private static final SerializableString SCHEME = new SerializedString("scheme");
  private static final SerializableString TEXT = new SerializedString("text");
  private static final SerializableString VERSION = new SerializedString("version");
  private static final SerializableString BASE = new SerializedString("base");
  private static final SerializableString VECTOR = new SerializedString("vector");
  private static final SerializableString ORIGIN = new SerializedString("origin");
  private static final SerializableString LABEL = new SerializedString("label");
  private static final SerializableString IS = new SerializedString("is");
  private static final SerializableString ADDED = new SerializedString("added");
  private static final SerializableString DUE = new SerializedString("due");
  private static final SerializableString RANSOMWARE = new SerializedString("ransomware");
  private static final SerializableString PROBABILITY = new SerializedString("probability");
  private static final SerializableString PERCENTILE = new SerializedString("percentile");
  private static final SerializableString DAY = new SerializedString("day");
  private static final SerializableString EXPLOITATION = new SerializedString("exploitation");
  private static final SerializableString AUTOMATABLE = new SerializedString("automatable");
  private static final SerializableString TECHNICAL_IMPACT =
      new SerializedString("technicalImpact");
  private static final SerializableString JA = new SerializedString("ja");
  private static final SerializableString EN = new SerializedString("en");

  @Override
  public void serialize(Advisory a, JsonGenerator out, SerializationContext context) {
    write(a, a.updated(), out);
  }

  /** In UTF-8, with another time of change. */
  static byte[] bytes(Advisory a, Instant updated) {
    ByteArrayBuilder bytes = new ByteArrayBuilder(USUAL);
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(a, updated, out);
    }
    return bytes.toByteArray();
  }

  private static void write(Advisory a, Instant updated, JsonGenerator out) {
    out.writeStartObject();
    out.writeName(ID);
    out.writeStartObject();
    text(out, SOURCE, a.id().source());
    text(out, VALUE, a.id().value());
    out.writeEndObject();
    text(out, KIND, a.kind().name());
    text(out, STATE, a.state().name());
    if (begin(out, CVES, a.cves())) {
      for (CveId cve : a.cves()) {
        text(out, cve.value());
      }
      out.writeEndArray();
    }
    texts(out, RELATED, a.related());
    localized(out, TITLE, a.title());
    localized(out, SUMMARY, a.summary());
    localized(out, IMPACT, a.impact());
    localized(out, SOLUTION, a.solution());
    if (begin(out, PRODUCTS, a.products())) {
      for (Product product : a.products()) {
        product(out, product);
      }
      out.writeEndArray();
    }
    if (begin(out, SCORES, a.scores())) {
      for (Score score : a.scores()) {
        score(out, score);
      }
      out.writeEndArray();
    }
    if (begin(out, WEAKNESSES, a.weaknesses())) {
      for (Weakness weakness : a.weaknesses()) {
        text(out, weakness.id());
      }
      out.writeEndArray();
    }
    if (begin(out, REFERENCES, a.references())) {
      for (Reference link : a.references()) {
        reference(out, link);
      }
      out.writeEndArray();
    }
    if (begin(out, FACTS, a.facts())) {
      for (Enrichment fact : a.facts()) {
        fact(out, fact);
      }
      out.writeEndArray();
    }
    text(out, URL, a.url());
    String published = a.published().toString();
    text(out, PUBLISHED, published);
    text(out, UPDATED, updated.equals(a.published()) ? published : updated.toString());
    out.writeEndObject();
  }

  private static void product(JsonGenerator out, Product product) {
    out.writeStartObject();
    text(out, VENDOR, product.vendor());
    text(out, NAME, product.name());
    texts(out, CPES, product.cpes());
    text(out, PACKAGE_NAME, product.packageName());
    text(out, COLLECTION, product.collection());
    if (begin(out, VERSIONS, product.versions())) {
      for (VersionRange range : product.versions()) {
        range(out, range);
      }
      out.writeEndArray();
    }
    out.writeName(VULNERABLE);
    out.writeBoolean(product.vulnerable());
    out.writeEndObject();
  }

  private static void range(JsonGenerator out, VersionRange range) {
    out.writeStartObject();
    text(out, STATUS, range.status().name());
    text(out, FROM, range.from());
    text(out, BELOW, range.below());
    text(out, UP_TO, range.upTo());
    text(out, SCHEME, range.scheme());
    text(out, TEXT, range.text());
    out.writeEndObject();
  }

  private static void score(JsonGenerator out, Score score) {
    out.writeStartObject();
    text(out, VERSION, score.version().name());
    out.writeName(BASE);
    out.writeNumber(score.base());
    text(out, VECTOR, score.vector());
    text(out, ORIGIN, score.origin());
    out.writeEndObject();
  }

  private static void reference(JsonGenerator out, Reference link) {
    out.writeStartObject();
    text(out, URL, link.url());
    text(out, LABEL, link.label());
    out.writeEndObject();
  }

  private static void fact(JsonGenerator out, Enrichment fact) {
    out.writeStartObject();
    text(out, IS, Json.name(fact));
    switch (fact) {
      case Enrichment.Kev kev -> {
        text(out, ADDED, kev.added().toString());
        if (kev.due() != null) {
          text(out, DUE, kev.due().toString());
        }
        out.writeName(RANSOMWARE);
        out.writeBoolean(kev.ransomware());
      }
      case Enrichment.Epss epss -> {
        out.writeName(PROBABILITY);
        out.writeNumber(epss.probability());
        out.writeName(PERCENTILE);
        out.writeNumber(epss.percentile());
        text(out, DAY, epss.day().toString());
      }
      case Enrichment.Ssvc ssvc -> {
        text(out, EXPLOITATION, ssvc.exploitation());
        text(out, AUTOMATABLE, ssvc.automatable());
        text(out, TECHNICAL_IMPACT, ssvc.technicalImpact());
      }
    }
    out.writeEndObject();
  }

  private static void localized(JsonGenerator out, SerializableString name, Localized text) {
    out.writeName(name);
    out.writeStartObject();
    text(out, JA, text.ja());
    text(out, EN, text.en());
    out.writeEndObject();
  }

  /** Begins a list, where there is anything to stand in it. */
  private static boolean begin(JsonGenerator out, SerializableString name, Collection<?> items) {
    if (items.isEmpty()) {
      return false;
    }
    out.writeName(name);
    out.writeStartArray();
    return true;
  }

  private static void texts(JsonGenerator out, SerializableString name, Collection<String> items) {
    if (begin(out, name, items)) {
      for (String item : items) {
        text(out, item);
      }
      out.writeEndArray();
    }
  }

  private static void text(JsonGenerator out, SerializableString name, @Nullable String text) {
    if (text != null) {
      out.writeName(name);
      text(out, text);
    }
  }

  private static void text(JsonGenerator out, String text) {
    out.writeString(PlainText.of(text));
  }
}
