package hinomi.tracker.redmine;

import hinomi.http.Http;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Concession;
import hinomi.tracker.Finding;
import hinomi.tracker.Found;
import hinomi.tracker.Outcome;
import hinomi.tracker.Seen;
import hinomi.tracker.Tracker;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tickets in Redmine, 3.4 to 7.0, over its REST API. One instance serves one pass: what it has
 * learned of trackers, members and fields it keeps.
 */
public final class RedmineTracker implements Tracker {
  private static final String KIND = "redmine";

  private final RedmineSettings settings;
  private final Api api;
  private final Directory directory;
  private final Diagnosis diagnosis;
  private final Finder finder;
  private final Filing filing;
  private final Updating updating;
  private final Reading reading;
  private final Check check;

  /**
   * Nothing is asked of Redmine before it is needed.
   *
   * @param http that sends every request exactly once
   * @param clock for {@code Retry-After} dates
   */
  public RedmineTracker(RedmineSettings settings, Http http, InstantSource clock) {
    this.settings = settings;
    this.api = new Api(settings, http, clock);
    this.directory = new Directory(api);
    this.diagnosis = new Diagnosis(directory);
    Fields fields = new Fields(directory, settings);
    Texts texts = new Texts(settings.format());
    Wishes wishes = new Wishes(directory, fields, settings, clock);
    Stages stages = new Stages(directory, settings);
    Lifting lifting = new Lifting(directory, fields, wishes, stages, settings);
    this.finder = new Finder(api, directory, fields, settings);
    this.filing = new Filing(api, fields, texts, wishes, diagnosis);
    this.updating = new Updating(api, directory, texts, lifting, fields);
    this.reading = new Reading(api, directory, stages);
    this.check = new Check(settings, api, directory, fields, diagnosis);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String destination(String project) {
    return KIND + "/" + (project.isBlank() ? settings.project() : project.strip());
  }

  @Override
  public Map<Member, Found> find(String destination, List<Member> members)
      throws InterruptedException {
    try {
      return finder.find(destination, project(destination), members);
    } catch (Trouble t) {
      Map<Member, Found> nothing = new LinkedHashMap<>();
      members.forEach(m -> nothing.put(m, new Found.Unreachable(t.why())));
      return nothing;
    }
  }

  @Override
  public Outcome apply(TicketAction action, List<Concession> concessions)
      throws InterruptedException {
    String project = project(action.destination());
    try {
      return switch (action) {
        case TicketAction.File file -> filing.file(file, project, concessions);
        case TicketAction.Attach attach -> updating.attach(attach, project, concessions);
        case TicketAction.Adopt adopt -> updating.adopt(adopt, concessions);
        case TicketAction.Note note -> updating.note(note, project, concessions);
      };
    } catch (Trouble t) {
      return switch (action) {
        case TicketAction.File _ -> diagnosis.ofLookup(t, project);
        case TicketAction.Attach a -> ofUpdate(t, a.ticket());
        case TicketAction.Adopt a -> ofUpdate(t, a.ticket());
        case TicketAction.Note n -> ofUpdate(t, n.ticket());
      };
    }
  }

  private Outcome ofUpdate(Trouble t, TicketRef ticket) throws InterruptedException {
    return diagnosis.ofUpdate(t, project(ticket.destination()), ticket.id());
  }

  @Override
  public Map<TicketRef, Seen> read(List<Question> tickets, boolean thorough)
      throws InterruptedException {
    return reading.read(tickets, thorough);
  }

  @Override
  public List<Finding> check() throws InterruptedException {
    return check.findings();
  }

  /**
   * The list of tickets that nobody has looked at (未検討): of the new status, made by Hinomi's user.
   * While Redmine does not answer: all open ones.
   */
  @Override
  public Optional<String> untouchedUrl() throws InterruptedException {
    String path = Directory.projectPath(settings.project()) + "/issues";
    String[] query;
    try {
      String author = String.valueOf(directory.me().id());
      String status = directory.newStatus(settings).map(s -> String.valueOf(s.id())).orElse("o");
      query = new String[] {"set_filter", "1", "status_id", status, "author_id", author};
    } catch (Trouble t) {
      query = new String[] {"set_filter", "1", "status_id", "o"};
    }
    return Optional.of(api.address().at(path, query).toString());
  }

  /** The project of a destination. */
  static String project(String destination) {
    return destination.substring(destination.indexOf('/') + 1);
  }
}
