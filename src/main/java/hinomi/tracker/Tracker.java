package hinomi.tracker;

import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where tickets live. A tracker carries out and classifies; it never retries and never waits: that
 * is the pipeline's.
 */
public interface Tracker {

  /** Its kind: {@code redmine} or {@code board}. */
  String kind();

  /**
   * The destination of a ticket, whose name is part of its key: it must not change while the
   * tickets stay where they are.
   *
   * @param project the project that a watch asks for, or empty for the usual one
   */
  String destination(String project);

  /**
   * Looks for the ticket that already covers a vulnerability: under its key and those of its
   * aliases, in the key field and in the line of keys, whatever its status; then, as the settings
   * say, for one that a person made. Every hit is verified token by token.
   */
  default Found find(String destination, Member member) throws InterruptedException {
    return Objects.requireNonNull(find(destination, List.of(member)).get(member));
  }

  /**
   * The same for many at once, with far fewer requests than one for each.
   *
   * @return an answer for every member; where one could not be found out, for none
   */
  Map<Member, Found> find(String destination, List<Member> members) throws InterruptedException;

  /**
   * Carries an action out, once.
   *
   * @param action what to do
   * @param concessions what to leave out, in the order of {@link Concession}; empty for the whole
   */
  Outcome apply(TicketAction action, List<Concession> concessions) throws InterruptedException;

  /**
   * A ticket to look at.
   *
   * @param since when it was last looked at, or when it was filed
   * @param touched whether it is known already that a person has touched it
   */
  record Question(TicketRef ticket, Instant since, boolean touched) {}

  /**
   * Looks at what people have done with tickets: one list for a hundred of them, and one request
   * more only for those that somebody other than Hinomi has changed.
   *
   * @param tickets which
   * @param thorough whether those that no list shows are looked for one by one; without it they are
   *     left out of the answer
   */
  Map<TicketRef, Seen> read(List<Question> tickets, boolean thorough) throws InterruptedException;

  /** Tells in advance what will go wrong, without changing anything. */
  List<Finding> check() throws InterruptedException;

  /** The page that lists the tickets nobody has looked at, where the tracker has pages. */
  default Optional<String> untouchedUrl() throws InterruptedException {
    return Optional.empty();
  }
}
