package hinomi.store;

import hinomi.advisory.VulnerabilityId;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the vulnerabilities that a person means by an id. */
final class NameLookup {
  private static final Pattern JVN = Pattern.compile("(JVN|JVNVU|JVNTA)[# ]*(\\d+)");

  private NameLookup() {}

  /** The ids that a person's spelling may stand for: as written, and in the sources' spelling. */
  static Set<String> spellings(String id) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(id.strip());
    String upper = Normalizer.normalize(id, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    Matcher jvn = JVN.matcher(upper);
    spellings.add(jvn.matches() ? jvn.group(1) + "#" + jvn.group(2) : upper);
    spellings.removeIf(String::isBlank);
    return spellings;
  }

  static List<VulnerabilityId> find(Sql sql, String id) throws SQLException {
    Set<String> names = spellings(id);
    TreeSet<VulnerabilityId> found = new TreeSet<>();
    for (String query : QUERIES) {
      sql.in(query, names, row -> found.add(new VulnerabilityId(row.text(1))));
    }
    return List.copyOf(found);
  }

  /**
   * Itself, what its advisory covers, what others call so, and its history under other ids. An
   * advisory's own id is looked up source by source: the index begins with the source.
   */
  private static final List<String> QUERIES =
      List.of(
          "SELECT id FROM vulnerability WHERE id IN (:all)",
          "SELECT DISTINCT vulnerability FROM ledger WHERE vulnerability IN (:all)",
          "SELECT DISTINCT vulnerability FROM ticket_member WHERE vulnerability IN (:all)",
          """
          WITH RECURSIVE s (name) AS (
            SELECT min(source) FROM advisory
            UNION ALL
            SELECT (SELECT min(a.source) FROM advisory a WHERE a.source > s.name) FROM s
            WHERE s.name IS NOT NULL)
          SELECT DISTINCT c.vulnerability FROM s
          CROSS JOIN advisory a
          JOIN advisory_vulnerability c ON c.source = a.source AND c.id = a.id
          WHERE a.source = s.name AND a.id IN (:all)
          """,
          """
          SELECT DISTINCT c.vulnerability FROM advisory_related r
          JOIN advisory_vulnerability c ON c.source = r.source AND c.id = r.id
          WHERE r.related IN (:all)
          """,
          """
          SELECT DISTINCT c.id FROM advisory_vulnerability c
          WHERE (EXISTS (SELECT 1 FROM ledger l WHERE l.vulnerability = c.id)
              OR EXISTS (SELECT 1 FROM ticket_member m WHERE m.vulnerability = c.id))
            AND c.vulnerability IN (:all)
          """);
}
