package hinomi.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import hinomi.advisory.Advisory;
import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment;
import hinomi.advisory.VulnerabilityId;
import hinomi.advisory.Weakness;
import hinomi.ticket.Body;
import hinomi.ticket.TicketAction;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * Records as compact JSON: components by name, empty lists and nulls left out, sealed types told
 * apart by {@code is}. The names below are stored: never change one. Loaded when first needed,
 * because a pass without news needs none of it.
 */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(scalars())
          .changeDefaultVisibility(
              v ->
                  v.withGetterVisibility(Visibility.NONE)
                      .withIsGetterVisibility(Visibility.NONE)
                      .withFieldVisibility(Visibility.ANY))
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .withAllConfigOverrides(
              all -> {
                for (Class<?> type : List.of(List.class, SortedSet.class, SortedMap.class)) {
                  all.findOrCreateOverride(type)
                      .setInclude(
                          JsonInclude.Value.construct(
                              JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                      .setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
                }
              })
          .addMixIn(Enrichment.class, Sealed.class)
          .addMixIn(TicketAction.class, Sealed.class)
          .addMixIn(Body.Block.class, Sealed.class)
          .addMixIn(Body.Inline.class, Sealed.class)
          .registerSubtypes(
              new NamedType(Enrichment.Kev.class, "kev"),
              new NamedType(Enrichment.Epss.class, "epss"),
              new NamedType(Enrichment.Ssvc.class, "ssvc"),
              new NamedType(TicketAction.File.class, "file"),
              new NamedType(TicketAction.Attach.class, "attach"),
              new NamedType(TicketAction.Adopt.class, "adopt"),
              new NamedType(TicketAction.Note.class, "note"),
              new NamedType(Body.Block.Heading.class, "heading"),
              new NamedType(Body.Block.Lines.class, "lines"),
              new NamedType(Body.Block.Bullets.class, "bullets"),
              new NamedType(Body.Block.Checklist.class, "checklist"),
              new NamedType(Body.Block.Table.class, "table"),
              new NamedType(Body.Block.Quote.class, "quote"),
              new NamedType(Body.Inline.Own.class, "own"),
              new NamedType(Body.Inline.Strong.class, "strong"),
              new NamedType(Body.Inline.Feed.class, "feed"),
              new NamedType(Body.Inline.Link.class, "link"))
          .build();

  private Json() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Sealed {}

  /** The same in UTF-8. */
  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * A stored record.
   *
   * @param database the database's name, for the message where the record is unreadable
   */
  static <T> T read(String database, String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw unreadable(database, type, e);
    }
  }

  /** The same from UTF-8. */
  static <T> T read(String database, byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw unreadable(database, type, e);
    }
  }

  private static StoreException unreadable(String database, Class<?> type, JacksonException e) {
    return new StoreException(
        Failures.message(
            "unreadable", database, type.getSimpleName() + ": " + e.getOriginalMessage()),
        e);
  }

  /** How a sealed type's record is named. */
  static String name(Enrichment enrichment) {
    return switch (enrichment) {
      case Enrichment.Kev k -> "kev";
      case Enrichment.Epss e -> "epss";
      case Enrichment.Ssvc s -> "ssvc";
    };
  }

  private static SimpleModule scalars() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(String.class, new AsText<>(s -> s));
    module.addSerializer(Advisory.class, new AdvisoryJson());
    scalar(module, CveId.class, CveId::value, CveId::new);
    scalar(module, VulnerabilityId.class, VulnerabilityId::value, VulnerabilityId::new);
    scalar(module, Weakness.class, Weakness::id, s -> Weakness.parse(s).orElseThrow());
    return module;
  }

  private static <T> void scalar(
      SimpleModule module, Class<T> type, Function<T, String> out, Function<String, T> in) {
    module.addSerializer(type, new AsText<>(out));
    module.addDeserializer(type, new FromText<>(in));
  }

  private static final class AsText<T> extends ValueSerializer<T> {
    private final Function<T, String> text;

    AsText(Function<T, String> text) {
      this.text = text;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      out.writeString(PlainText.of(text.apply(value)));
    }
  }

  private static final class FromText<T> extends ValueDeserializer<T> {
    private final Function<String, T> value;

    FromText(Function<String, T> value) {
      this.value = value;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) {
      return value.apply(in.getString());
    }
  }
}
