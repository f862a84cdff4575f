package hinomi.config;

import hinomi.advisory.Severity;
import hinomi.config.TrackerConfig.BasicAuth;
import hinomi.config.TrackerConfig.Existing;
import hinomi.config.TrackerConfig.Fields;
import hinomi.config.TrackerConfig.Format;
import hinomi.config.TrackerConfig.Notify;
import hinomi.config.TrackerConfig.Redmine;
import hinomi.config.TrackerConfig.Statuses;
import hinomi.config.yaml.Place;
import hinomi.config.yaml.Value;
import hinomi.ticket.TicketAction.FieldName;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code tracker:}. */
final class TrackerReader {
  private static final String ADDRESS = "https://redmine.example.jp";
  private static final Pattern PAGE = Pattern.compile("(.*?)/(?:projects|issues|my|login)(?:/.*)?");

  private final Reading reading;
  private final Secrets secrets;

  TrackerReader(Reading reading, Secrets secrets) {
    this.reading = reading;
    this.secrets = secrets;
  }

  /** The tracker; the board also where what is written is wrong and has been told. */
  TrackerConfig read(Section top) {
    Optional<Value> value = top.value("tracker");
    if (value.isEmpty()) {
      return new TrackerConfig.Board();
    }
    if (value.get() instanceof Value.Text text) {
      String kind = Word.fold(text.text());
      if (kind.equals("redmine")) {
        reading.problems().error(text.at(), "tracker.redmine-alone");
      } else if (!kind.equals("board")) {
        reading.problems().error(text.at(), "tracker.kind", text.text());
      }
      return new TrackerConfig.Board();
    }
    Optional<Section> section = top.section("tracker", Keys.TRACKER);
    if (section.isPresent() && section.get().has("redmine") && section.get().has("board")) {
      reading.problems().error(section.get().at("board"), "tracker.both");
    }
    return section
        .flatMap(s -> s.section("redmine", Keys.REDMINE))
        .<TrackerConfig>flatMap(this::redmine)
        .orElseGet(
            () -> {
              section
                  .filter(s -> s.table().entry("redmine").isPresent() && !s.has("redmine"))
                  .ifPresent(s -> reading.problems().error(s.at(), "tracker.redmine-alone"));
              return new TrackerConfig.Board();
            });
  }

  private Optional<Redmine> redmine(Section section) {
    Optional<URI> url = section.required("url", ADDRESS).flatMap(this::url);
    Optional<Secret> key = secrets.key(section);
    Optional<BasicAuth> basic = section.section("basic-auth", Keys.BASIC_AUTH).flatMap(this::basic);
    Optional<String> project = section.required("project", "vuln").map(Word::name);
    Format format =
        section
            .choice("format", Map.of("textile", Format.TEXTILE, "markdown", Format.MARKDOWN))
            .orElse(Format.TEXTILE);
    Optional<String> tracker = section.name("tracker", "バグ");
    SortedMap<Severity, String> priorities =
        section
            .section("priorities", Keys.SEVERITIES)
            .map(this::priorities)
            .orElse(new TreeMap<>());
    Statuses statuses =
        section
            .section("statuses", Keys.STATUSES)
            .map(
                s ->
                    new Statuses(s.name("new", "新規"), s.ids("not-ours", "却下"), s.ids("done", "終了")))
            .orElse(Statuses.NONE);
    Fields fields = section.open("fields", "key, cve, cvss").map(this::fields).orElse(Fields.NONE);
    Notify notify = section.value("notify").map(v -> notify(v)).orElse(new Notify.Members());
    Existing existing =
        section
            .choice(
                "existing",
                Map.of(
                    "adopt", Existing.ADOPT, "relate", Existing.RELATE, "ignore", Existing.IGNORE))
            .orElse(Existing.ADOPT);
    var truststore = section.file("truststore", "company-ca.pem");
    if (url.isEmpty() || key.isEmpty() || project.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Redmine(
            url.get(),
            key.get(),
            basic,
            project.get(),
            format,
            tracker,
            priorities,
            statuses,
            fields,
            notify,
            existing,
            truststore));
  }

  private Optional<URI> url(Word word) {
    Optional<URI> uri = reading.address(word, "url", ADDRESS);
    if (uri.isEmpty()) {
      return uri;
    }
    if (uri.get().getRawUserInfo() != null) {
      reading.problems().error(word.at(), "redmine.user-info");
      return Optional.empty();
    }
    String text = word.text().replaceFirst("[?#].*", "").replaceFirst("/+$", "");
    Matcher page = PAGE.matcher(text);
    if (page.matches()) {
      reading.problems().error(word.at(), "redmine.page", page.group(1));
      return Optional.empty();
    }
    return Optional.of(URI.create(text));
  }

  private Optional<BasicAuth> basic(Section section) {
    Optional<Word> user = section.required("user", "hinomi");
    Optional<Word> password = section.required("password", "${BASIC_PASSWORD}");
    password.ifPresent(word -> secrets.literal(word, "password"));
    return user.flatMap(u -> password.map(p -> new BasicAuth(u.text(), new Secret(p.text()))));
  }

  private SortedMap<Severity, String> priorities(Section section) {
    SortedMap<Severity, String> found = new TreeMap<>();
    for (Severity severity : Severity.values()) {
      String key = severity.name().toLowerCase(Locale.ROOT);
      section.name(key, "5").ifPresent(name -> found.put(severity, name));
    }
    return found;
  }

  private Fields fields(Section section) {
    SortedMap<FieldName, String> named = new TreeMap<>();
    for (FieldName field : FieldName.values()) {
      String key = field.name().toLowerCase(Locale.ROOT);
      section.name(key, "CVE-ID").ifPresent(name -> named.put(field, name));
    }
    SortedMap<String, List<String>> constants = new TreeMap<>();
    for (Value.Entry entry : section.table().entries()) {
      if (!Keys.FIELDS.contains(entry.key())) {
        misspelt(entry);
        List<Word> words = section.words(entry.key(), "情報システム部");
        constants.put(entry.key(), words.stream().map(Word::text).toList());
      }
    }
    return new Fields(section.name("key", "7"), named, constants);
  }

  private void misspelt(Value.Entry entry) {
    if (!entry.key().matches("[0-9]+")) {
      Nearest.to(entry.key(), Keys.FIELDS)
          .ifPresent(
              near -> reading.problems().warn(entry.at(), "redmine.field-near", entry.key(), near));
    }
  }

  private Notify notify(Value value) {
    if (value instanceof Value.Text text) {
      switch (Word.fold(text.text())) {
        case "members" -> {
          return new Notify.Members();
        }
        case "none", "off", "false", "no" -> {
          return new Notify.Nobody();
        }
        default -> {}
      }
    }
    List<Word> words = reading.words(value, "notify", "members | none | [suzuki, tanaka]");
    Place at = value.at();
    if (words.stream().anyMatch(word -> word.folded().equals("members"))) {
      reading.problems().error(at, "redmine.notify");
    }
    return words.isEmpty()
        ? new Notify.Nobody()
        : new Notify.These(words.stream().map(Word::name).toList());
  }
}
