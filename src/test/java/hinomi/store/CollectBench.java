package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.CvssVersion;
import hinomi.advisory.Product;
import hinomi.advisory.Reference;
import hinomi.advisory.Score;
import hinomi.advisory.VersionRange;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How quickly pages of a bulk file are kept: prints what it measures. What is asserted is the time
 * of the processor, which others' work on the machine does not lengthen.
 */
@Tag("bench")
class CollectBench {
  private static final int PAGES = 60;
  private static final int PAGE = 1000;
  private static final Instant NOW = Instant.parse("2030-06-01T09:00:00Z");

  @TempDir Path folder;

  @Test
  void ten_thousand_advisories_a_second_are_kept() throws Exception {
    try (Store store = SqlStore.open("jdbc:sqlite:bench.db", folder)) {
      double fresh = rate("fresh", 0, page -> store.collect(StoreCase.harvest("cve", page)));
      rate("unchanged", 0, page -> store.collect(StoreCase.harvest("cve", page)));
      rate("touched", 1, page -> store.collect(StoreCase.harvest("cve", page)));
      System.out.printf("%d bytes%n", Files.size(folder.resolve("bench.db")));
      long begun = System.nanoTime();
      int read = store.advisories(store.undecided(NOW)).size();
      System.out.printf("read %,.0f/s%n", read * 1e9 / (System.nanoTime() - begun));

      assertThat(read).isEqualTo(PAGES * PAGE);
      assertThat(fresh).isGreaterThan(10_000);
    }
  }

  private static double rate(String what, int days, Consumer<Advisory[]> collect) {
    List<Advisory[]> pages = new ArrayList<>();
    for (int p = 0; p < PAGES; p++) {
      Advisory[] page = new Advisory[PAGE];
      for (int i = 0; i < PAGE; i++) {
        page[i] = advisory(10_000 + p * PAGE + i, NOW.plus(Duration.ofDays(days)));
      }
      pages.add(page);
    }
    long begun = System.nanoTime();
    long processor = processor();
    pages.forEach(collect);
    double ofProcessor = PAGES * PAGE * 1e9 / (processor() - processor);
    double rate = PAGES * PAGE * 1e9 / (System.nanoTime() - begun);
    System.out.printf("%s %,.0f/s, %,.0f in a second of CPU%n", what, rate, ofProcessor);
    return ofProcessor;
  }

  private static long processor() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static Advisory advisory(int number, Instant updated) {
    CveId cve = new CveId("CVE-2030-" + number);
    return Advisory.of(
            new AdvisoryId("cve", cve.value()), Advisory.Kind.RECORD, NOW.minusSeconds(number))
        .cves(List.of(cve))
        .title(Localized.en("A weakness no. " + number + " in the sample server's parser"))
        .summary(Localized.en("Somebody may read memory of the sample server. ".repeat(8)))
        .products(
            List.of(
                new Product(
                    "sample",
                    "server " + number % 500,
                    List.of("cpe:2.3:a:sample:server:*:*:*:*:*:*:*:*"),
                    null,
                    null,
                    List.of(
                        VersionRange.affected("1.0", "1.4.2", null, "semver"),
                        VersionRange.affected("2.0", "2.1.9", null, "semver")),
                    true)))
        .scores(
            List.of(
                new Score(
                    CvssVersion.V3_1, 7.5, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", "cna")))
        .weaknesses(List.of(new Weakness(125)))
        .references(
            List.of(
                new Reference("https://sample.example/advisories/" + number, "vendor-advisory"),
                new Reference("https://git.sample.example/commit/" + number, "patch")))
        .url("https://www.cve.org/CVERecord?id=" + cve)
        .updated(updated)
        .build();
  }
}
