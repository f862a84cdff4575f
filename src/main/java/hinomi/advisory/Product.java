package hinomi.advisory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as an advisory names it, with the versions it speaks of.
 *
 * @param vendor as the source writes it; empty where it names none ({@code n/a} counts as none)
 * @param name as the source writes it; empty where it names none
 * @param cpes CPE 2.2 URIs or 2.3 strings as given, which may be malformed
 * @param packageName the package's name in its collection ({@code
 *     org.apache.logging.log4j:log4j-core}), its package URL where that alone says which, or null
 * @param collection the collection that it comes from ({@code
 *     https://repo.maven.apache.org/maven2}), or null
 * @param versions what is said of its versions, in the source's order
 * @param vulnerable false for the platform that the vulnerable product runs on
 */
public record Product(
    String vendor,
    String name,
    List<String> cpes,
    @Nullable String packageName,
    @Nullable String collection,
    List<VersionRange> versions,
    boolean vulnerable) {

  public Product {
    vendor = known(vendor);
    name = known(name);
    cpes = List.copyOf(cpes);
    versions = List.copyOf(versions);
  }

  /** A vulnerable product known by vendor and name alone. */
  public static Product named(String vendor, String name) {
    return new Product(vendor, name, List.of(), null, null, List.of(), true);
  }

  private static String known(String text) {
    String t = text.strip();
    return t.equalsIgnoreCase("n/a") || t.equals("-") ? "" : t;
  }
}
