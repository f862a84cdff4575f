package hinomi.config;

import hinomi.config.yaml.FileText;
import hinomi.config.yaml.Place;
import hinomi.config.yaml.Value;
import hinomi.config.yaml.Yaml;
import hinomi.language.Language;
import hinomi.watch.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code hinomi.yml}. */
public final class Loader {
  private static final Duration KEEP = Duration.ofDays(400);
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "(?im)^[\\s\\x{3000}]*language[\\s\\x{3000}]*[:：][\\s\\x{3000}]*[\"']?(ja|en)\\b");
  private static final Map<String, Language> LANGUAGES =
      Map.of("ja", Language.JA, "en", Language.EN);

  private final Path file;
  private final Path base;
  private final Map<String, String> environment;
  private final Language fallback;
  private final Problems problems;
  private final Optional<String> given;

  private Loader(
      Path file, Optional<String> given, Map<String, String> environment, Language fallback) {
    this.file = file;
    this.given = given;
    Path parent = file.toAbsolutePath().normalize().getParent();
    this.base = parent == null ? file.toAbsolutePath() : parent;
    this.environment = environment;
    this.fallback = fallback;
    this.problems = new Problems(file);
  }

  /**
   * Reads a configuration.
   *
   * @param file usually {@code hinomi.yml}; problems name it as it is given here
   * @param environment usually {@code System.getenv()}; what it lacks may stand in {@code
   *     hinomi.env} beside the file
   * @param fallback the language of problems, and of a file that names none
   * @throws ConfigException with everything that is wrong, where anything is
   */
  public static Config load(Path file, Map<String, String> environment, Language fallback)
      throws ConfigException {
    return new Loader(file, Optional.empty(), environment, fallback).load();
  }

  /**
   * Reads a configuration that a file is to hold.
   *
   * @param text of the file, without byte order mark
   */
  static Config load(Path file, String text, Map<String, String> environment, Language fallback)
      throws ConfigException {
    return new Loader(file, Optional.of(text), environment, fallback).load();
  }

  private Config load() throws ConfigException {
    Optional<String> text = text();
    Language language = text.map(this::language).orElse(fallback);
    Optional<Value> root = text.flatMap(this::parse);
    if (!problems.errors().isEmpty()) {
      throw new ConfigException(problems.errors(), problems.files(), language);
    }
    Optional<Section> top = root.flatMap(this::top);
    Optional<Config> config = top.map(section -> read(section, language));
    if (config.isEmpty() || !problems.errors().isEmpty()) {
      throw new ConfigException(problems.errors(), problems.files(), language);
    }
    return config.get();
  }

  private Optional<String> text() {
    if (given.isPresent()) {
      return given;
    }
    try {
      if (Files.isDirectory(file)) {
        problems.error(Place.FILE, "file.directory");
      } else if (Files.size(file) > FileText.LARGEST) {
        problems.error(Place.FILE, "file.large", FileText.LARGEST >> 20);
      } else {
        switch (FileText.of(Files.readAllBytes(file))) {
          case FileText.Read(String text) -> {
            return Optional.of(text);
          }
          case FileText.Unreadable(var fault) -> problems.error(fault);
        }
      }
    } catch (NoSuchFileException e) {
      problems.error(Place.FILE, "file.missing");
    } catch (IOException e) {
      problems.error(Place.FILE, "file.unreadable");
    }
    return Optional.empty();
  }

  private Language language(String text) {
    Matcher m = LANGUAGE.matcher(text);
    return m.find() ? LANGUAGES.getOrDefault(Word.fold(m.group(1)), fallback) : fallback;
  }

  private Optional<Value> parse(String text) {
    Yaml yaml = Yaml.read(text, Keys.ALL);
    yaml.faults().forEach(problems::error);
    if (yaml.faults().isEmpty() && empty(yaml.root())) {
      problems.error(Place.FILE, "file.empty");
    }
    return yaml.root();
  }

  private static boolean empty(Optional<Value> root) {
    return root.isEmpty() || (root.get() instanceof Value.Text text && text.absent());
  }

  private Optional<Section> top(Value root) {
    Path env = beside("hinomi.env");
    problems.names(env);
    Map<String, String> stored = EnvironmentFile.read(env, problems);
    Reading reading = new Reading(problems, new Variables(environment, stored, problems), base);
    return reading
        .table(root, file.toString(), List.of("language", "tracker", "watches"))
        .map(table -> new Section(table, "", reading).knowing(Keys.TOP));
  }

  private Path beside(String name) {
    return file.resolveSibling(name);
  }

  private Config read(Section top, Language guessed) {
    Reading reading = top.reading();
    Secrets secrets = new Secrets(file, reading);
    WorkCalendar calendar = LimitsReader.calendar(top);
    SourceReader sources = new SourceReader(reading, secrets);
    List<SourceConfig> on = sources.read(top);
    Conditions defaults = Conditions.read(top, Conditions.NONE, reading, sources.names());
    List<Watch> named = new WatchReader(reading, defaults, sources.names()).read(top);
    List<Watch> watches = new Belongings(reading, defaults).read(top, named);
    return new Config(
        file,
        base,
        top.choice("language", LANGUAGES).orElse(guessed),
        StoreAddress.read(top, base, secrets),
        HttpReader.read(top, secrets),
        on,
        new TrackerReader(reading, secrets).read(top),
        watches,
        LimitsReader.limits(top, calendar.zone()),
        calendar,
        LimitsReader.quiet(top),
        new ChatReader(reading, secrets).read(top),
        top.section("ledger", Keys.LEDGER).flatMap(Loader::keep).orElse(KEEP),
        new ServeReader(reading, secrets).read(top),
        problems.files(),
        problems.warnings());
  }

  private static Optional<Duration> keep(Section section) {
    return section.form(
        "keep",
        "expect.duration",
        "400d",
        word -> Durations.parse(word.folded()).filter(Duration::isPositive));
  }
}
