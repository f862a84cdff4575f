package hinomi.pipeline;

import hinomi.language.Message;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketKey;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Concession;
import hinomi.tracker.Finding;
import hinomi.tracker.Found;
import hinomi.tracker.Outcome;
import hinomi.tracker.Seen;
import hinomi.tracker.Tracker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A tracker in memory that fails as it is told. */
final class FakeTracker implements Tracker {
  static final Message WHY = Message.of("pipeline", "source.io", "told to fail");

  static final class Ticket {
    final String id;
    final String subject;
    final TicketAction.File file;
    final Set<TicketKey> keys = new TreeSet<>();
    final List<TicketAction> notes = new ArrayList<>();
    final List<Concession> concessions;

    Ticket(String id, TicketAction.File file, List<Concession> concessions) {
      this.id = id;
      this.file = file;
      this.subject = file.subject();
      this.concessions = List.copyOf(concessions);
    }

    TicketRef ref() {
      return new TicketRef("fake/main", id, "https://tracker.invalid/" + id);
    }
  }

  final List<Ticket> tickets = new ArrayList<>();

  /** Those about vulnerabilities. */
  List<Ticket> cases() {
    return of(TicketAction.Kind.CASE);
  }

  List<Ticket> of(TicketAction.Kind kind) {
    return tickets.stream().filter(t -> t.file.kind() == kind).toList();
  }

  /** What becomes of the next applications; empty for success. */
  final Deque<Function<Ticket, Outcome>> faults = new ArrayDeque<>();

  /** A ticket of a person's that the next searches find. */
  Found.@Nullable Theirs theirs;

  /** A person has deleted every ticket that is to be updated. */
  boolean deleted;

  boolean reachable = true;
  int finds;
  int creates;

  /** Stores and answers as if it had not. */
  FakeTracker storesThenHangs() {
    faults.add(
        ticket -> {
          tickets.add(ticket);
          return new Outcome.TryLater(Duration.ofSeconds(90), WHY, true);
        });
    return this;
  }

  FakeTracker fails(Outcome outcome) {
    faults.add(ticket -> outcome);
    return this;
  }

  @Override
  public String kind() {
    return "fake";
  }

  @Override
  public String destination(String project) {
    return "fake/" + (project.isEmpty() ? "main" : project);
  }

  @Override
  public Map<Member, Found> find(String destination, List<Member> members) {
    finds++;
    Map<Member, Found> answer = new LinkedHashMap<>();
    members.forEach(member -> answer.put(member, one(destination, member)));
    return answer;
  }

  private Found one(String destination, Member member) {
    if (!reachable) {
      return new Found.Unreachable(WHY);
    }
    Set<TicketKey> keys = member.keys(destination);
    for (Ticket ticket : tickets) {
      if (ticket.keys.stream().anyMatch(keys::contains)) {
        return new Found.Ours(ticket.ref());
      }
    }
    return theirs == null ? new Found.None() : theirs;
  }

  @Override
  public Outcome apply(TicketAction action, List<Concession> concessions) {
    if (!reachable) {
      return new Outcome.TryLater(Duration.ZERO, WHY, false);
    }
    return switch (action) {
      case TicketAction.File file -> {
        creates++;
        Ticket ticket = new Ticket("" + (tickets.size() + 1), file, concessions);
        file.members().forEach(m -> ticket.keys.add(m.key(file.destination())));
        Function<Ticket, Outcome> fault = faults.poll();
        if (fault != null) {
          yield fault.apply(ticket);
        }
        tickets.add(ticket);
        yield new Outcome.Done(ticket.ref(), List.of());
      }
      case TicketAction.Attach attach -> noted(attach, attach.ticket());
      case TicketAction.Adopt adopt -> noted(adopt, adopt.ticket());
      case TicketAction.Note note -> noted(note, note.ticket());
    };
  }

  private Outcome noted(TicketAction action, TicketRef ref) {
    if (deleted) {
      return new Outcome.Gone(WHY);
    }
    for (Ticket ticket : tickets) {
      if (ticket.id.equals(ref.id())) {
        action.members().forEach(m -> ticket.keys.add(m.key(action.destination())));
        // Like the real ones, it knows its own last words again when their answer was lost.
        if (ticket.notes.isEmpty() || !ticket.notes.getLast().equals(action)) {
          ticket.notes.add(action);
        }
      }
    }
    return new Outcome.Done(ref, List.of());
  }

  /** What people have done with tickets, by their numbers. */
  final Map<String, Seen> seen = new TreeMap<>();

  /** Each reading: which tickets were asked for, and whether one by one. */
  record Look(Set<String> tickets, boolean thorough) {}

  final List<Look> looks = new ArrayList<>();

  @Override
  public Map<TicketRef, Seen> read(List<Question> tickets, boolean thorough) {
    Set<String> asked = new TreeSet<>();
    tickets.forEach(q -> asked.add(q.ticket().id()));
    looks.add(new Look(asked, thorough));
    Map<TicketRef, Seen> answer = new LinkedHashMap<>();
    for (Question q : tickets) {
      Seen what = reachable ? seen.get(q.ticket().id()) : new Seen.Unreachable(WHY);
      if (what != null) {
        answer.put(q.ticket(), what);
      }
    }
    return answer;
  }

  @Override
  public List<Finding> check() {
    return List.of();
  }
}
