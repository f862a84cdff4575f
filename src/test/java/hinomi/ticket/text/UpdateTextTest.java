package hinomi.ticket.text;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.Golden;
import hinomi.advisory.Enrichment;
import hinomi.language.Language;
import hinomi.ticket.Body;
import hinomi.ticket.Change;
import hinomi.ticket.Concern;
import hinomi.ticket.Update;
import hinomi.ticket.Update.Changed;
import hinomi.ticket.render.Hostile;
import hinomi.ticket.render.MarkdownRenderer;
import hinomi.ticket.render.PlainTextRenderer;
import hinomi.ticket.render.TextileRenderer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateTextTest {
  private static final TicketWriter JA = new TicketWriter(Language.JA);
  private static final TicketWriter EN = new TicketWriter(Language.EN);
  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
  private static final Change.KevAdded KEV =
      new Change.KevAdded(new Enrichment.Kev(DAY, DAY.plusDays(21), true));

  static List<Hostile> corpus() {
    return Hostile.all();
  }

  @Test
  void notes_are_as_reviewed() throws IOException {
    List<Concern> chrome = Stories.browser(15).concerns();
    Concern log4j = Stories.log4shell().concerns().getFirst();
    Map<String, Update> updates = new LinkedHashMap<>();
    updates.put("all", changed(log4j, everything("nginx", "注意喚起の題")));
    updates.put("score", changed(chrome.get(3), new Change.ScoreUp(7.5, 9.6)));
    updates.put("first-score", changed(chrome.get(3), new Change.ScoreUp(null, 9.6)));
    updates.put(
        "kev-alone", changed(log4j, new Change.KevAdded(new Enrichment.Kev(DAY, null, false))));
    updates.put("fix", changed(log4j, new Change.Fixed(set(), set("2.15.0"))));
    updates.put("solution", changed(log4j, new Change.Fixed(set(), set())));
    updates.put("withdrawn", closed(changed(log4j, new Change.Withdrawn()), false));
    updates.put("closed", closed(changed(log4j, KEV), false));
    updates.put("reopened", closed(changed(log4j, KEV), true));
    updates.put(
        "joined", new Update("redmine/vuln", chrome.subList(12, 15), List.of(), false, false));
    updates.put(
        "joined-one", new Update("redmine/vuln", chrome.subList(3, 4), List.of(), false, false));
    updates.put(
        "same-for-several",
        new Update(
            "redmine/vuln",
            List.of(),
            chrome.subList(0, 8).stream()
                .map(c -> new Changed(c, List.of(new Change.Fixed(set(), set("141.0.2")), over(c))))
                .toList(),
            false,
            false));
    Map<String, List<String>> seen = new LinkedHashMap<>();
    updates.forEach(
        (name, update) -> {
          seen.put(name + ".ja", plain(JA.told(update)));
          seen.put(name + ".en", plain(EN.told(update)));
        });
    Golden.assertMatches("hinomi/ticket/text/updates.json", seen);
  }

  @Test
  void the_most_urgent_comes_first() {
    Concern log4j = Stories.log4shell().concerns().getFirst();
    List<Change> reversed = List.of(everything("nginx", "題")).reversed();
    Update update =
        new Update("redmine/vuln", List.of(), List.of(new Changed(log4j, reversed)), false, false);
    assertThat(plain(JA.told(update)).stream().limit(7).map(l -> l.substring(0, 3)))
        .containsExactly("KEV", "JPC", "CVS", "EPS", "監視中", "修正版", "取り下");
  }

  @Test
  void two_hundred_members_that_all_changed_fit() {
    List<Concern> all = new ArrayList<>(Stories.browser(200).concerns());
    List<Changed> changed = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      changed.add(new Changed(all.get(i), List.of(everything("製品" + i, "題" + i))));
    }
    Update update = new Update("redmine/vuln", all, changed, true, true);
    for (TicketWriter writer : List.of(JA, EN)) {
      assertFits(writer.told(update));
    }
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void nothing_that_a_feed_says_acts(Hostile hostile) {
    Concern concern = Stories.hostile(hostile.text(), "CVE-2026-0044");
    Update update =
        new Update(
            "redmine/vuln",
            List.of(concern),
            List.of(new Changed(concern, List.of(everything(hostile.text(), hostile.text())))),
            true,
            false);
    for (TicketWriter writer : List.of(JA, EN)) {
      Body note = writer.told(update);
      Hostile.assertDead(new TextileRenderer().render(note));
      Hostile.assertDead(new MarkdownRenderer().render(note));
      assertFits(note);
    }
  }

  private static void assertFits(Body body) {
    assertThat(new TextileRenderer().render(body).length()).isLessThanOrEqualTo(60_000);
    assertThat(new MarkdownRenderer().render(body).length()).isLessThanOrEqualTo(60_000);
  }

  private static Change[] everything(String product, String title) {
    return new Change[] {
      KEV,
      new Change.Alerted(Stories.alerting(title)),
      new Change.ScoreUp(7.5, 10.0),
      new Change.EpssOver(0.1, new Enrichment.Epss(0.123, 0.9, DAY)),
      new Change.AlsoAffects(List.of(product, "OpenSSL")),
      new Change.Fixed(set("1.24.1"), set("1.25.4", product)),
      new Change.Withdrawn()
    };
  }

  private static Change over(Concern concern) {
    double last = concern.vulnerability().id().value().endsWith("3") ? 0.25 : 0.123;
    return new Change.EpssOver(0.1, new Enrichment.Epss(last, 0.9, DAY));
  }

  private static Update changed(Concern concern, Change... changes) {
    return new Update(
        "redmine/vuln", List.of(), List.of(new Changed(concern, List.of(changes))), false, false);
  }

  private static Update closed(Update update, boolean reopened) {
    return new Update(update.destination(), update.joined(), update.changed(), true, reopened);
  }

  private static SortedSet<String> set(String... all) {
    return new TreeSet<>(List.of(all));
  }

  private static List<String> plain(Body body) {
    return new PlainTextRenderer().render(body).lines().toList();
  }
}
