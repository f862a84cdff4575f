package hinomi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.endtoend.Office.Said;
import hinomi.endtoend.PublicSites.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole application while sources fail: the others are not kept waiting, a passing failure is
 * not worth a word, a lasting one is, and in the end each ticket exists exactly once.
 */
class FaultySourcesTest {
  private static final Duration HOUR = Duration.ofHours(1);

  /** An address that a source begins with. */
  enum Feed {
    JVN("jvn.jp/rss/", "jvn"),
    JVN_IPEDIA("jvndb.jvn.jp/ja/rss/", "jvn-ipedia"),
    JPCERT("www.jpcert.or.jp/rss/", "jpcert"),
    CVE("raw.githubusercontent.com/CVEProject/cvelistV5/main/cves/deltaLog", "cve"),
    KEV("www.cisa.gov/", "kev"),
    EPSS("epss.empiricalsecurity.com/", "epss"),
    OWN("vendor.example/", "vendor");

    private final String address;
    private final String source;

    Feed(String address, String source) {
      this.address = address;
      this.source = source;
    }

    /** Whether it only adds to what others announce. */
    boolean ofFacts() {
      return this == KEV || this == EPSS;
    }
  }

  /** What a source reads besides. */
  enum More {
    NOTES("jvn.jp/jp/"),
    DETAILS("jvndb.jvn.jp/myjvn"),
    ALERTS("www.jpcert.or.jp/at/"),
    RECORDS("raw.githubusercontent.com/CVEProject/cvelistV5/main/cves/2030/");

    private final String address;

    More(String address) {
      this.address = address;
    }
  }

  @TempDir private Path folder;
  private Office office;

  @BeforeEach
  void open() throws IOException {
    office = new Office(folder);
  }

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  private void breakDown(String address, Fault fault) {
    office.sites.breakDown(address, fault);
    if (fault == Fault.SILENCE) {
      office.impatient(Duration.ofSeconds(1));
    }
  }

  private void repair() {
    office.sites.repair();
    office.patient();
  }

  static Stream<Arguments> feeds() {
    return Arrays.stream(Feed.values())
        .flatMap(feed -> Arrays.stream(Fault.values()).map(f -> Arguments.of(feed, f)));
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void a_feed_that_fails_once_is_made_up_for(Feed feed, Fault fault) {
    breakDown(feed.address, fault);

    Said first = office.run("-v");

    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.err()).isEmpty();
    assertThat(first.out())
        .containsOnlyOnce("  could not be read: ")
        .contains("Sources that could not be read: 1 (the next run goes on from there).");
    assertThat(office.covered().values().stream().mapToLong(n -> n).sum())
        .as("tickets of the other sources")
        .isBetween(
            Office.WANTED.size() - (feed.ofFacts() ? 0L : 2L),
            Office.WANTED.size() - (feed.ofFacts() ? 0L : 1L));

    repair();
    office.isWellAgain();
  }

  static Stream<Arguments> more() {
    return Arrays.stream(More.values())
        .flatMap(more -> Arrays.stream(Fault.values()).map(f -> Arguments.of(more, f)));
  }

  @ParameterizedTest
  @MethodSource("more")
  void what_a_feed_links_to_is_read_later(More more, Fault fault) {
    breakDown(more.address, fault);

    Said first = office.run();

    assertThat(first).isEqualTo(new Said(0, "", ""));

    repair();
    office.isWellAgain();
  }

  @ParameterizedTest
  @EnumSource(Feed.class)
  void the_third_failure_in_a_row_is_told(Feed feed) {
    breakDown(feed.address, Fault.BUSY_503);

    assertThat(office.run()).isEqualTo(new Said(0, "", ""));
    assertThat(office.after(HOUR).run()).isEqualTo(new Said(0, "", ""));
    Said third = office.after(HOUR).run();

    assertThat(third.exit()).isOne();
    assertThat(third.out()).isEmpty();
    assertThat(third.err())
        .contains("The source " + feed.source + " has not been readable for some time: ")
        .contains("It is asked again in the next pass.");

    repair();
    office.isWellAgain();
  }

  @Test
  void a_source_that_was_silent_for_longer_than_agreed_is_told() {
    breakDown(Feed.CVE.address, Fault.HTML_PAGE);

    assertThat(office.run().exit()).isZero();
    Said later = office.after(Duration.ofHours(7)).run();

    assertThat(later.exit()).isOne();
    assertThat(later.err()).contains("The source cve has not been readable");

    repair();
    office.isWellAgain();
  }

  @Test
  void a_short_retry_after_is_waited_for() {
    office.sites.breakDown(Feed.JVN.address, Fault.BUSY_FOR_SECONDS);
    office.whileWaiting(office.sites::repair);

    assertThat(office.run()).isEqualTo(new Said(0, "", ""));
    office.hasEveryTicketOnce();
  }

  @Test
  void everything_out_of_order_at_once_loses_nothing() throws Exception {
    for (Feed feed : Feed.values()) {
      breakDown(feed.address, Fault.HALF_A_BODY);
    }
    office.door.shut();

    assertThat(office.run()).isEqualTo(new Said(0, "", ""));
    assertThat(office.subjects()).isEmpty();

    repair();
    Said second = office.after(HOUR).run();
    assertThat(second.exit()).isOne();
    assertThat(second.err()).contains("could not be delivered");

    office.door.reopen();
    office.isWellAgain();
  }
}
