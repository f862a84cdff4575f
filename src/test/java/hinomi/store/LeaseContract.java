package hinomi.store;

import static hinomi.store.StoreCase.advisory;
import static hinomi.store.StoreCase.ids;
import static org.assertj.core.api.Assertions.assertThat;

import hinomi.store.Store.Decided;
import hinomi.store.Store.RunLock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who reads which source, while another decides. */
interface LeaseContract extends StoreCase {

  @Test
  default void each_source_is_read_by_one_at_a_time_whether_or_not_a_pass_is_under_way() {
    try (Store other = another();
        RunLock pass = other.lock().orElseThrow();
        RunLock jvn = store().leases().source("jvn").orElseThrow()) {
      assertThat(pass).isNotNull();
      assertThat(other.leases().source("jvn")).as("another process").isEmpty();
      assertThat(store().leases().source("jvn")).as("another thread").isEmpty();
      RunLock cve = other.leases().source("cve").orElseThrow();
      assertThat(store().leases().source("cve")).isEmpty();
      cve.close();
      cve.close();
      store().leases().source("cve").orElseThrow().close();
      jvn.close();
      other.leases().source("jvn").orElseThrow().close();
    }
  }

  @Test
  default void whoever_wants_to_be_alone_waits_for_every_source_and_keeps_all_out() {
    try (Store other = another()) {
      RunLock jvn = store().leases().source("jvn").orElseThrow();
      assertThat(other.leases().alone()).isEmpty();
      assertThat(store().leases().alone()).isEmpty();
      store().lock().orElseThrow().close();
      jvn.close();

      RunLock alone = other.leases().alone().orElseThrow();
      assertThat(store().leases().source("jvn")).isEmpty();
      assertThat(other.leases().source("jvn")).isEmpty();
      assertThat(store().lock()).isEmpty();
      assertThat(store().leases().alone()).isEmpty();
      alone.close();

      store().leases().source("jvn").orElseThrow().close();
      RunLock pass = store().lock().orElseThrow();
      assertThat(other.leases().alone()).isEmpty();
      pass.close();
      other.leases().alone().orElseThrow().close();
    }
  }

  @Test
  default void what_is_said_of_something_while_it_is_decided_is_decided_afterwards() {
    collect(advisory("jvn", "JVN#1", "x"), advisory("jvn", "JVN#2", "x"));
    assertThat(store().takeUp(NOW)).isEqualTo(ids("JVN#1", "JVN#2"));
    assertThat(another().undecided(NOW)).as("until it is decided").hasSize(2);
    collect(advisory("jvn", "JVN#2", "y"));
    decided("JVN#1", "JVN#2");

    assertThat(store().undecided(NOW)).isEqualTo(ids("JVN#2"));
    assertThat(store().takeUp(NOW)).isEqualTo(ids("JVN#2"));
    decided("JVN#2");
    assertThat(store().undecided(NOW)).isEmpty();
  }

  @Test
  default void so_is_what_is_said_of_something_that_was_held_or_is_decided_for_another_reason() {
    collect(advisory("jvn", "JVN#1", "x"), advisory("jvn", "JVN#2", "x"));
    store()
        .decide(
            new Decided(
                ids("JVN#1", "JVN#2"),
                Map.of(StoreCase.id("JVN#1"), NOW),
                List.of(),
                List.of(),
                NOW));
    assertThat(store().takeUp(NOW)).isEqualTo(ids("JVN#1"));
    store().takeUp(ids("JVN#2"));
    assertThat(store().reconsider(NOW.minus(HOUR))).isEqualTo(2);
    decided("JVN#1", "JVN#2");

    assertThat(store().undecided(NOW)).isEqualTo(ids("JVN#1", "JVN#2"));
  }

  private void decided(String... ids) {
    store().decide(new Decided(ids(ids), Map.of(), List.of(), List.of(), NOW));
  }
}
