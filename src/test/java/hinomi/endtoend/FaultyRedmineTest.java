package hinomi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.endtoend.Office.Said;
import hinomi.tracker.redmine.StubRedmine.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole application while Redmine fails: in the end each ticket exists exactly once, nothing is
 * missing, and the exit codes are those that the contract promises.
 */
class FaultyRedmineTest {
  @TempDir private Path folder;
  private Office office;

  @BeforeEach
  void open() throws IOException {
    office = new Office(folder);
  }

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  private Said undelivered() {
    Said said = office.run();
    assertThat(said.exit()).as(said.err()).isOne();
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains("could not be delivered to the tracker. The next run tries again");
    return said;
  }

  @Test
  void all_is_well_without_a_word() {
    assertThat(office.run()).isEqualTo(new Said(0, "", ""));

    office.hasEveryTicketOnce();
    office.isWellAgain();
  }

  @Test
  void a_stopped_redmine_gets_its_tickets_when_it_is_back() throws Exception {
    office.door.shut();

    assertThat(undelivered().err()).contains("No connection to").contains("Check the address");
    assertThat(office.subjects()).isEmpty();

    office.door.reopen();
    office.isWellAgain();
  }

  @Test
  void a_redmine_that_stops_in_the_middle_gets_the_rest_when_it_is_back() throws Exception {
    office.door.shutAfterWrites(2);

    assertThat(undelivered().err()).contains("No connection to");
    assertThat(office.subjects()).hasSize(2);

    office.door.reopen();
    office.isWellAgain();
  }

  @Test
  void a_ticket_that_was_stored_before_redmine_hung_is_found_again() {
    office.impatient(Duration.ofSeconds(2));
    office.redmine.faults().add(Fault.STORE_THEN_HANG);

    assertThat(office.run().exit()).isZero();

    office.patient();
    office.hasEveryTicketOnce();
    office.isWellAgain();
  }

  @Test
  void a_ticket_that_was_stored_despite_an_error_500_is_found_again() {
    office.redmine.faults().add(Fault.STORE_THEN_500);

    assertThat(office.run()).isEqualTo(new Said(0, "", ""));

    office.isWellAgain();
  }

  @Test
  void a_redmine_that_stores_nothing_and_answers_500_is_asked_again_later() {
    office.redmine.faults().add(Fault.FAIL_500);

    assertThat(undelivered().err()).contains("Redmine failed (500)").contains("production.log");
    assertThat(office.subjects()).isEmpty();

    office.redmine.faults().clear();
    office.isWellAgain();
  }

  @Test
  void an_error_500_that_passes_within_minutes_is_not_worth_a_word() {
    office.redmine.faults().add(Fault.FAIL_500);
    office.whileWaiting(() -> office.redmine.faults().clear());

    assertThat(office.run().exit()).isZero();

    office.hasEveryTicketOnce();
    office.isWellAgain();
  }

  @Test
  void a_refused_content_is_told_in_redmines_own_words() {
    office.redmine.faults().add(Fault.INVALID_422);

    assertThat(undelivered().err()).contains("(422)").contains("深刻度 は一覧にありません");

    office.redmine.faults().clear();
    office.isWellAgain();
  }

  @ParameterizedTest
  @CsvSource({
    "PROJECT_CLOSED, Reopen it",
    "NO_ADD_PERMISSION, Add the permission",
    "PROJECT_MISSING, Check tracker.redmine.url and project",
    "KEY_LOCKED, Check tracker.redmine.api-key",
    "REST_OFF, Enable REST web service",
    "LOGIN_PAGE, tracker.redmine.url",
    "RETRY_503, tried again later",
  })
  void what_somebody_must_mend_is_named_and_the_tickets_wait(Fault fault, String what) {
    office.redmine.faults().add(fault);

    assertThat(undelivered().err()).contains(what);
    assertThat(office.subjects()).isEmpty();

    office.redmine.faults().clear();
    office.isWellAgain();
  }

  @Test
  void a_slow_redmine_is_waited_for() {
    office.door.slow(20);

    assertThat(office.run()).isEqualTo(new Said(0, "", ""));

    office.door.slow(0);
    office.isWellAgain();
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "6"})
  void answers_that_are_cut_in_the_middle_leave_no_ticket_twice(int times) {
    office.door.cutWrites(times);

    office.run();

    office.door.cutWrites(0);
    office.isWellAgain();
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "6"})
  void a_lost_database_files_nothing_twice(int filed) throws Exception {
    office.door.shutAfterWrites(filed);
    office.run();
    office.forget();
    office.door.reopen();

    office.isWellAgain();
  }
}
