package hinomi.config;

import hinomi.advisory.Severity;
import hinomi.language.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a commented {@code hinomi.yml} from a few answers. */
public final class ConfigWriter {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");
  private static final Pattern PLAIN_ADDRESS =
      Pattern.compile("https?://[A-Za-z0-9._~:/-]*[A-Za-z0-9/]");

  private ConfigWriter() {}

  /** The text of the file; {@link Loader} reads the answers back from it as they are. */
  public static String write(Answers answers) {
    Language language = answers.language();
    String tracker =
        answers.redmine().map(r -> redmine(r, language)).orElseGet(() -> part("board", language));
    return fill(
        part("hinomi", language),
        Map.of(
            "tracker",
            tracker,
            "hash",
            answers.inventory().isPresent() ? "" : "# ",
            "inventory",
            answers.inventory().map(f -> quoted(f.toString())).orElse("web1.txt"),
            "watches",
            watches(answers.watches())));
  }

  /** The line of {@code hinomi.env} that holds the key. */
  public static String environmentLine(Answers.ForRedmine redmine, Secret key) {
    return redmine.keyVariable() + "=" + key.reveal() + "\n";
  }

  /**
   * The line for {@code crontab -e} that runs a pass every hour.
   *
   * @param launcher the {@code hinomi} command; a bare name is left to cron's {@code PATH}
   * @param config the configuration
   */
  public static String crontab(Path launcher, Path config) {
    return "17 * * * * "
        + shell(launcher.getNameCount() == 1 ? launcher : launcher.toAbsolutePath().normalize())
        + " run -c "
        + shell(config.toAbsolutePath().normalize());
  }

  /** A path as one word of the shell, with {@code %} as crontab(5) wants it. */
  private static String shell(Path path) {
    String text = path.toString();
    String word = text.matches("[A-Za-z0-9._/-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    return word.replace("%", "\\%");
  }

  private static String redmine(Answers.ForRedmine redmine, Language language) {
    String watchers =
        redmine.watchers().isEmpty()
            ? "members"
            : redmine.watchers().stream()
                .map(ConfigWriter::name)
                .collect(Collectors.joining(", ", "[", "]"));
    Optional<String> tracker = redmine.tracker();
    return fill(
        part("redmine", language),
        Map.of(
            "url",
            address(redmine.url()),
            "key",
            "${" + redmine.keyVariable() + "}",
            "project",
            name(redmine.project()),
            "hash",
            tracker.isPresent() ? "" : "# ",
            "kind",
            tracker.map(ConfigWriter::name).orElse(language == Language.JA ? "バグ" : "Bug"),
            "watchers",
            watchers,
            "priorities",
            priorities(redmine.priorities(), language),
            "fields",
            fields(redmine.fields())));
  }

  private static String priorities(Map<Severity, String> priorities, Language language) {
    if (priorities.isEmpty()) {
      return language == Language.JA
          ? "# priorities: {critical: 今すぐ, high: 急いで, medium: 通常, low: 低め}"
          : "# priorities: {critical: Immediate, high: Urgent, medium: Normal, low: Low}";
    }
    return new TreeMap<>(priorities)
        .descendingMap().entrySet().stream()
            .map(e -> e.getKey().name().toLowerCase(Locale.ROOT) + ": " + name(e.getValue()))
            .collect(Collectors.joining(", ", "priorities: {", "}"));
  }

  private static String fields(Map<String, String> fields) {
    return fields.isEmpty()
        ? "# fields: {key: 7, cve: CVE-ID, cvss: 3}"
        : fields.entrySet().stream()
            .map(e -> name(e.getKey()) + ": " + name(e.getValue()))
            .collect(Collectors.joining(", ", "fields: {", "}"));
  }

  private static String watches(List<String> names) {
    return names.isEmpty()
        ? "  []\n"
        : names.stream().map(name -> "  - " + name(name) + "\n").collect(Collectors.joining());
  }

  private static String address(String url) {
    return PLAIN_ADDRESS.matcher(url).matches() ? url : name(url);
  }

  private static String name(String name) {
    return YamlName.of(name.replace("${", "$${"));
  }

  private static String quoted(String text) {
    return YamlName.quoted(text.replace("${", "$${"));
  }

  private static String fill(String template, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), "")));
  }

  private static String part(String name, Language language) {
    String path = "template/" + name + "_" + language.tag() + ".yml";
    try (InputStream in = ConfigWriter.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("missing resource: " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
