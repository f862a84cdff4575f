package hinomi.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Severity;
import hinomi.watch.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a watch might say more narrowly. */
class ProposalsTest {
  private static final List<Watch> WATCHES = List.of(Watch.of("nginx"), Watch.of("Redis"));

  private static Proposals.Closed closed(Stage stage, Severity severity, String subject) {
    return new Proposals.Closed(
        subject,
        new Life(
            TicketAction.Kind.CASE,
            "",
            Optional.of(severity),
            Optional.empty(),
            "",
            List.of("nginx"),
            stage,
            "",
            "",
            "",
            Optional.empty(),
            "",
            Optional.empty(),
            "",
            "",
            Optional.empty(),
            Optional.empty()));
  }

  private static Proposals.Closed notOurs(String subject) {
    return closed(Stage.NOT_OURS, Severity.HIGH, subject);
  }

  private static Proposals.Closed ours(String subject) {
    return closed(Stage.DONE, Severity.HIGH, subject);
  }

  private static List<Weekly.Proposal> of(Proposals.Closed... closed) {
    return Proposals.of(List.of(closed), WATCHES);
  }

  private static Optional<String> word(Proposals.Closed... closed) {
    List<Weekly.Proposal> all = of(closed);
    assertThat(all).hasSize(1);
    return all.getFirst().exclude();
  }

  @Test
  void two_that_were_not_ours_say_nothing() {
    assertThat(of(notOurs("nginx: dashboard a"), notOurs("nginx: dashboard b"))).isEmpty();
  }

  @Test
  void a_watch_whose_tickets_were_mostly_ours_is_left_alone() {
    assertThat(
            of(
                notOurs("nginx: a"),
                notOurs("nginx: b"),
                notOurs("nginx: c"),
                ours("nginx: d"),
                ours("nginx: e"),
                ours("nginx: f")))
        .isEmpty();
  }

  @Test
  void the_word_that_was_never_ours_is_proposed() {
    assertThat(
            of(
                notOurs("[重要 7.5] nginx: Dashboard plugin leaks (CVE-2026-0001)"),
                notOurs("[重要 7.5] nginx: the Dashboard falls over (CVE-2026-0002)"),
                notOurs("[重要 7.5] nginx: DASHBOARD again (CVE-2026-0003)"),
                ours("[重要 7.5] nginx: a plugin leaks (CVE-2026-0004)")))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.watch()).isEqualTo("nginx");
              assertThat(p.notOurs()).isEqualTo(3);
              assertThat(p.all()).isEqualTo(4);
              assertThat(p.exclude()).contains("dashboard");
            });
  }

  @Test
  void a_deleted_ticket_is_neither() {
    assertThat(
            of(
                notOurs("nginx: dashboard"),
                notOurs("nginx: dashboard"),
                closed(Stage.GONE, Severity.HIGH, "nginx: dashboard")))
        .isEmpty();
  }

  @Test
  void the_watched_products_own_name_is_never_proposed() {
    assertThat(word(notOurs("nginx x1"), notOurs("nginx x2"), notOurs("nginx x3"))).isEmpty();
  }

  @Test
  void the_usual_words_of_japanese_titles_are_never_proposed() {
    List<Proposals.Closed> all = new ArrayList<>();
    for (String title :
        List.of(
            "[重要 7.5] nginx における複数の脆弱性 (JVNDB-2026-000001)",
            "[重要 7.5] nginx における複数の脆弱性 (JVNDB-2026-000002)",
            "[重要 7.5] nginx における複数の脆弱性 (JVNDB-2026-000003)",
            "[未採点] nginx: 4件の脆弱性 (JVNDB-2026-000004)")) {
      all.add(notOurs(title));
    }
    assertThat(word(all.toArray(Proposals.Closed[]::new))).isEmpty();
  }

  @Test
  void a_japanese_name_is_found_though_no_space_stands_beside_it() {
    assertThat(
            word(
                notOurs("[重要 7.5] nginx用管理画面における認証不備の脆弱性"),
                notOurs("[重要 7.5] nginx用管理画面における複数の脆弱性"),
                notOurs("[重要 7.5] nginx用管理画面における情報漏えいの脆弱性")))
        .contains("nginx用管理画面");
  }

  @Test
  void a_japanese_name_that_stands_alone_is_proposed() {
    assertThat(
            word(
                notOurs("nginx 管理パネル における脆弱性"),
                notOurs("nginx 管理パネル における情報漏えいの脆弱性"),
                notOurs("nginx 管理パネル の脆弱性")))
        .contains("管理パネル");
  }

  @Test
  void a_higher_bar_is_proposed_where_nothing_below_it_was_ours() {
    assertThat(
            of(
                closed(Stage.NOT_OURS, Severity.MEDIUM, "nginx: a"),
                closed(Stage.NOT_OURS, Severity.LOW, "nginx: b"),
                closed(Stage.NOT_OURS, Severity.MEDIUM, "nginx: c"),
                closed(Stage.DONE, Severity.HIGH, "nginx: d")))
        .extracting(p -> p.bar().orElseThrow())
        .containsExactly(7.0);
    assertThat(
            of(
                closed(Stage.NOT_OURS, Severity.MEDIUM, "nginx: a"),
                closed(Stage.NOT_OURS, Severity.HIGH, "nginx: b"),
                closed(Stage.NOT_OURS, Severity.MEDIUM, "nginx: c"),
                closed(Stage.DONE, Severity.HIGH, "nginx: d")))
        .extracting(Weekly.Proposal::bar)
        .containsExactly(Optional.empty());
  }
}
