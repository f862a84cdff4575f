package hinomi.web.board;

import hinomi.pipeline.Engine;
import hinomi.ticket.BoardShelf;
import hinomi.ticket.BoardShelf.Card;
import hinomi.ticket.BoardShelf.Change;
import hinomi.ticket.BoardShelf.Remark;
import hinomi.ticket.Stage;
import hinomi.web.Reply;
import hinomi.web.Role;
import hinomi.web.Routes;
import hinomi.web.Site;
import hinomi.web.Visit;
import hinomi.web.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The board as columns, and its cards, which people take, answer and close. What they do is read
 * back by the next pass as from any tracker.
 */
public final class BoardPages implements Routes {
  private static final String ROOM = "web/board";

  /** A note may be as long as this, in UTF-16 units. */
  private static final int LONGEST = 20_000;

  private static final int LONGEST_NAME = 100;

  /** How many cards a column of ended ones shows. */
  private static final int ENDED = 50;

  @Override
  public void add(Site site) {
    site.get("/board", Role.VIEWER, BoardPages::board);
    site.get("/board/{id}", Role.VIEWER, BoardPages::card);
    site.post("/board/{id}", Role.OPERATOR, BoardPages::answer);
  }

  /** A column of the board. */
  public record Column(Stage stage, int all, List<Card> cards) {}

  private static Reply board(Visit visit) {
    List<Card> all = shelf(visit).all();
    List<Column> columns =
        Arrays.stream(Stage.values())
            .filter(stage -> stage != Stage.GONE)
            .map(stage -> column(stage, all))
            .toList();
    return Reply.page("board/board.jte", Map.of("w", visit.words(ROOM), "columns", columns));
  }

  private static Column column(Stage stage, List<Card> all) {
    List<Card> own = all.stream().filter(card -> card.status() == stage).toList();
    return new Column(
        stage, own.size(), own.stream().limit(stage.ended() ? ENDED : Long.MAX_VALUE).toList());
  }

  private static Reply card(Visit visit) {
    return find(visit).map(card -> page(visit, card, 200, "")).orElseGet(Reply.Missing::new);
  }

  private static Reply page(Visit visit, Card card, int status, String mistake) {
    Words words = visit.words(ROOM);
    return new Reply.Page(
        status,
        "board/card.jte",
        Map.of(
            "w", words, "card", card, "mistake", mistake, "note", visit.form("note").orElse("")));
  }

  private static Reply answer(Visit visit) {
    Optional<Card> found = find(visit);
    if (found.isEmpty()) {
      return new Reply.Missing();
    }
    Card card = found.get();
    String note = visit.form("note").orElse("");
    String assignee = visit.form("assignee").orElse("");
    Optional<Stage> stage = visit.form("status").flatMap(BoardPages::stage);
    String mistake =
        note.length() > LONGEST
            ? "note.long"
            : assignee.length() > LONGEST_NAME || assignee.chars().anyMatch(Character::isISOControl)
                ? "assignee.long"
                : stage.isEmpty() ? "status.unknown" : "";
    if (!mistake.isEmpty()) {
      return page(visit, card, 422, visit.words(ROOM).say(mistake));
    }
    boolean moved = stage.get() != card.status();
    boolean given = !assignee.equals(card.assignee());
    if (note.isEmpty() && !moved && !given) {
      return page(visit, card, 422, visit.words(ROOM).say("nothing"));
    }
    shelf(visit)
        .append(
            card.id(),
            List.of(),
            new Remark(visit.now(), note, visit.visitor().name(), moved ? stage.get() : null),
            new Change(null, null, given ? assignee : null));
    return new Reply.Redirect("/board/" + card.id());
  }

  private static Optional<Stage> stage(String name) {
    return Arrays.stream(Stage.values())
        .filter(stage -> stage != Stage.GONE && stage.name().equals(name))
        .findFirst();
  }

  private static Optional<Card> find(Visit visit) {
    String id = visit.path("id");
    return id.matches("[0-9]{1,15}") ? shelf(visit).get(Long.parseLong(id)) : Optional.empty();
  }

  private static BoardShelf shelf(Visit visit) {
    Engine engine = visit.engine();
    return engine.store().board();
  }
}
