package hinomi.tracker.board;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Severity;
import hinomi.language.Language;
import hinomi.store.SqlStore;
import hinomi.ticket.BoardShelf;
import hinomi.ticket.Body;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Tracker;
import hinomi.tracker.TrackerContract;
import hinomi.watch.Handling;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTrackerTest extends TrackerContract {
  private static final Instant NOW = Instant.parse("2030-06-01T09:00:00Z");

  @TempDir Path folder;

  private SqlStore store;
  private BoardTracker tracker;

  @BeforeEach
  void openBoard() {
    store = SqlStore.open("jdbc:sqlite:board.db", folder);
    tracker = new BoardTracker(store.board(), InstantSource.fixed(NOW));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Override
  protected Tracker tracker() {
    return tracker;
  }

  @Override
  protected Shown shown(TicketRef ticket) {
    BoardShelf.Card card = card(ticket);
    return new Shown(
        card.subject(),
        card.text()
            + "\n\n"
            + card.keys().stream().map(key -> key.value()).collect(Collectors.joining(" ")),
        card.notes().stream().map(BoardShelf.Remark::text).filter(n -> !n.isEmpty()).toList(),
        card.priority(),
        card.status().name(),
        card.due() == null ? "" : card.due().toString());
  }

  @Override
  protected void byPerson(TicketRef ticket, Deed deed, String words) {
    Stage status =
        switch (deed) {
          case COMMENT -> null;
          case START -> Stage.OPEN;
          case CLOSE -> Stage.DONE;
          case REJECT -> Stage.NOT_OURS;
        };
    store
        .board()
        .append(
            card(ticket).id(),
            List.of(),
            new BoardShelf.Remark(NOW, words, person(), status),
            BoardShelf.Change.NONE);
  }

  @Override
  protected String person() {
    return "佐藤";
  }

  @Override
  protected TicketRef madeByPerson(String subject, String text) {
    BoardShelf.Card card =
        store
            .board()
            .add(
                new BoardShelf.Card(
                    0, List.of(), subject, text, "none", "", Stage.NEW, null, NOW, List.of()));
    return new TicketRef("board", Long.toString(card.id()), "");
  }

  @Test
  void every_action_can_be_repeated_without_harm() throws Exception {
    TicketAction.File file = file("subject", new Body(List.of()), member("CVE-2030-0001"));
    TicketRef filed = apply(file);
    TicketAction.Attach attach =
        new TicketAction.Attach(
            filed, List.of(member("CVE-2030-0002")), words("attached"), Language.EN);
    TicketAction.Note note =
        new TicketAction.Note(filed, List.of(member("CVE-2030-0001")), words("noted"), Language.EN);

    assertThat(List.of(apply(file), apply(attach), apply(attach), apply(note), apply(note)))
        .containsOnly(filed);

    assertThat(store.board().all()).hasSize(1);
    assertThat(shown(filed).notes()).containsExactly("attached", "noted");
  }

  @Test
  void a_project_is_a_destination_of_its_own() throws Exception {
    apply(file("subject", new Body(List.of()), member("CVE-2030-0001")));

    assertThat(tracker.destination("web")).isEqualTo("board/web");
    assertThat(tracker.find("board/web", member("CVE-2030-0001")))
        .isEqualTo(new hinomi.tracker.Found.None());
  }

  @ParameterizedTest
  @CsvSource({
    "CRITICAL,,critical",
    "NONE,,none",
    ",,none",
    "LOW,High,high",
    "LOW,今すぐ,low",
  })
  void the_priority_follows_from_the_severity_unless_the_watch_names_one(
      @Nullable Severity severity, @Nullable String wanted, String priority) throws Exception {
    TicketRef filed =
        apply(
            new TicketAction.File(
                "board",
                List.of(member("CVE-2030-0001")),
                "subject",
                new Body(List.of()),
                severity,
                new Handling("suzuki", null, null, wanted, null),
                new TreeMap<>(),
                Language.EN,
                null));

    assertThat(card(filed).priority()).isEqualTo(priority);
    assertThat(card(filed).assignee()).isEqualTo("suzuki");
    assertThat(card(filed).created()).isEqualTo(NOW);
  }

  private BoardShelf.Card card(TicketRef ticket) {
    return store.board().get(Long.parseLong(ticket.id())).orElseThrow();
  }

  private static Body words(String words) {
    return new Body(List.of(new Body.Block.Lines(List.of(Body.Line.own(words)))));
  }
}
