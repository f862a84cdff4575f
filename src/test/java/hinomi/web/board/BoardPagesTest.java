package hinomi.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.DemoWorld;
import hinomi.pipeline.Watcher;
import hinomi.ticket.BoardShelf.Card;
import hinomi.ticket.Stage;
import hinomi.web.Browser;
import hinomi.web.OpenGuard;
import hinomi.web.TestHouse;
import hinomi.web.WebServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardPagesTest {
  @TempDir private Path folder;
  private DemoWorld world;
  private WebServer server;
  private Browser browser;

  @BeforeEach
  void start() throws InterruptedException {
    world = DemoWorld.in(folder);
    server =
        new WebServer(
            new TestHouse(world), new OpenGuard(), List.of(new BoardPages()), "127.0.0.1", 0);
    browser = new Browser(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
    world.close();
  }

  private HttpResponse<String> answer(long id, String status, String assignee, String note)
      throws Exception {
    return browser.post(
        "/board/" + id, Map.of("status", status, "assignee", assignee, "note", note));
  }

  private Card card(long id) {
    return world.engine().store().board().get(id).orElseThrow();
  }

  @Test
  void every_ticket_stands_in_the_column_of_its_stage() throws Exception {
    Document page = browser.page("/board");

    assertThat(page.select("section").eachAttr("aria-labelledby"))
        .containsExactly("stage-NEW", "stage-OPEN", "stage-DONE", "stage-NOT_OURS");
    assertThat(page.select("section:first-child li")).hasSize(7);
    assertThat(page.select("section:first-child a").eachText())
        .anyMatch(subject -> subject.contains("CVE-2022-21661"));
  }

  @Test
  void a_card_shows_its_text_and_takes_an_answer() throws Exception {
    assertThat(answer(4, "OPEN", "suzuki", "調べます。<script>alert(1)</script>").statusCode())
        .isEqualTo(303);

    Document page = browser.page("/board/4");
    assertThat(page.select("h1").text()).contains("CVE-");
    assertThat(page.select("ol.line pre").text()).contains("調べます。<script>");
    assertThat(page.select("main script")).isEmpty();
    assertThat(card(4).status()).isEqualTo(Stage.OPEN);
    assertThat(card(4).assignee()).isEqualTo("suzuki");
  }

  @Test
  void what_people_do_is_read_back_by_the_next_pass() throws Exception {
    answer(4, "DONE", "", "更新済み");
    world.engine().run(Watcher.SILENT);

    assertThat(world.engine().store().tickets())
        .filteredOn(row -> row.ref().orElseThrow().id().equals("4"))
        .singleElement()
        .satisfies(row -> assertThat(row.life().stage()).isEqualTo(Stage.DONE));
  }

  @Test
  void what_cannot_be_is_told_and_keeps_the_words_typed() throws Exception {
    assertThat(answer(4, "NEW", "", "").statusCode()).isEqualTo(422);
    assertThat(answer(4, "GONE", "", "x").statusCode()).isEqualTo(422);
    assertThat(answer(4, "OPEN", "a".repeat(101), "x").body()).contains(">x</textarea>");
    assertThat(card(4).notes()).isEmpty();
    assertThat(answer(99, "OPEN", "", "x").statusCode()).isEqualTo(404);
    assertThat(browser.get("/board/abc").statusCode()).isEqualTo(404);
    assertThat(browser.get("/board/99999999999999999999").statusCode()).isEqualTo(404);
  }
}
