package hinomi.tracker.redmine;

import hinomi.advisory.Severity;
import hinomi.language.Message;
import hinomi.ticket.Lift;
import hinomi.ticket.TicketAction.FieldName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which of the changes that come with a note may be made to a ticket as it now is: none to a ticket
 * that a person made, and nothing that a person has changed since it was filed.
 */
final class Lifting {
  private final Directory directory;
  private final Fields fields;
  private final Wishes wishes;
  private final Stages stages;
  private final RedmineSettings settings;

  Lifting(
      Directory directory, Fields fields, Wishes wishes, Stages stages, RedmineSettings settings) {
    this.directory = directory;
    this.fields = fields;
    this.wishes = wishes;
    this.stages = stages;
    this.settings = settings;
  }

  /**
   * What is to change.
   *
   * @param issue with its journals
   * @param warnings takes what cannot be done for want of a setting
   */
  Changes of(JsonNode issue, Lift lift, String project, boolean plain, List<Message> warnings)
      throws Trouble, InterruptedException {
    Changes changes = new Changes();
    int self = directory.me().id();
    if (lift.equals(Lift.NONE) || issue.path("author").path("id").asInt(0) != self) {
      return changes;
    }
    Journals journals = new Journals(issue, self);
    priority(journals, lift.severity(), changes, warnings);
    due(journals, lift.due(), changes);
    for (Map.Entry<FieldName, String> field : lift.fields().entrySet()) {
      field(journals, field.getKey(), field.getValue(), project, plain, changes, warnings);
    }
    turn(issue, lift.turn(), changes, warnings);
    return changes;
  }

  private void priority(
      Journals journals, @Nullable Severity severity, Changes changes, List<Message> warnings)
      throws Trouble, InterruptedException {
    if (severity == null || journals.changedByPerson("attr", "priority_id")) {
      return;
    }
    List<Named> lowestFirst = directory.priorities();
    int now = place(lowestFirst, journals.issue().path("priority").path("id").asInt(0));
    wishes
        .priority(null, severity, warnings)
        .filter(wanted -> now >= 0 && place(lowestFirst, wanted.id()) > now)
        .ifPresent(changes::priority);
  }

  /** -1 for one that is not in use: nothing can be said of what is above it. */
  private static int place(List<Named> lowestFirst, int id) {
    return lowestFirst.stream().map(Named::id).toList().indexOf(id);
  }

  private static void due(Journals journals, @Nullable LocalDate wanted, Changes changes) {
    if (wanted == null || journals.changedByPerson("attr", "due_date")) {
      return;
    }
    LocalDate start = day(journals.issue(), "start_date");
    // Redmine refuses the whole update where a ticket is due before it starts.
    LocalDate due = start != null && wanted.isBefore(start) ? start : wanted;
    LocalDate now = day(journals.issue(), "due_date");
    if (now == null || due.isBefore(now)) {
      changes.due(due);
    }
  }

  private static @Nullable LocalDate day(JsonNode issue, String name) {
    try {
      return LocalDate.parse(issue.path(name).asString(""));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void field(
      Journals journals,
      FieldName name,
      String text,
      String project,
      boolean plain,
      Changes changes,
      List<Message> warnings)
      throws Trouble, InterruptedException {
    String field = settings.fields().get(name.name().toLowerCase(Locale.ROOT));
    if (field == null) {
      return;
    }
    fields.learn(journals.issue());
    Optional<Integer> id = fields.named(field, project);
    if (id.isEmpty()) {
      warnings.add(Words.of("unknown.field", field));
      return;
    }
    String value = Wishes.oneLine(text, plain);
    boolean theirs = journals.changedByPerson("cf", String.valueOf(id.get()));
    if (!theirs && !value.isEmpty() && !Fields.values(journals.issue(), id.get()).contains(value)) {
      changes.field(id.get(), value);
    }
  }

  private void turn(JsonNode issue, Lift.Turn turn, Changes changes, List<Message> warnings)
      throws Trouble, InterruptedException {
    boolean ended = stages.of(issue).ended();
    switch (turn) {
      case STAY -> {}
      case REOPEN -> {
        if (ended) {
          stages.initial(issue).ifPresent(changes::status);
        }
      }
      case CLOSE -> {
        if (!ended) {
          stages
              .closing(issue.path("allowed_statuses"))
              .ifPresentOrElse(
                  changes::status,
                  () -> warnings.add(Words.of("lift.no-closed", issue.path("id").asString(""))));
        }
      }
    }
  }
}
