package hinomi;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hinomi.config.Every;
import hinomi.http.HttpSettings;
import hinomi.http.PoliteHttp;
import hinomi.source.Source;
import hinomi.source.SourceSetup;
import hinomi.source.Sources;
import hinomi.tracker.Tracker;
import hinomi.tracker.Trackers;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls between the rooms: who may use whom, and who may touch the world outside. */
class WallsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("hinomi");

  private static final List<String> PURE =
      List.of("language", "advisory", "calendar", "correlate", "search", "watch", "ticket");

  /** Folders of {@code source} that every source may use. */
  private static final Set<String> SHARED_BY_SOURCES = Set.of("rss", "page", "linked", "json");

  private static final String DOOR =
      "a door shows what the rooms behind it do; feeds and trackers are reached through pipeline";

  /**
   * One room and the rooms that it may use.
   *
   * @param because why the wall stands there
   */
  record Room(String name, Set<String> uses, String because) {
    Room(String name, String uses, String because) {
      this(name, Set.of(uses.split(" ")), because);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Room> ROOMS =
      List.of(
          new Room("language", Set.of(), "words are below everything that speaks"),
          new Room("advisory", "language", "what is announced does not depend on what is done"),
          new Room("calendar", "language", "working time knows nothing of what is done in it"),
          new Room("http", "language", "the client knows no feed and no tracker"),
          new Room(
              "chat",
              "http language",
              "a line to a webhook: what is worth one is decided elsewhere"),
          new Room("correlate", "advisory", "joining sources needs to know nothing but advisories"),
          new Room("search", "advisory language", "what a query means is the same in any database"),
          new Room("watch", "advisory language", "a verdict follows from the vulnerability alone"),
          new Room(
              "ticket",
              "advisory watch calendar language",
              "a ticket is planned without knowing tracker or database"),
          new Room(
              "config",
              "language advisory calendar correlate watch ticket",
              "the file becomes records of the pure rooms; App builds the rest of them"),
          new Room(
              "source",
              "advisory http language",
              "a source turns bytes into pages: the core owns loop, cursor and transaction"),
          new Room(
              "tracker",
              "ticket watch advisory http language",
              "a tracker carries out and classifies: retries and the outbox are the core's"),
          new Room(
              "store",
              "language advisory calendar correlate search watch ticket",
              "the database keeps what the pure rooms decide, and asks nobody"),
          new Room(
              "pipeline",
              "language advisory calendar correlate search watch ticket config source tracker store"
                  + " http",
              "the core knows no door"),
          new Room(
              "cli",
              "daemon pipeline store config language advisory calendar correlate search watch"
                  + " ticket",
              DOOR),
          new Room(
              "web",
              "pipeline store config language advisory calendar correlate search watch ticket",
              DOOR),
          new Room(
              "daemon",
              "pipeline store config language advisory calendar correlate search watch ticket",
              DOOR));

  @ParameterizedTest
  @FieldSource("ROOMS")
  void a_room_uses_only_the_rooms_below_it(Room room) {
    String[] allowed =
        Stream.concat(Stream.of(room.name()), room.uses().stream())
            .map(WallsTest::all)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(all(room.name()))
        .should()
        .dependOnClassesThat(
            resideInAPackage("hinomi..")
                .and(not(resideInAnyPackage(allowed)))
                .as("are not of the rooms that %s may use", room.name()))
        .because(room.because())
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void every_package_is_in_a_room_with_walls() {
    Set<String> rooms = ROOMS.stream().map(Room::name).collect(Collectors.toSet());
    assertThat(CLASSES)
        .extracting(c -> c.getPackageName().split("\\.", -1))
        .filteredOn(p -> p.length > 1)
        .extracting(p -> p[1])
        .as("a new room gets its walls in this test")
        .isSubsetOf(rooms);
  }

  static Stream<String> sources() {
    return folders("source").stream();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void a_source_knows_no_sibling(String folder) {
    noSibling("source", folder, SHARED_BY_SOURCES);
  }

  static Stream<String> trackers() {
    return folders("tracker").stream();
  }

  @ParameterizedTest
  @MethodSource("trackers")
  void a_tracker_knows_no_sibling(String folder) {
    noSibling("tracker", folder, Set.of());
  }

  private static void noSibling(String room, String folder, Set<String> shared) {
    String[] allowed =
        Stream.concat(Stream.of(folder), shared.stream())
            .map(f -> all(room + "." + f))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(all(room + "." + folder))
        .should()
        .dependOnClassesThat(
            resideInAPackage("hinomi." + room + ".*..")
                .and(not(resideInAnyPackage(allowed)))
                .as("are of a sibling of %s", folder))
        .because("adding or removing one touches its own folder and one line of the list beside it")
        .check(CLASSES);
  }

  static Stream<String> pure() {
    return PURE.stream();
  }

  @ParameterizedTest
  @MethodSource("pure")
  void a_pure_room_reaches_nothing_outside(String room) {
    noClasses()
        .that()
        .resideInAPackage(all(room))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net.http..")
                .or(resideInAPackage("java.net").and(not(assignableTo(URI.class))))
                .and(not(assignableTo(Exception.class)))
                .or(
                    named(
                        "java.io.File",
                        "java.io.FileInputStream",
                        "java.io.FileOutputStream",
                        "java.io.FileReader",
                        "java.io.FileWriter",
                        "java.io.RandomAccessFile",
                        "java.io.PrintStream",
                        "java.lang.Process",
                        "java.lang.ProcessBuilder",
                        "java.lang.Thread"))
                .as("reach files, the network or other processes"))
        .because("the same input must give the same decision: only class path resources are read")
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("pure")
  void a_pure_room_does_not_look_at_the_clock(String room) {
    noClasses()
        .that()
        .resideInAPackage(all(room))
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaCall<?>>("it asks for the time, or for chance") {
              @Override
              public boolean test(JavaCall<?> call) {
                String owner = call.getTargetOwner().getName();
                return switch (call.getName()) {
                  case "now" -> owner.startsWith("java.time.");
                  case "currentTimeMillis", "nanoTime", "getenv", "getProperty" ->
                      owner.equals("java.lang.System");
                  case "randomUUID" -> owner.equals("java.util.UUID");
                  default -> false;
                };
              }
            })
        .orShould()
        .dependOnClassesThat(
            named(
                    "java.time.Clock",
                    "java.time.InstantSource",
                    "java.util.Random",
                    "java.util.Date")
                .as("are clocks or dice"))
        .because("time is a parameter, so that a decision can be repeated and tested")
        .check(CLASSES);
  }

  @Test
  void only_store_speaks_sql() {
    noClasses()
        .that()
        .resideOutsideOfPackage(all("store"))
        .and(not(named("hinomi.daemon.Clockwork")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.sql..",
                "javax.sql..",
                "org.jdbi..",
                "org.flywaydb..",
                "org.sqlite..",
                "org.postgresql..",
                "com.zaxxer.."))
        .because("two databases are supported in one place; db-scheduler is handed a DataSource")
        .check(CLASSES);
  }

  @Test
  void only_http_opens_connections() {
    noClasses()
        .that()
        .resideOutsideOfPackage(all("http"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net.http..", "javax.net..")
                .or(
                    named(
                        "java.net.Socket",
                        "java.net.ServerSocket",
                        "java.net.URLConnection",
                        "java.net.HttpURLConnection"))
                .as("open connections"))
        .because("limits, pace, proxy and mirror must hold for every request")
        .check(CLASSES);
  }

  @Test
  void only_the_command_line_knows_its_parser() {
    noClasses()
        .that()
        .resideOutsideOfPackages("hinomi", all("cli"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .because("every door is as good as the other")
        .check(CLASSES);
  }

  @Test
  void only_the_daemon_knows_the_scheduler() {
    noClasses()
        .that()
        .resideOutsideOfPackage(all("daemon"))
        .and(not(assignableTo(Every.class)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.github.kagkarlsson..", "io.micrometer..", "io.prometheus..")
        .because("a pass must do without; what a cron expression means is asked of its follower")
        .check(CLASSES);
  }

  @Test
  void only_the_frame_of_the_dashboard_knows_the_web_server() {
    noClasses()
        .that()
        .resideOutsideOfPackages("hinomi.web", "made.pages..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "gg.jte..", "jakarta.servlet..", "org.eclipse.jetty..")
        .because("pages answer with a Reply: what protects every answer stands in one place")
        .check(CLASSES);
  }

  @Test
  void every_source_is_on_the_list() {
    SourceSetup setup =
        new SourceSetup(
            "any",
            Optional.of(URI.create("https://feeds.example/")),
            Optional.empty(),
            false,
            new PoliteHttp("test", HttpSettings.NONE),
            InstantSource.fixed(Instant.EPOCH));
    Set<String> listed =
        Sources.KINDS.values().stream()
            .map(kind -> kind.apply(setup).getClass().getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed)
        .as("the constructors in Sources.KINDS")
        .containsExactlyElementsOf(
            implementations(Source.class)
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void every_tracker_is_on_the_list() {
    assertThat(Trackers.KINDS)
        .as("the folders in Trackers.KINDS")
        .containsExactlyInAnyOrderElementsOf(
            implementations(Tracker.class)
                .map(c -> c.getPackageName().replaceFirst("^hinomi\\.tracker\\.", ""))
                .collect(Collectors.toSet()));
  }

  private static Stream<JavaClass> implementations(Class<?> seam) {
    return CLASSES.stream().filter(c -> c.isAssignableTo(seam) && !c.isInterface());
  }

  /** The names of the folders right below a room's own. */
  private static Set<String> folders(String room) {
    String start = "hinomi." + room + ".";
    return CLASSES.stream()
        .map(JavaClass::getPackageName)
        .filter(p -> p.startsWith(start))
        .map(p -> p.substring(start.length()).replaceFirst("\\..*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String all(String room) {
    return "hinomi." + room + "..";
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    Set<String> wanted = Set.of(names);
    return DescribedPredicate.describe(
        "are " + Arrays.toString(names), c -> wanted.contains(c.getName()));
  }
}
