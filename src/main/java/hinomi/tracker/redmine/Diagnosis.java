package hinomi.tracker.redmine;

import hinomi.language.Message;
import hinomi.tracker.Outcome;
import java.util.Optional;
import java.util.Set;

/**
 * Tells apart what Redmine answers alike: no permission, an unknown, closed or archived project and
 * a module that is off are one and the same 422 as a wrong value.
 */
final class Diagnosis {
  private final Directory directory;

  Diagnosis(Directory directory) {
    this.directory = directory;
  }

  /**
   * What a failed create comes to.
   *
   * @param watchers whether watchers were sent: one unknown id is a 404 for the whole
   */
  Outcome ofCreate(Trouble t, String project, boolean watchers) throws InterruptedException {
    return switch (t.kind()) {
      case PASSING, KEY, LASTING -> t.outcome();
      case INVALID, STALE, FORBIDDEN -> deeper(t.outcome(), project);
      case MISSING ->
          deeper(
              watchers ? new Outcome.Refused(Words.of("watcher-refused"), true) : t.outcome(),
              project);
    };
  }

  /** What a failed look-up before a create comes to: nothing was sent. */
  Outcome ofLookup(Trouble t, String project) throws InterruptedException {
    return switch (t.kind()) {
      case PASSING, KEY, LASTING, INVALID, STALE -> t.outcome();
      case FORBIDDEN, MISSING -> deeper(t.outcome(), project);
    };
  }

  /** What a failed update of a ticket comes to. */
  Outcome ofUpdate(Trouble t, String project, String ticket) throws InterruptedException {
    return switch (t.kind()) {
      case PASSING, KEY, LASTING -> t.outcome();
      case INVALID, STALE -> deeper(t.outcome(), project);
      case MISSING -> deeper(new Outcome.Gone(Words.of("ticket-gone", ticket)), project);
      case FORBIDDEN ->
          deeper(new Outcome.Refused(Words.of("ticket-forbidden", ticket), false), project);
    };
  }

  /** The reason that lies in project, key or API; else the outcome as it seemed. */
  private Outcome deeper(Outcome seeming, String project) throws InterruptedException {
    directory.forget(project);
    try {
      directory.me();
      Optional<Message> wrong = project(project);
      return wrong.<Outcome>map(why -> new Outcome.Refused(why, false)).orElse(seeming);
    } catch (Trouble t) {
      return t.outcome();
    }
  }

  /** What is wrong with a project, as far as it can be seen; empty where nothing is. */
  Optional<Message> project(String name) throws Trouble, InterruptedException {
    Project project;
    try {
      project = directory.project(name);
    } catch (Trouble t) {
      return switch (t.kind()) {
        case MISSING -> Optional.of(Words.of("project.missing", name));
        case FORBIDDEN -> Optional.of(Words.of("project.forbidden", name));
        case PASSING, KEY, INVALID, STALE, LASTING -> throw t;
      };
    }
    switch (project.state()) {
      case CLOSED -> {
        return Optional.of(Words.of("project.closed", name));
      }
      case ARCHIVED -> {
        return Optional.of(Words.of("project.archived", name));
      }
      case ACTIVE -> {}
    }
    if (!project.modules().isEmpty() && !project.modules().contains("issue_tracking")) {
      return Optional.of(Words.of("project.module", name));
    }
    Me me = directory.me();
    if (!me.admin() && me.in(project.id()).isEmpty() && !project.open()) {
      return Optional.of(Words.of("project.no-member", name, me.login()));
    }
    Optional<Set<String>> may = directory.permissions(name);
    return may.isPresent() && !may.get().contains("add_issues")
        ? Optional.of(Words.of("project.no-add", name))
        : Optional.empty();
  }
}
