package hinomi.store;

import hinomi.store.Store.RejectRow;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What pages show of the store at a glance: counts, and pages of what there is much of. */
public interface Figures {

  /**
   * How many of the vulnerabilities that first arrived in a period went how far, whenever that was.
   *
   * @param collected all of them, but for what came as history
   * @param concerned those of which a watch had something to say
   * @param tickets how many tickets about vulnerabilities cover any of them
   */
  record Funnel(int collected, int concerned, int tickets) {}

  /** How far things went that arrived from one moment up to another. */
  Funnel funnel(Instant from, Instant to);

  /**
   * How many tickets about vulnerabilities are filed and not yet dealt with.
   *
   * @param untouched that nobody has looked at
   * @param overdue that should have been dealt with before today
   * @param open all of them
   */
  record Standing(int untouched, int overdue, int open) {}

  /** How many tickets stand how. */
  Standing standing(LocalDate today);

  /**
   * How often something was decided.
   *
   * @param vulnerabilities how many different ones
   */
  record Count(String watch, Fate fate, String rule, int vulnerabilities) {}

  /** What was decided in a period, by watch, fate and rule; entries without a watch too. */
  List<Count> decided(Instant from, Instant to);

  /**
   * Which entries of the ledger are asked for.
   *
   * @param from the first moment
   * @param to the moment after the last
   * @param fate only these; all where empty
   * @param rule only by this rule; all where empty
   * @param watch only of this watch; all where empty
   * @param watched only those in which some watch had a say
   * @param text only of vulnerabilities whose id has this in it; all where empty
   * @param before only entries that come after the one of this number; all where empty
   */
  record Question(
      Instant from,
      Instant to,
      Optional<Fate> fate,
      String rule,
      String watch,
      boolean watched,
      String text,
      Optional<Long> before) {}

  /** An entry of the ledger with its number. */
  record Numbered(long number, LedgerEntry entry) {}

  /** Entries that answer, newest first. */
  List<Numbered> ledger(Question question, int most);

  /**
   * A pass that was made.
   *
   * @param figures its numbers by name: {@code considered}, {@code matched}, {@code filed}, {@code
   *     undelivered}
   */
  record PassRow(Instant began, Instant ended, Map<String, Integer> figures) {}

  /** The latest passes, newest first. */
  List<PassRow> passes(int most);

  /** What a source brought on a day (UTC). */
  record Day(LocalDate day, long fresh, long changed, long rejected) {}

  /** What each source brought, by day, from a day on; days without anything are left out. */
  Map<String, List<Day>> days(LocalDate from);

  /** How many records of each source could not be read, ever. */
  Map<String, Long> rejected();

  /** Rejects of a source before one, newest first; {@code before} empty for the newest. */
  List<Rejected> rejects(String source, Optional<Long> before, int most);

  /** A reject with its number. */
  record Rejected(long number, RejectRow reject) {}

  /** A word that changes with everything that pages show at a glance. Cheap to ask. */
  String version();
}
