package hinomi.cli;

import hinomi.config.TrackerConfig.Fields;
import hinomi.config.TrackerConfig.Format;
import hinomi.config.TrackerConfig.Notify;
import hinomi.config.TrackerConfig.Redmine;
import hinomi.config.TrackerConfig.Statuses;
import hinomi.language.Bundles;
import hinomi.language.Language;
import hinomi.ticket.TicketAction.FieldName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a Redmine administrator has to set up, filled from the configuration where there is one. */
final class RedmineSheet {
  private static final String ROOM = "cli/sheet";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");
  private static final Pattern PLAIN =
      Pattern.compile("\\d+|(?!(?i:y|n|yes|no|on|off|true|false|null)$)\\p{L}[\\p{L}\\p{N} ._-]*");
  private static final Pattern ID = Pattern.compile("\\d+");

  private final Language language;
  private final Optional<Redmine> redmine;
  private final Optional<String> untouched;

  /**
   * @param redmine what the configuration says; empty for suggestions alone
   * @param untouched the address of the list of tickets that nobody has looked at
   */
  RedmineSheet(Language language, Optional<Redmine> redmine, Optional<String> untouched) {
    this.language = language;
    this.redmine = redmine;
    this.untouched = untouched;
  }

  /** The page. */
  String text() {
    Statuses statuses = redmine.map(Redmine::statuses).orElse(Statuses.NONE);
    String initial = statuses.initial().orElse(word("status.new"));
    List<String> notOurs = usual(statuses.notOurs(), "status.not-ours");
    List<String> done = usual(statuses.done(), "status.done");
    Map<String, String> values =
        Map.ofEntries(
            Map.entry("url", redmine.map(r -> r.url().toString()).orElse(word("url"))),
            Map.entry("project", project()),
            Map.entry(
                "kind", redmine.flatMap(Redmine::tracker).orElse(word("tracker.any", tracker()))),
            Map.entry("tracker", tracker()),
            Map.entry("new", initial),
            Map.entry("not-ours", String.join(word("comma"), notOurs)),
            Map.entry("done", String.join(word("comma"), done)),
            Map.entry("fields", fields()),
            Map.entry("constants", constants()),
            Map.entry("notify", people()),
            Map.entry("untouched", untouched.map(u -> word("untouched", u)).orElse("")),
            Map.entry("format", format()),
            Map.entry("yaml", yaml(statuses, initial)));
    return PLACEHOLDER
        .matcher(template())
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    Objects.requireNonNull(values.get(m.group(1)), m.group(1))))
        .replaceAll("\n{3,}", "\n\n");
  }

  private String project() {
    return redmine.map(Redmine::project).orElse("vuln");
  }

  private String tracker() {
    return redmine.flatMap(Redmine::tracker).orElse(word("tracker"));
  }

  private List<String> usual(List<String> configured, String key) {
    return configured.isEmpty() ? List.of(word(key)) : configured;
  }

  /** One row of the table for each field that Hinomi can fill. */
  private String fields() {
    return names().entrySet().stream()
        .map(
            e -> {
              boolean id = ID.matcher(e.getValue()).matches();
              return word(
                  "field.row",
                  id ? word("field.id", e.getValue()) : e.getValue(),
                  word("format." + e.getKey()),
                  e.getKey() + ": " + yamlName(e.getValue()));
            })
        .collect(Collectors.joining("\n"));
  }

  /** The fields as the configuration names them, or as suggested, by key. */
  private Map<String, String> names() {
    Fields fields = redmine.map(Redmine::fields).orElse(Fields.NONE);
    Map<String, String> names = new java.util.LinkedHashMap<>();
    names.put("key", fields.key().orElse(word("name.key")));
    for (FieldName field : FieldName.values()) {
      String key = field.name().toLowerCase(Locale.ROOT);
      names.put(key, fields.named().getOrDefault(field, word("name." + key)));
    }
    return names;
  }

  private String constants() {
    return redmine.map(Redmine::fields).orElse(Fields.NONE).constants().entrySet().stream()
        .map(e -> word("constant", e.getKey(), String.join(word("comma"), e.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private String people() {
    return switch (redmine.map(Redmine::watchers).orElse(new Notify.Members())) {
      case Notify.Members members -> word("notify.members");
      case Notify.Nobody nobody -> word("notify.none");
      case Notify.These these -> word("notify.these", String.join(word("comma"), these.names()));
    };
  }

  private String format() {
    return switch (redmine.map(Redmine::format).orElse(Format.TEXTILE)) {
      case TEXTILE -> "textile";
      case MARKDOWN -> "markdown";
    };
  }

  private String yaml(Statuses statuses, String initial) {
    List<String> lines = new ArrayList<>();
    lines.add("url: " + redmine.map(r -> r.url().toString()).orElse("https://redmine.example.jp"));
    lines.add("api-key: ${REDMINE_API_KEY}");
    lines.add("project: " + yamlName(project()));
    lines.add("format: " + format());
    redmine.flatMap(Redmine::tracker).ifPresent(t -> lines.add("tracker: " + yamlName(t)));
    lines.add("statuses: {" + yamlStatuses(statuses, initial) + "}");
    lines.add("fields:");
    names().forEach((key, name) -> lines.add("  " + key + ": " + yamlName(name)));
    redmine
        .map(Redmine::fields)
        .orElse(Fields.NONE)
        .constants()
        .forEach((key, all) -> lines.add("  " + yamlName(key) + ": [" + yamlNames(all) + "]"));
    lines.add("notify: " + yamlWatchers());
    return lines.stream().map(l -> "    " + l).collect(Collectors.joining("\n"));
  }

  private static String yamlStatuses(Statuses statuses, String initial) {
    String yaml = "new: " + yamlName(initial);
    if (!statuses.notOurs().isEmpty()) {
      yaml += ", not-ours: [" + yamlNames(statuses.notOurs()) + "]";
    }
    return statuses.done().isEmpty() ? yaml : yaml + ", done: [" + yamlNames(statuses.done()) + "]";
  }

  private String yamlWatchers() {
    return switch (redmine.map(Redmine::watchers).orElse(new Notify.Members())) {
      case Notify.Members members -> "members";
      case Notify.Nobody nobody -> "none";
      case Notify.These these -> "[" + yamlNames(these.names()) + "]";
    };
  }

  private static String yamlNames(List<String> names) {
    return names.stream().map(RedmineSheet::yamlName).collect(Collectors.joining(", "));
  }

  private static String yamlName(String name) {
    return PLAIN.matcher(name).matches()
        ? name
        : "\"" + name.replaceAll("([\"\\\\])", "\\\\$1") + "\"";
  }

  private String word(String key, Object... args) {
    return Bundles.text(
        ROOM, key, java.util.Arrays.stream(args).map(String::valueOf).toList(), language);
  }

  private String template() {
    String name = "sheet/sheet_" + language.tag() + ".md";
    try (InputStream in = RedmineSheet.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
