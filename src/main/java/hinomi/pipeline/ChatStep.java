package hinomi.pipeline;

import hinomi.advisory.Severity;
import hinomi.language.Message;
import hinomi.pipeline.PassSettings.ChatFor;
import hinomi.store.LifeStore.ChatRow;
import hinomi.store.Store;
import hinomi.ticket.BulletinWriter;
import hinomi.ticket.Lift;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells the chat of new tickets, and of what has made one worse. A line is planned with the
 * ticket's own outcome, so that it is lost no more than that; a chat that fails never delays a
 * ticket.
 */
final class ChatStep {
  private static final Duration AGAIN = Duration.ofMinutes(10);

  /** What is as old as this is no news to a chat. */
  private static final Duration STALE = Duration.ofHours(24);

  private final Optional<ChatPost> chat;
  private final Set<ChatFor> wanted;
  private final BulletinWriter writer;

  ChatStep(Optional<ChatPost> chat, Set<ChatFor> wanted, BulletinWriter writer) {
    this.chat = chat;
    this.wanted = wanted;
    this.writer = writer;
  }

  /** The line about a ticket that was just filed or told of something new, where one is wanted. */
  List<String> lines(TicketAction action, TicketRef ticket) {
    if (chat.isEmpty()) {
      return List.of();
    }
    return switch (action) {
      case TicketAction.File file ->
          file.kind() == TicketAction.Kind.CASE && wanted.stream().anyMatch(what -> is(what, file))
              ? List.of(writer.chat(ticket, file))
              : List.of();
      case TicketAction.Attach attach -> news(ticket, attach.members(), attach.lift());
      case TicketAction.Note note -> news(ticket, note.members(), note.lift());
      case TicketAction.Adopt adopt -> List.of();
    };
  }

  private List<String> news(TicketRef ticket, List<Member> members, Lift lift) {
    Set<String> news = new TreeSet<>();
    for (ChatFor what : wanted) {
      switch (what) {
        case CRITICAL -> score(news, lift, Severity.CRITICAL);
        case HIGH -> score(news, lift, Severity.HIGH);
        case KEV -> news.add("kev-added");
        case JPCERT -> news.add("alerted");
      }
    }
    news.retainAll(lift.news());
    return news.isEmpty() ? List.of() : List.of(writer.chat(ticket, members, news));
  }

  private static void score(Set<String> news, Lift lift, Severity from) {
    if (lift.severity() != null && lift.severity().compareTo(from) >= 0) {
      news.add("score-up");
    }
  }

  private static boolean is(ChatFor what, TicketAction.File file) {
    Severity severity = file.severity();
    return switch (what) {
      case CRITICAL -> severity == Severity.CRITICAL;
      case HIGH -> severity == Severity.HIGH || severity == Severity.CRITICAL;
      case KEV -> file.origin().exploited();
      case JPCERT -> file.origin().alert();
    };
  }

  /**
   * Posts what is due, until the first failure.
   *
   * @return why the rest could not be posted
   */
  Optional<Message> post(Store store, InstantSource clock) throws InterruptedException {
    if (chat.isEmpty() || store.life().chat(clock.instant()).isEmpty()) {
      return Optional.empty();
    }
    Optional<Store.RunLock> lock = store.chatLock();
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    try (Store.RunLock held = lock.get()) {
      return post(chat.get(), store, clock);
    }
  }

  private static Optional<Message> post(ChatPost chat, Store store, InstantSource clock)
      throws InterruptedException {
    for (ChatRow row : store.life().chat(clock.instant())) {
      Instant now = clock.instant();
      if (Duration.between(row.planned(), now).compareTo(STALE) > 0) {
        store.life().posted(row.id(), now);
        continue;
      }
      try {
        chat.post(row.line());
        store.life().posted(row.id(), clock.instant());
      } catch (IOException e) {
        store.life().postLater(row.id(), now.plus(AGAIN));
        return Optional.of(Collect.message(e));
      }
    }
    return Optional.empty();
  }
}
