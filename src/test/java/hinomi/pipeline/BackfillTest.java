package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.VulnerabilityId;
import hinomi.calendar.WorkTime;
import hinomi.http.HttpSettings;
import hinomi.http.PoliteHttp;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.pipeline.records.FileReport;
import hinomi.pipeline.records.RecordZip;
import hinomi.source.LocalSite;
import hinomi.source.LocalSite.Reply;
import hinomi.source.Source;
import hinomi.source.SourceSetup;
import hinomi.source.Sources;
import hinomi.store.SqlStore;
import hinomi.store.Store;
import hinomi.ticket.text.BulletinText;
import hinomi.ticket.text.TicketWriter;
import hinomi.tracker.board.BoardTracker;
import hinomi.watch.Catalogue;
import hinomi.watch.Matcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History from where the sources publish it, here a mirror, and from files. */
class BackfillTest {
  private static final Instant NOW = Instant.parse("2026-10-01T03:00:00Z");
  private static final String NVD = "/nvd.nist.gov/feeds/json/cve/2.0/nvdcve-2.0-";
  private static final String JVN = "/jvndb.jvn.jp/ja/";

  @TempDir Path folder;
  private Instant now = NOW;
  private LocalSite site;
  private PoliteHttp http;
  private Store store;
  private Engine engine;

  @BeforeEach
  void open() throws IOException {
    site = new LocalSite();
    http =
        new PoliteHttp(
            "test",
            new HttpSettings(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(site.uri("/")),
                HttpSettings.NONE.limits().withTries(1)));
    store = SqlStore.open("jdbc:sqlite:h.db", folder, () -> now);
    engine = engine(Stream.of("kev", "cve", "nvd", "jvn-ipedia").map(this::source).toList());
  }

  @AfterEach
  void close() {
    engine.close();
    site.close();
  }

  private Source source(String name) {
    return Objects.requireNonNull(Sources.KINDS.get(name))
        .apply(new SourceSetup(name, Optional.empty(), Optional.empty(), false, http, () -> now));
  }

  private Engine engine(List<Source> sources) {
    return new Engine(
        new Engine.Parts(
            store,
            elsewhere -> store,
            http,
            sources,
            new BoardTracker(store.board(), () -> now),
            new Matcher(List.of(World.alone("nginx")), Catalogue.bundled()),
            new TicketWriter(Language.JA),
            new BulletinText(Language.JA),
            new PassSettings(
                Language.JA,
                seen -> seen,
                true,
                100,
                100,
                WorkTime.always(ZoneId.of("Asia/Tokyo")),
                Map.of(),
                Duration.ofDays(400),
                Set.of(),
                List.of()),
            folder,
            () -> now,
            time -> now = now.plus(time),
            Optional.empty(),
            http));
  }

  private Backfill.Report fill(String... sources) throws Exception {
    return fill(new Backfill.Wish(List.of(sources), Optional.empty()));
  }

  private Backfill.Report from(Path place, String... sources) throws Exception {
    return fill(new Backfill.Wish(List.of(sources), Optional.of(place.toString())));
  }

  private Backfill.Report fill(Backfill.Wish wish) throws Exception {
    return ((Engine.Filling.Ended) engine.backfill(wish, Watcher.SILENT)).report();
  }

