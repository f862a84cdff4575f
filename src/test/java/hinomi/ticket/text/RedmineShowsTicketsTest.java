package hinomi.ticket.text;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Language;
import hinomi.ticket.TicketAction;
import hinomi.ticket.render.LiveRedmine;
import hinomi.ticket.render.MarkdownRenderer;
import hinomi.ticket.render.Renderer;
import hinomi.ticket.render.TextileRenderer;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files tickets in a real Redmine and looks at their pages. */
@Tag("redmine")
class RedmineShowsTicketsTest {

  @Test
  void in_textile() throws Exception {
    check(LiveRedmine.named("REDMINE"), new TextileRenderer());
  }

  @Test
  void in_common_mark() throws Exception {
    check(LiveRedmine.named("REDMINE_COMMON_MARK"), new MarkdownRenderer());
  }

  @Test
  void in_redcarpet_markdown() throws Exception {
    check(LiveRedmine.named("REDMINE_MARKDOWN"), new MarkdownRenderer());
  }

  private static void check(LiveRedmine redmine, Renderer renderer) throws Exception {
    TicketWriter writer = new TicketWriter(Language.JA);
    TicketAction.File file = writer.write(Stories.log4shell());
    Element page = redmine.shown(file.subject(), renderer.render(file.body()));
    Element opening = page.children().getFirst();
    assertThat(opening.normalName()).isEqualTo("p");
    assertThat(opening.select("br")).hasSize(4);
    assertThat(opening.select("strong").eachText())
        .containsExactly("製品:", "深刻度:", "悪用:", "修正版:", "通知の理由:");
    assertThat(page.select("table")).hasSize(2);
    assertThat(page.select("table").getFirst().select("tr")).hasSize(4);
    assertThat(page.select("blockquote")).hasSize(4);
    assertThat(page.select("h3").eachText()).first().asString().startsWith("CVSS 評価");
    assertThat(page.select("li").eachText()).contains("JVNVU#96768815");
    assertThat(page.select("a.external").eachAttr("href"))
        .allMatch(url -> url.startsWith("https://"))
        .contains("https://jvn.jp/vu/JVNVU96768815/");
  }
}
