package hinomi.config.inventory;

import hinomi.config.inventory.LeftOut.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A component or package of an SBOM while it is read, field by field. */
final class Part {
  /** What an SBOM generator says of a package that was built from another one's source. */
  private static final Set<String> SOURCE_NAMES =
      Set.of("aquasecurity:trivy:SrcName", "syft:metadata:source", "syft:metadata:originPackage");

  private static final Pattern BUILT_FROM = Pattern.compile("built package from: (\\S+).*");

  private final int line;
  private boolean subject;
  @Nullable String type;
  @Nullable String id;
  private Optional<String> name = Optional.empty();
  private Optional<String> group = Optional.empty();
  private Optional<String> version = Optional.empty();
  private Optional<String> vendor = Optional.empty();
  private Optional<String> cpe = Optional.empty();
  private Optional<String> purl = Optional.empty();
  private Optional<String> source = Optional.empty();

  /**
   * @param subject whether it is what the whole SBOM describes
   */
  Part(int line, boolean subject) {
    this.line = line;
    this.subject = subject;
  }

  /** It turned out to be what the whole SBOM describes. */
  void describesAll() {
    subject = true;
  }

  /** A field of CycloneDX. */
  void field(String field, String value) {
    switch (field) {
      case "name" -> name = Names.word(value);
      case "group" -> group = Names.word(value);
      case "version" -> version = Names.version(value);
      case "cpe" -> cpe(value);
      case "purl" -> purl(value);
      case "publisher", "author" -> vendor = vendor.or(() -> Names.word(value));
      default -> {}
    }
  }

  /**
   * A field of SPDX, by its name in JSON, which tag-value writes with {@code Package} before it.
   */
  void spdxField(String field, String value) {
    switch (field) {
      case "name" -> name = Names.word(value);
      case "versioninfo", "version" -> version = Names.version(value);
      case "supplier", "originator" ->
          vendor =
              vendor.or(
                  () ->
                      Names.word(value)
                          .filter(v -> v.startsWith("Organization:"))
                          .flatMap(v -> Names.word(v.substring(13).replaceFirst("\\(.*", ""))));
      case "sourceinfo" -> {
        Matcher m = BUILT_FROM.matcher(value);
        if (m.matches()) {
          source = Names.word(m.group(1));
        }
      }
      case "primarypackagepurpose", "primarypurpose" -> type = value;
      case "spdxid" -> id = value;
      default -> {}
    }
  }

  void cpe(String value) {
    cpe = cpe.or(() -> Names.word(value).filter(c -> c.startsWith("cpe:")));
  }

  void purl(String value) {
    purl = purl.or(() -> Names.word(value).filter(p -> p.startsWith("pkg:")));
  }

  /** The name of an organisation. */
  void maker(String role, String value) {
    switch (role) {
      case "supplier", "manufacturer" -> vendor = Names.word(value).or(() -> vendor);
      default -> {}
    }
  }

  void property(String key, String value) {
    if (SOURCE_NAMES.contains(key)) {
      source = Names.word(value);
    }
  }

  /** Becomes an entry of the sheet, or the place of all the others. */
  void finish(Sheet sheet) {
    if (subject) {
      if (name.isPresent()) {
        sheet.place(name);
      }
    } else if (name.isEmpty()) {
      sheet.unreadable(
          line, "entry.no-name", Names.shown(purl.or(() -> cpe).or(() -> version).orElse("?")));
    } else if (isFile()) {
      sheet.leaveOut(Reason.FILE, Names.shown(name.get()));
    } else {
      sheet.add(
          new Entry(
              line,
              name.get(),
              group,
              version,
              isSystem() ? Optional.of(Naming.SYSTEM) : Optional.empty(),
              source,
              vendor,
              cpe,
              purl,
              List.of(),
              Set.of(),
              Optional.empty(),
              Optional.empty()));
    }
  }

  private boolean isSystem() {
    return "operating-system".equalsIgnoreCase(type);
  }

  private boolean isFile() {
    return "file".equalsIgnoreCase(type) || "data".equalsIgnoreCase(type);
  }
}
