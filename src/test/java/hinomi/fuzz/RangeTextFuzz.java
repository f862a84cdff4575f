package hinomi.fuzz;

import hinomi.advisory.Product;
import hinomi.advisory.VersionRange;
import hinomi.watch.version.Installed;
import hinomi.watch.version.VersionVerdict;
import hinomi.watch.version.VersionVerdict.NotAffected;
import hinomi.watch.version.Versions;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any words in place of a version range, and any text in place of what is installed. */
public final class RangeTextFuzz {
  private RangeTextFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String words = new String(data, StandardCharsets.UTF_8);
    for (String line : words.lines().limit(50).toList()) {
      Product product =
          new Product("", "見本", List.of(), null, null, List.of(VersionRange.text(line)), true);
      Versions.judge(Installed.of("1.24.0"), List.of(product));
      Versions.judge(Installed.of("3.0.11-1~deb12u2"), List.of(product));
      VersionVerdict same = Versions.judge(Installed.of(line), List.of(product));
      if (same instanceof NotAffected) {
        throw new AssertionError(line + ": " + same);
      }
    }
  }
}