  private void publish(RecordZip zip, String day) throws IOException {
    Path file = zip.write(folder.resolve("published.zip"));
    site.serve(
        "/github.com/CVEProject/cvelistV5/releases/download/"
            + ("cve_" + day + "_0000Z/" + day + "_all_CVEs_at_midnight.zip.zip"),
        Reply.of("application/zip", Files.readAllBytes(file)));
    Files.delete(file);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private void publishNvd(int year, String id) throws Exception {
    byte[] json =
        """
        {"totalResults":1,"vulnerabilities":[{"cve":{"id":"%s","published":"2012-01-01T00:00:00",
        "lastModified":"2013-01-01T00:00:00","vulnStatus":"Deferred",
        "descriptions":[{"lang":"en","value":"A flaw in nginx."}]}}]}\
        """
            .formatted(id)
            .getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(json);
    }
    String meta = "lastModifiedDate:2026-09-30T03:00:00-04:00\r\nsha256:" + sha256(json) + "\r\n";
    site.serve(NVD + year + ".json.gz", Reply.of("application/gzip", packed.toByteArray()));
    site.serve(NVD + year + ".meta", Reply.of("text/plain", meta.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> files(Backfill.Report report) {
    return report.files().stream()
        .filter(f -> f.failure().isEmpty())
        .map(f -> f.file() + (f.same() ? " same" : " " + f.records() + " " + f.fresh()))
        .toList();
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.getFileName().toString().startsWith("hinomi-")).toList();
    }
  }

  @Test
  void the_cve_list_comes_from_yesterdays_file_where_todays_is_not_there() throws Exception {
    publish(new RecordZip().many(2020, 1000, 700, "nginx"), "2026-09-30");
    Backfill.Report report = fill("cve");

    assertThat(files(report)).containsExactly("all_CVEs_at_midnight.zip 700 700");
    assertThat(report.troubled()).isFalse();
    assertThat(left()).isEmpty();
    assertThat(files(fill("cve"))).containsExactly("all_CVEs_at_midnight.zip 700 0");
  }

  @Test
  void history_makes_no_ticket_and_later_changes_are_judged_as_before_the_start() throws Exception {
    publish(new RecordZip().many(2020, 1000, 5, "nginx"), "2026-10-01");
    fill("cve");
    store.collect(
        new Store.Harvest("cve", List.of(), Map.of(), List.of(), new TreeMap<>(), true, now));
    PassReport first = ((Engine.Run.Ended) engine.run(Watcher.SILENT)).report();
    assertThat(first.considered()).isZero();
    assertThat(first.planned()).isEmpty();

    now = now.plus(Duration.ofDays(1));
    publish(
        new RecordZip()
            .many(2020, 1000, 5, "nginx")
            .put(
                "CVE-2020-1001",
                RecordZip.record(
                    "CVE-2020-1001", "nginx", "2020-02-03T04:05:06Z", "2026-10-01T20:00:00Z"))
            .with("CVE-2026-1000", "nginx", "2026-10-01T20:00:00Z"),
        "2026-10-02");
    assertThat(files(fill("cve"))).containsExactly("all_CVEs_at_midnight.zip 6 1");
    assertThat(store.undecided(now))
        .extracting(VulnerabilityId::value)
        .containsExactly("CVE-2020-1001", "CVE-2026-1000");

    PassReport second = ((Engine.Run.Ended) engine.run(Watcher.SILENT)).report();
    assertThat(second.planned()).as("what is new since the first pass").hasSize(1);
    assertThat(second.notTicketed()).containsEntry("before-start", 1);
  }

  @Test
  void what_a_source_that_was_never_read_merely_touched_is_no_news() throws Exception {
    engine.run(Watcher.SILENT);
    now = now.plus(Duration.ofDays(1));
    publish(
        new RecordZip()
            .put(
                "CVE-2020-1001",
                RecordZip.record(
                    "CVE-2020-1001", "nginx", "2020-02-03T04:05:06Z", "2026-10-01T20:00:00Z"))
            .with("CVE-2026-1000", "nginx", "2026-10-01T20:00:00Z"),
        "2026-10-02");
    fill("cve");
    assertThat(store.undecided(now))
        .extracting(VulnerabilityId::value)
        .containsExactly("CVE-2026-1000");
  }

  @Test
  void years_of_nvd_are_left_alone_while_their_meta_says_the_same() throws Exception {
    publishNvd(2002, "CVE-2002-0001");
    publishNvd(2025, "CVE-2025-0001");
    Backfill.Report report = fill("nvd");
    assertThat(files(report))
        .containsExactly("nvdcve-2.0-2002.json.gz 1 1", "nvdcve-2.0-2025.json.gz 1 1");
    assertThat(report.troubled()).as("the years that are missing here").isTrue();
    assertThat(report.files()).hasSize(25);
    site.asked();

    publishNvd(2025, "CVE-2025-0002");
    assertThat(files(fill("nvd")))
        .containsExactly("nvdcve-2.0-2002.json.gz same", "nvdcve-2.0-2025.json.gz 1 1");
    assertThat(site.asked()).filteredOn(a -> a.endsWith(".gz")).hasSize(1);
    assertThat(left()).isEmpty();
  }

  @Test
  void a_file_of_another_sum_than_announced_brings_nothing() throws Exception {
    publishNvd(2002, "CVE-2002-0001");
    site.serve(NVD + "2002.json.gz", Reply.html("<html>busy</html>"));
    assertThat(fill("nvd").files().getFirst().failure().map(Message::key)).contains("backfill.sum");
    assertThat(store.named("CVE-2002-0001")).isEmpty();
    assertThat(left()).isEmpty();
  }

  @Test
  void a_bomb_leaves_no_file_and_the_next_one_is_read() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
      zip.putNextEntry(new ZipEntry("cves.zip"));
      byte[] some = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        zip.write(some);
      }
    }
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.write(files.resolve("a.zip"), bomb.toByteArray());
    new RecordZip().many(2020, 1000, 5, "nginx").write(files.resolve("b.zip"));

    Backfill.Report report = from(files);
    assertThat(report.files().getFirst().failure().map(Message::key)).contains("records.bomb");
    assertThat(files(report)).containsExactly("b.zip 5 5");
    assertThat(report.troubled()).isTrue();
    assertThat(left()).isEmpty();
  }

  @Test
  void years_of_jvn_ipedia_are_read_with_their_details() throws Exception {
    byte[] window =
        Files.readAllBytes(Path.of("src/test/resources/hinomi/source/jvnipedia/window.rdf"));
    byte[] detail =
        Files.readAllBytes(Path.of("src/test/resources/hinomi/source/jvnipedia/detail.xml"));
    site.serve(JVN + "rss/years/jvndb_2026.rdf", Reply.of("text/xml", window));
    site.serve(JVN + "feed/detail/jvndb_detail_2026.rdf", Reply.of("text/xml", detail));
    site.serve(
        JVN + "feed/checksum.txt",
        Reply.of(
            "text/plain",
            """
            [{"url": "https://elsewhere.example/x", "filename": "jvndb_detail_2026.rdf",
              "sha256": "%s", "size": 1},
             {"filename": "jvndb_new.rdf", "sha256": "00"},
             {"filename": "jvndb_2026.rdf", "sha256": "%s"}]\
            """
                .formatted(sha256(detail), sha256(window))
                .getBytes(StandardCharsets.UTF_8)));

    Backfill.Report report = fill("jvn-ipedia");
    assertThat(report.troubled()).isFalse();
    assertThat(report.files())
        .extracting(FileReport::file)
        .containsExactly("jvndb_2026.rdf", "jvndb_detail_2026.rdf");
    assertThat(report.files()).allSatisfy(f -> assertThat(f.records()).isPositive());
    assertThat(files(fill("jvn-ipedia")))
        .containsExactly("jvndb_2026.rdf same", "jvndb_detail_2026.rdf same");
  }

  @Test
  void a_folder_of_files_is_read_by_what_they_are() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    new RecordZip().many(2020, 1000, 5, "nginx").write(files.resolve("all.zip"));
    Files.copy(
        Path.of("src/test/resources/hinomi/source/kev/catalogue.json"),
        files.resolve("known_exploited_vulnerabilities.json"));
    Files.copy(
        Path.of("src/test/resources/hinomi/source/nvd/feed.json"), files.resolve("nvd.json"));
    Files.writeString(files.resolve("README.txt"), "nothing for us");

    Backfill.Report report = from(files);
    assertThat(files(report)).containsExactly("all.zip 5 5", "nvd.json 3 2");
    assertThat(store.search().waiting()).isZero();
    assertThat(report.facts()).extracting(SourceReport::facts).containsExactly(4);
    assertThat(files(from(files, "nvd"))).containsExactly("nvd.json same");
  }

  @Test
  void what_is_not_there_is_told() throws Exception {
    assertThat(from(folder.resolve("nowhere")).files().getFirst().failure().map(Message::key))
        .contains("backfill.no-file");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(from(empty).files().getFirst().failure().map(Message::key))
        .contains("backfill.nothing");
  }

  @Test
  void what_a_dead_process_unpacked_is_removed_by_the_next_pass() throws Exception {
    Path inner = Files.writeString(folder.resolve("hinomi-backfill-inner.zip"), "half");
    engine.run(Watcher.SILENT);
    assertThat(inner).doesNotExist();
  }

  @Test
  void while_a_pass_is_under_way_nothing_is_brought_in() throws Exception {
    try (Store.RunLock held = store.lock().orElseThrow()) {
      assertThat(engine.backfill(new Backfill.Wish(List.of(), Optional.empty()), Watcher.SILENT))
          .isInstanceOf(Engine.Run.Busy.class);
    }
  }
}
