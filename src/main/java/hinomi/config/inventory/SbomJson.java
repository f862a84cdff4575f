package hinomi.config.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** A CycloneDX or SPDX SBOM in JSON, in one pass, whatever the order of its fields. */
final class SbomJson {
  private static final int DEEPEST = 100;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(10_000)
                  .build())
          .build();

  private final Sheet sheet;
  private final List<Part> spdx = new ArrayList<>();
  private final Set<String> described = new HashSet<>();
  private boolean known;
  private boolean spdx3;

  /** The line of the entry that was begun last. */
  private int last;

  private SbomJson(Sheet sheet) {
    this.sheet = sheet;
  }

  static void read(String text, Sheet sheet) {
    SbomJson sbom = new SbomJson(sheet);
    String document = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), document)) {
      in.nextToken();
      JsonSteps.fields(in, name -> sbom.field(in, name));
      sbom.finish();
    } catch (StreamConstraintsException e) {
      sbom.cut(e, "json.limits", DEEPEST);
    } catch (JacksonException e) {
      sbom.cut(e, "json.broken");
    }
  }

  private void field(JsonParser in, String name) {
    switch (name) {
      case "bomFormat" -> known |= "CycloneDX".equals(JsonSteps.text(in));
      case "spdxVersion" -> {
        String version = JsonSteps.text(in);
        known = true;
        Spdx.checkVersion(String.valueOf(version), line(in), sheet);
      }
      case "@context" -> spdx3 = String.valueOf(JsonSteps.text(in)).contains("spdx.org/rdf/3");
      case "metadata" ->
          JsonSteps.fields(
              in,
              field -> {
                if (field.equals("component")) {
                  component(in, true);
                }
              });
      case "components" -> JsonSteps.elements(in, () -> component(in, false));
      case "packages" -> JsonSteps.elements(in, () -> spdxPackage(in));
      case "documentDescribes" -> JsonSteps.elements(in, () -> add(described, JsonSteps.text(in)));
      case "relationships" -> JsonSteps.elements(in, () -> relationship(in));
      default -> {}
    }
  }

  private void component(JsonParser in, boolean subject) {
    Part part = new Part(line(in), subject);
    JsonSteps.fields(
        in,
        name -> {
          switch (name) {
            case "type" -> part.type = JsonSteps.text(in);
            case "supplier", "manufacturer" ->
                part.maker(name, JsonSteps.words(in).getOrDefault("name", ""));
            case "properties" -> JsonSteps.elements(in, () -> property(in, part));
            case "components" -> JsonSteps.elements(in, () -> component(in, false));
            default -> {
              String value = JsonSteps.text(in);
              if (value != null) {
                part.field(name, value);
              }
            }
          }
        });
    part.finish(sheet);
  }

  private static void property(JsonParser in, Part part) {
    Map<String, String> words = JsonSteps.words(in);
    part.property(words.getOrDefault("name", ""), words.getOrDefault("value", ""));
  }

  private void spdxPackage(JsonParser in) {
    Part part = new Part(line(in), false);
    JsonSteps.fields(
        in,
        name -> {
          if (name.equals("externalRefs")) {
            JsonSteps.elements(in, () -> reference(in, part));
          } else {
            String value = JsonSteps.text(in);
            if (value != null) {
              part.spdxField(name.toLowerCase(Locale.ROOT), value);
            }
          }
        });
    if (spdx.size() < Sheet.MOST) {
      spdx.add(part);
    } else {
      part.finish(sheet);
    }
  }

  private static void reference(JsonParser in, Part part) {
    Map<String, String> words = JsonSteps.words(in);
    Spdx.reference(
        part, words.getOrDefault("referenceType", ""), words.getOrDefault("referenceLocator", ""));
  }

  private void relationship(JsonParser in) {
    Map<String, String> words = JsonSteps.words(in);
    Spdx.relationship(
        words.getOrDefault("spdxElementId", ""),
        words.getOrDefault("relationshipType", ""),
        words.getOrDefault("relatedSpdxElement", ""),
        described);
  }

  private void finish() {
    if (spdx3) {
      sheet.error(0, "spdx.three");
    } else if (!known && sheet.entries().isEmpty() && spdx.isEmpty()) {
      sheet.error(0, "json.unknown");
    }
    Spdx.finish(spdx, described, sheet);
  }

  private void cut(JacksonException e, String key, Object... args) {
    Spdx.finish(spdx, described, sheet);
    int at = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    sheet.error(at > 0 ? at : last, key, args);
  }

  private static void add(Set<String> set, @Nullable String value) {
    if (value != null) {
      set.add(value);
    }
  }

  private int line(JsonParser in) {
    last = Math.max(0, in.currentTokenLocation().getLineNr());
    return last;
  }
}
