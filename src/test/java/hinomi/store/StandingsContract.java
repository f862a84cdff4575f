package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.VulnerabilityId;
import hinomi.language.Message;
import hinomi.store.Standings.Standing;
import hinomi.store.Store.Decided;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What became of vulnerabilities. */
interface StandingsContract extends StoreCase {

  private void entered(LedgerEntry... entries) {
    store().decide(Decided.only(List.of(), List.of(entries), NOW));
  }

  private static LedgerEntry entry(Instant at, String id, String watch, Fate fate) {
    return new LedgerEntry(
        at, new VulnerabilityId(id), "", watch, fate, "rule", Message.of("ticket", "x"), null);
  }

  @Test
  default void what_was_decided_last_holds_and_a_ticket_above_all() {
    collect(StoreCase.advisory("jvn", "JVN#1", "one", "CVE-2030-0004"));
    entered(
        entry(NOW, "CVE-2030-0001", "nginx", Fate.HELD),
        entry(NOW.plusSeconds(1), "CVE-2030-0001", "nginx", Fate.DROPPED),
        entry(NOW.plusSeconds(1), "CVE-2030-0001", "web", Fate.DIGEST),
        entry(NOW, "CVE-2030-0002", "bash", Fate.DROPPED),
        entry(NOW, "CVE-2030-0003", "", Fate.DROPPED),
        entry(NOW, "CVE-2030-0004", "nginx", Fate.DROPPED));
    decide(StoreCase.file("CVE-2030-0004"));

    VulnerabilityId one = new VulnerabilityId("CVE-2030-0001");
    VulnerabilityId two = new VulnerabilityId("CVE-2030-0002");
    VulnerabilityId three = new VulnerabilityId("CVE-2030-0003");
    VulnerabilityId four = new VulnerabilityId("CVE-2030-0004");
    Standings standings = store().standings();
    assertThat(standings.of(List.of(one, two, three, four)))
        .containsEntry(one, new Standing(Fate.DIGEST, List.of("nginx", "web"), NOW.plusSeconds(1)))
        .containsEntry(two, new Standing(Fate.DROPPED, List.of("bash"), NOW))
        .doesNotContainKey(three)
        .hasSize(3);
    assertThat(standings.of(List.of(four)).values())
        .singleElement()
        .satisfies(standing -> assertThat(standing.fate()).isEqualTo(Fate.TICKET));
    assertThat(standings.standing(Fate.TICKET, 9)).containsExactly(four);
    assertThat(standings.standing(Fate.DIGEST, 9)).containsExactly(one);
    assertThat(standings.standing(Fate.DROPPED, 9)).containsExactly(two);
    assertThat(standings.standing(Fate.HELD, 9)).isEmpty();
  }
}
