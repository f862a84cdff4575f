package hinomi.source.cve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hinomi.advisory.Product;
import hinomi.advisory.VersionRange;
import hinomi.advisory.VersionRange.Status;
import hinomi.language.Language;
import hinomi.watch.version.Installed;
import hinomi.watch.version.VersionVerdict;
import hinomi.watch.version.VersionVerdict.Affected;
import hinomi.watch.version.VersionVerdict.CannotTell;
import hinomi.watch.version.VersionVerdict.NotAffected;
import hinomi.watch.version.Versions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Installed versions beside every range of the real records. */
class RealRangesTest {
  private static final Path FEEDS = Path.of("../shared/feeds/cve");
  private static final Pattern NUMERIC = Pattern.compile("(?:0|[1-9]\\d*)(?:\\.(?:0|[1-9]\\d*))*");

  private final RecordParser parser = new RecordParser("cve");
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  @Test
  void bounds_of_real_ranges_are_on_the_right_side() throws IOException {
    assumeTrue(Files.isDirectory(FEEDS), "no real records beside the project");
    try (Stream<Path> files = Files.list(FEEDS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ndjson.gz")).toList()) {
        try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
          in.lines().forEach(this::record);
        }
      }
    }
    System.out.println("Versions in CVE records: " + counts);
    assertThat(wrong).isEmpty();
    assertThat(counts).containsEntry("records", 62_862);
    assertThat(counts.get("judged: range between numbers")).isGreaterThan(60_000);
  }

  private void record(String line) {
    if (!(parser.parse(line.getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Read read)) {
      return;
    }
    count("records");
    List<Product> products = read.advisory().products();
    for (String installed : List.of("2.4.7", "3.0.11-1~deb12u2")) {
      VersionVerdict verdict = Versions.judge(Installed.of(installed), products);
      assertThat(verdict.reason().in(Language.JA)).doesNotContain("{").isNotBlank();
      count(installed + ": " + verdict.getClass().getSimpleName());
    }
    for (Product product : products) {
      product.versions().forEach(range -> range(read.advisory().id().value(), product, range));
    }
  }

  private void range(String id, Product product, VersionRange range) {
    count("ranges");
    @Nullable String end = range.below() != null ? range.below() : range.upTo();
    @Nullable String from = range.from();
    if (range.status() != Status.AFFECTED
        || range.text() != null
        || end == null
        || !NUMERIC.matcher(end).matches()
        || (from != null && !NUMERIC.matcher(from).matches())
        || compare(from == null ? "0" : from, end) >= 0) {
      return;
    }
    List<Product> alone =
        List.of(
            new Product(
                product.vendor(), product.name(), List.of(), null, null, List.of(range), true));
    boolean included = range.below() == null;
    VersionVerdict start = Versions.judge(Installed.of(from == null ? lowered(end) : from), alone);
    VersionVerdict stop = Versions.judge(Installed.of(end), alone);
    if (start instanceof NotAffected || (included && stop instanceof NotAffected)) {
      wrong.add(id + " " + range + ": missed by " + start + " " + stop);
    }
    if (!included && stop instanceof Affected) {
      wrong.add(id + " " + range + ": " + stop);
    }
    boolean judged = !(start instanceof CannotTell) && !(stop instanceof CannotTell);
    count((judged ? "judged" : "not judged") + ": range between numbers");
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** A version before another one: its last number that is not zero, less one. */
  private static String lowered(String version) {
    String[] numbers = version.split("\\.", -1);
    for (int i = numbers.length - 1; i >= 0; i--) {
      if (!numbers[i].equals("0")) {
        numbers[i] = new BigInteger(numbers[i]).subtract(BigInteger.ONE).toString();
        break;
      }
    }
    return String.join(".", numbers);
  }

  private static int compare(String a, String b) {
    String[] x = a.split("\\.", -1);
    String[] y = b.split("\\.", -1);
    for (int i = 0; i < Math.max(x.length, y.length); i++) {
      BigInteger left = new BigInteger(i < x.length ? x[i] : "0");
      int order = left.compareTo(new BigInteger(i < y.length ? y[i] : "0"));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
