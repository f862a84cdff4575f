package hinomi.tracker.redmine;

import hinomi.advisory.Severity;
import hinomi.language.Message;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketAction.FieldName;
import hinomi.tracker.Concession;
import hinomi.watch.Handling;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a watch and the settings wish for a new ticket into ids. What this Redmine does not
 * have is left out with a warning: a poor ticket beats none, and one unknown watcher would refuse
 * the whole.
 */
final class Wishes {
  private static final Set<String> NAMED_FIELDS =
      Set.of("key", "cve", "jvndb", "cvss", "severity", "cwe", "source");

  private final Directory directory;
  private final Fields fields;
  private final RedmineSettings settings;
  private final InstantSource clock;

  Wishes(Directory directory, Fields fields, RedmineSettings settings, InstantSource clock) {
    this.directory = directory;
    this.fields = fields;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What to send.
   *
   * @param unknown fields whose ids are not known yet
   */
  record Wish(Sent sent, List<Unknown> unknown) {}

  /** A field whose name nothing seen so far bears. */
  record Unknown(String field, String value) {}

  static boolean isNamed(String setting) {
    return NAMED_FIELDS.contains(setting);
  }

  Wish of(
      TicketAction.File action,
      String project,
      List<Concession> concessions,
      List<Message> warnings)
      throws Trouble, InterruptedException {
    Sent sent = new Sent(project);
    Handling handling = action.handling();
    Project home = directory.project(project);
    String tracker =
        handling.tracker() != null ? handling.tracker() : settings.tracker().orElse(null);
    pick("tracker", tracker, home.trackers(), warnings).ifPresent(sent::tracker);
    String status = settings.newStatus().orElse(null);
    if (status != null) {
      pick("status", status, directory.statuses(), warnings).ifPresent(sent::status);
    }
    priority(handling.priority(), action.severity(), warnings).ifPresent(sent::priority);
    if (!concessions.contains(Concession.NO_ASSIGNEE)) {
      assignee(handling.assignTo(), project, sent, warnings);
    }
    boolean optional = !concessions.contains(Concession.NO_OPTIONAL_FIELDS);
    if (optional) {
      pick("category", handling.category(), home.categories(), warnings).ifPresent(sent::category);
    }
    if (!concessions.contains(Concession.NO_WATCHERS)) {
      watchers(project, sent, warnings);
    }
    if (optional && action.due() != null) {
      sent.due(action.due(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
    boolean plain = concessions.contains(Concession.PLAIN_CHARACTERS);
    List<Unknown> unknown = new ArrayList<>();
    for (Map.Entry<String, String> field : values(action, optional).entrySet()) {
      String value = oneLine(field.getValue(), plain);
      Optional<Integer> id = fields.named(field.getKey(), project);
      if (value.isEmpty()) {
        continue;
      }
      if (id.isPresent()) {
        sent.field(id.get(), value);
      } else {
        unknown.add(new Unknown(field.getKey(), value));
      }
    }
    return new Wish(sent, unknown);
  }

  /** A text as a field takes it. */
  static String oneLine(String text, boolean plain) {
    return Characters.clean(text, plain).replace('\n', ' ').strip();
  }

  /** Values by the field that the settings name. */
  private Map<String, String> values(TicketAction.File action, boolean optional) {
    Map<String, String> values = new TreeMap<>();
    settings
        .fields()
        .forEach(
            (name, value) -> {
              if (!isNamed(name)) {
                values.put(name, value);
              }
            });
    if (optional) {
      for (Map.Entry<FieldName, String> e : action.fields().entrySet()) {
        String field = settings.fields().get(e.getKey().name().toLowerCase(Locale.ROOT));
        if (field != null) {
          values.put(field, e.getValue());
        }
      }
      String key = settings.fields().get("key");
      if (key != null) {
        values.put(key, action.founder().key(action.destination()).value());
      }
    }
    return values;
  }

  /** The priority of a ticket: a fixed one, else the one that a severity becomes. */
  Optional<Named> priority(
      @Nullable String fixed, @Nullable Severity severity, List<Message> warnings)
      throws Trouble, InterruptedException {
    String wanted =
        fixed != null ? fixed : severity == null ? null : settings.priorities().get(severity);
    if (wanted != null) {
      Optional<Named> found = pick("priority", wanted, directory.priorities(), warnings);
      if (found.isPresent()) {
        return found;
      }
    }
    return severity == null ? Optional.empty() : Priorities.usual(directory.priorities(), severity);
  }

  private void assignee(@Nullable String wanted, String project, Sent sent, List<Message> warnings)
      throws Trouble, InterruptedException {
    if (wanted == null) {
      return;
    }
    Optional<Principal> member = directory.member(project, wanted);
    member.ifPresentOrElse(
        m -> sent.assignee(new Named(m.id(), m.name())),
        () -> warnings.add(Words.of("unknown.assignee", wanted)));
  }

  private void watchers(String project, Sent sent, List<Message> warnings)
      throws Trouble, InterruptedException {
    Me me = directory.me();
    switch (settings.watchers()) {
      case Notify.Nobody _ -> {}
      case Notify.Members _ ->
          directory.members(project).stream()
              .filter(m -> !m.group() && m.id() != me.id())
              .sorted(Comparator.comparingInt(Principal::id))
              .forEach(m -> sent.watcher(m.id()));
      case Notify.Chosen(List<String> names) -> {
        for (String name : names) {
          Optional<Principal> member = directory.member(project, name);
          if (member.isEmpty()) {
            warnings.add(Words.of("unknown.watcher", name));
          } else if (member.get().group() && !me.groupWatchers()) {
            warnings.add(Words.of("group-watcher", name));
          } else {
            sent.watcher(member.get().id());
          }
        }
      }
    }
  }

  /** One of a list by name or id; an id is taken unseen where the list may not be read. */
  private static Optional<Named> pick(
      String what, @Nullable String wanted, List<Named> all, List<Message> warnings) {
    if (wanted == null) {
      return Optional.empty();
    }
    Optional<Named> found = Named.find(all, wanted);
    if (found.isEmpty() && all.isEmpty()) {
      found = Named.id(wanted).map(id -> new Named(id, wanted));
    }
    if (found.isEmpty()) {
      String known = String.join(", ", all.stream().map(Named::name).toList());
      warnings.add(Words.of("unknown." + what, wanted, known));
    }
    return found;
  }
}
