package hinomi.ticket;

import hinomi.advisory.Advisory;
import hinomi.advisory.Enrichment;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Something about a vulnerability that matters enough for a note on its ticket. */
public sealed interface Change {

  /** Every rule by which a change stands in the ledger. */
  Set<String> RULES =
      Set.of(
          "score-up",
          "kev-added",
          "epss-over",
          "alerted",
          "also-affects",
          "fixed",
          "withdrawn-since");

  /** The ledger's name of it. Names are stored: never rename one. */
  String rule();

  /** Whether things have become worse, which may reopen a closed ticket. */
  default boolean upward() {
    return true;
  }

  /**
   * The highest CVSS base score rose.
   *
   * @param from what it was, or null where it was unscored
   */
  record ScoreUp(@Nullable Double from, double to) implements Change {
    @Override
    public String rule() {
      return "score-up";
    }
  }

  /** It now stands in CISA's catalogue of known exploited vulnerabilities. */
  record KevAdded(Enrichment.Kev kev) implements Change {
    @Override
    public String rule() {
      return "kev-added";
    }
  }

  /**
   * Its EPSS went over the watch's bar.
   *
   * @param bar 0 to 1
   */
  record EpssOver(double bar, Enrichment.Epss epss) implements Change {
    @Override
    public String rule() {
      return "epss-over";
    }
  }

  /** JPCERT/CC published an alert about it. */
  record Alerted(Advisory alert) implements Change {
    @Override
    public String rule() {
      return "alerted";
    }
  }

  /** It concerns further products that are watched. */
  record AlsoAffects(List<String> products) implements Change {
    public AlsoAffects {
      products = List.copyOf(products);
    }

    @Override
    public String rule() {
      return "also-affects";
    }
  }

  /**
   * There is a fix, or another version that mends it.
   *
   * @param before the versions known before; empty where there was none
   * @param now those that are new; empty where a source tells a solution without naming a version
   */
  record Fixed(SortedSet<String> before, SortedSet<String> now) implements Change {
    public Fixed {
      before = new TreeSet<>(before);
      now = new TreeSet<>(now);
    }

    @Override
    public String rule() {
      return "fixed";
    }

    @Override
    public boolean upward() {
      return false;
    }
  }

  /** Its record was rejected, or its advisories were withdrawn. */
  record Withdrawn() implements Change {
    @Override
    public String rule() {
      return "withdrawn-since";
    }

    @Override
    public boolean upward() {
      return false;
    }
  }
}
