package hinomi.tracker.board;

import hinomi.advisory.Severity;
import hinomi.language.Message;
import hinomi.ticket.BoardShelf;
import hinomi.ticket.BoardShelf.Card;
import hinomi.ticket.BoardShelf.Change;
import hinomi.ticket.BoardShelf.Remark;
import hinomi.ticket.Body;
import hinomi.ticket.Lift;
import hinomi.ticket.Member;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketKey;
import hinomi.ticket.TicketRef;
import hinomi.ticket.render.PlainTextRenderer;
import hinomi.ticket.render.Renderer;
import hinomi.tracker.Concession;
import hinomi.tracker.Finding;
import hinomi.tracker.Found;
import hinomi.tracker.Outcome;
import hinomi.tracker.Seen;
import hinomi.tracker.Tracker;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tracker of those who have none yet: cards with plain text. Every action may be repeated
 * without harm.
 */
public final class BoardTracker implements Tracker {
  private static final String KIND = "board";

  /** Lowest first. */
  private static final List<String> PRIORITIES =
      List.of("none", "low", "medium", "high", "critical");

  private final BoardShelf shelf;
  private final InstantSource clock;
  private final Renderer renderer = new PlainTextRenderer();

  /**
   * A board.
   *
   * @param shelf where its cards are kept
   * @param clock when cards and notes are made
   */
  public BoardTracker(BoardShelf shelf, InstantSource clock) {
    this.shelf = shelf;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String destination(String project) {
    return project.isBlank() ? KIND : KIND + "/" + project.strip();
  }

  @Override
  public Map<Member, Found> find(String destination, List<Member> members) {
    Map<Member, Found> answer = new LinkedHashMap<>();
    for (Member member : members) {
      Optional<Card> card = shelf.find(member.keys(destination));
      answer.put(
          member,
          card.isPresent() ? new Found.Ours(ref(card.get(), destination)) : new Found.None());
    }
    return answer;
  }

  @Override
  public Outcome apply(TicketAction action, List<Concession> concessions) {
    return switch (action) {
      case TicketAction.File file -> file(file);
      case TicketAction.Attach attach ->
          add(attach.ticket(), keys(attach), attach.note(), attach.lift());
      case TicketAction.Adopt adopt -> add(adopt.ticket(), keys(adopt), adopt.note(), Lift.NONE);
      case TicketAction.Note note -> add(note.ticket(), List.of(), note.note(), note.lift());
    };
  }

  @Override
  public Map<TicketRef, Seen> read(List<Question> tickets, boolean thorough) {
    Map<TicketRef, Seen> answer = new LinkedHashMap<>();
    for (Question q : tickets) {
      Optional<Card> card = card(q.ticket());
      if (card.isPresent()) {
        answer.put(q.ticket(), seen(card.get()));
      } else if (thorough) {
        answer.put(q.ticket(), new Seen.Gone(message("missing", q.ticket().id())));
      }
    }
    return answer;
  }

  private static Seen seen(Card card) {
    Optional<Seen.Touch> touched =
        card.notes().stream()
            .filter(note -> !note.author().isEmpty())
            .findFirst()
            .map(note -> new Seen.Touch(note.at(), note.author()));
    Optional<Seen.Closing> closing =
        card.notes().stream()
            .filter(note -> note.status() != null && note.status().ended())
            .reduce((first, later) -> later)
            .filter(note -> card.status().ended())
            .map(note -> new Seen.Closing(note.at(), note.author(), note.text()));
    return new Seen.There(
        card.status(), card.status().name(), card.assignee(), touched, closing, Optional.empty());
  }

  @Override
  public List<Finding> check() {
    return List.of(new Finding(Finding.Level.OK, message("check.ok", shelf.all().size())));
  }

  private Outcome file(TicketAction.File file) {
    Card card =
        shelf
            .find(Set.of(file.founder().key(file.destination())))
            .orElseGet(() -> shelf.add(card(file)));
    return done(ref(card, file.destination()));
  }

  private Card card(TicketAction.File file) {
    String assignee = file.handling().assignTo();
    return new Card(
        0,
        keys(file),
        oneLine(file.subject()),
        renderer.render(file.body()),
        priority(file),
        assignee == null ? "" : assignee,
        Stage.NEW,
        file.due(),
        clock.instant(),
        List.of());
  }

  private static String priority(TicketAction.File file) {
    String wanted = file.handling().priority();
    if (wanted != null && PRIORITIES.contains(wanted.toLowerCase(Locale.ROOT))) {
      return wanted.toLowerCase(Locale.ROOT);
    }
    return file.severity() == null ? "none" : priority(file.severity());
  }

  private static String priority(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /** Upwards only; people set neither priorities nor due dates on the board. */
  private static Change change(Card card, Lift lift) {
    Severity severity = lift.severity();
    boolean higher =
        severity != null
            && PRIORITIES.indexOf(priority(severity)) > PRIORITIES.indexOf(card.priority());
    LocalDate due = lift.due();
    LocalDate now = card.due();
    boolean earlier = due != null && (now == null || due.isBefore(now));
    return new Change(
        severity != null && higher ? priority(severity) : null, earlier ? due : null, null);
  }

  private static @Nullable Stage turned(Card card, Lift.Turn turn) {
    return switch (turn) {
      case STAY -> null;
      case REOPEN -> card.status().ended() ? Stage.NEW : null;
      case CLOSE -> card.status().ended() ? null : Stage.DONE;
    };
  }

  private String oneLine(String words) {
    return renderer.render(
        new Body(
            List.of(new Body.Block.Lines(List.of(Body.Line.of(new Body.Inline.Feed(words)))))));
  }

  /** A note that is the card's last one already was written by a try whose end nobody saw. */
  private Outcome add(TicketRef ticket, List<TicketKey> keys, Body note, Lift lift) {
    Optional<Card> card = card(ticket);
    if (card.isEmpty()) {
      return new Outcome.Gone(message("missing", ticket.id()));
    }
    String text = renderer.render(note);
    List<Remark> notes = card.get().notes();
    boolean there =
        card.get().keys().containsAll(keys)
            && !notes.isEmpty()
            && notes.getLast().text().equals(text);
    if (!there) {
      Remark remark = new Remark(clock.instant(), text, "", turned(card.get(), lift.turn()));
      shelf.append(card.get().id(), keys, remark, change(card.get(), lift));
    }
    return done(ref(card.get(), ticket.destination()));
  }

  private Optional<Card> card(TicketRef ticket) {
    try {
      return shelf.get(Long.parseLong(ticket.id()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static List<TicketKey> keys(TicketAction action) {
    return action.members().stream().map(m -> m.key(action.destination())).distinct().toList();
  }

  private static TicketRef ref(Card card, String destination) {
    return new TicketRef(destination, Long.toString(card.id()), "");
  }

  private static Outcome done(TicketRef ticket) {
    return new Outcome.Done(ticket, List.of());
  }

  private static Message message(String key, Object... args) {
    return Message.of("tracker/board", key, args);
  }
}
