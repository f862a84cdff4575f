package hinomi.advisory;

import hinomi.language.Localized;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One entry of one source, in one revision.
 *
 * @param id the source's name and the entry's id in it
 * @param kind what sort of entry it is
 * @param state whether it stands
 * @param cves the CVE ids that it covers (not those it merely mentions, where the source tells them
 *     apart)
 * @param related ids that other sources gave to the same matter: {@code JVN#…}, {@code JVNVU#…},
 *     {@code JVNDB-…}, {@code JPCERT-AT-…}
 * @param title in the languages given
 * @param summary what it is, as plain text
 * @param impact what may happen, as plain text
 * @param solution what to do, as plain text
 * @param products affected products, and platforms marked as such
 * @param scores every score given, in the source's order
 * @param weaknesses CWE entries
 * @param references links, in the source's order
 * @param facts KEV, EPSS and SSVC where the entry itself carries them
 * @param url the page for people
 * @param published when the source first published it
 * @param updated when the source last changed it; not before {@code published}
 */
public record Advisory(
    AdvisoryId id,
    Kind kind,
    State state,
    SortedSet<CveId> cves,
    SortedSet<String> related,
    Localized title,
    Localized summary,
    Localized impact,
    Localized solution,
    List<Product> products,
    List<Score> scores,
    SortedSet<Weakness> weaknesses,
    List<Reference> references,
    List<Enrichment> facts,
    String url,
    Instant published,
    Instant updated) {

  /** What sort of entry it is; decides how it may become a ticket. */
  public enum Kind {
    /** A CVE record. */
    RECORD,
    /** A JVN note: may cover many CVEs, and is then one case. */
    NOTE,
    /** A JVN iPedia entry. */
    ENTRY,
    /** A JPCERT/CC alert: always arrives. */
    ALERT,
    /** A topic of JPCERT/CC's weekly report: never files a ticket by itself. */
    TOPIC,
    /** An item of a feed of the user's own. */
    ITEM
  }

  /** Whether an entry stands. */
  public enum State {
    PUBLISHED,
    /** Its truth is disputed ({@code ** DISPUTED **}, 未確定). */
    DISPUTED,
    /** Rejected or withdrawn (REJECTED, 削除). */
    WITHDRAWN
  }

  public Advisory {
    cves = Collections.unmodifiableSortedSet(new TreeSet<>(cves));
    related = Collections.unmodifiableSortedSet(new TreeSet<>(related));
    products = List.copyOf(products);
    scores = List.copyOf(scores);
    weaknesses = Collections.unmodifiableSortedSet(new TreeSet<>(weaknesses));
    references = List.copyOf(references);
    facts = List.copyOf(facts);
    if (updated.isBefore(published)) {
      updated = published;
    }
  }

  /** Starts an advisory of which only this much is known; everything else is empty. */
  public static AdvisoryBuilder of(AdvisoryId id, Kind kind, Instant published) {
    return new AdvisoryBuilder(id, kind, published);
  }

  /**
   * This revision together with details fetched of it later: lists and texts that this one lacks
   * are taken from the details, products are replaced where the details name any with versions.
   */
  public Advisory withDetail(Advisory detail) {
    return new AdvisoryBuilder(this)
        .cves(union(cves, detail.cves))
        .related(union(related, detail.related))
        .title(title.or(detail.title))
        .summary(summary.or(detail.summary))
        .impact(detail.impact.or(impact))
        .solution(detail.solution.or(solution))
        .products(detail.products.isEmpty() ? products : detail.products)
        .scores(scores.isEmpty() ? detail.scores : scores)
        .weaknesses(union(weaknesses, detail.weaknesses))
        .references(references.isEmpty() ? detail.references : references)
        .build();
  }

  private static <T extends Comparable<T>> SortedSet<T> union(SortedSet<T> a, SortedSet<T> b) {
    SortedSet<T> all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }
}
