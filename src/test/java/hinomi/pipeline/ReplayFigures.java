package hinomi.pipeline;

import static java.util.stream.Collectors.toSet;

import hinomi.advisory.VulnerabilityId;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a replay came to, in the rows of its table. */
final class ReplayFigures {
  private static final List<String> CHANGES =
      List.of("score-up", "kev-added", "fixed", "also-affects", "withdrawn-since");

  private final Map<String, String> rows = new LinkedHashMap<>();

  ReplayFigures(
      FakeTracker tracker,
      List<LedgerEntry> ledger,
      int days,
      int records,
      int considered,
      List<Long> nanos) {
    Set<VulnerabilityId> ticketed = new HashSet<>();
    Set<List<Object>> matches = new HashSet<>();
    // The ledger comes newest first.
    Map<List<Object>, Fate> last = new HashMap<>();
    Map<String, Set<VulnerabilityId>> mentions = new TreeMap<>();
    for (LedgerEntry entry : ledger) {
      if (!entry.watch().isEmpty()) {
        last.putIfAbsent(List.of(entry.watch(), entry.vulnerability()), entry.fate());
      }
      if (!entry.watch().isEmpty() && entry.fate() == Fate.TICKET) {
        ticketed.add(entry.vulnerability());
        matches.add(List.of(entry.watch(), entry.vulnerability()));
      } else if (!entry.watch().isEmpty() && entry.fate() == Fate.DIGEST) {
        mentions.computeIfAbsent(entry.watch(), w -> new HashSet<>()).add(entry.vulnerability());
      }
    }
    List<FakeTracker.Ticket> cases = tracker.cases();
    int largest = cases.stream().mapToInt(t -> t.keys.size()).max().orElse(0);
    int notes = cases.stream().mapToInt(t -> t.notes.size()).sum();
    int all = tracker.tickets.stream().mapToInt(t -> 1 + t.notes.size()).sum();
    double weeks = days / 7.0;
    put("records", records);
    put("considered", considered);
    put("ticketed", ticketed.size());
    put("matches", matches.size());
    put("each-match", format(matches.size() / weeks));
    put("each", format(ticketed.size() / weeks));
    put("tickets", format(cases.size() / weeks));
    put("members", format(ticketed.size() / (double) Math.max(1, cases.size())) + " / " + largest);
    put("digests", tracker.of(TicketAction.Kind.DIGEST).size());
    put("lines", about(ledger, "digest").size());
    put(
        "noisiest",
        mentions.entrySet().stream()
            .max(Comparator.comparingInt(e -> e.getValue().size()))
            .map(e -> e.getValue().size() + " (" + e.getKey() + ")")
            .orElse("0"));
    put("held", last.values().stream().filter(f -> f == Fate.HELD).count());
    put("weekly", tracker.of(TicketAction.Kind.WEEKLY).size());
    put("alarms", tracker.of(TicketAction.Kind.ALARM).size());
    put("notes", notes);
    put(
        "notes-each",
        String.format(Locale.ROOT, "%.2f", notes / (double) Math.max(1, cases.size())));
    // Counted by vulnerability: of one that several watches matched, the ledger has several
    // entries.
    put("attached", about(ledger, "attached").size());
    CHANGES.forEach(rule -> put(rule, about(ledger, rule).size()));
    // One note a moment and destination, with an entry for each vulnerability that lies untouched.
    put(
        "reminded",
        ledger.stream()
            .filter(e -> e.rule().equals("reminded"))
            .map(e -> List.of(e.at(), e.destination()))
            .distinct()
            .count());
    put("mails", format(all / (double) days));
    put("duplicates", duplicates(tracker));
    put("pass", nanos.stream().mapToLong(n -> n).sum() / 1_000_000 / nanos.size());
    put("longest", nanos.stream().mapToLong(n -> n).max().orElse(0) / 1_000_000);
  }

  /** The value of a row. */
  String row(String name) {
    return rows.getOrDefault(name, "");
  }

  private static Set<VulnerabilityId> about(List<LedgerEntry> ledger, String rule) {
    return ledger.stream()
        .filter(e -> e.rule().equals(rule))
        .map(LedgerEntry::vulnerability)
        .collect(toSet());
  }

  private static long duplicates(FakeTracker tracker) {
    Map<TicketKey, Integer> keys = new HashMap<>();
    tracker.tickets.forEach(t -> t.keys.forEach(key -> keys.merge(key, 1, Integer::sum)));
    return keys.values().stream().filter(n -> n > 1).count();
  }

  private void put(String name, Object value) {
    rows.put(name, value.toString());
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
