package hinomi.web.today;

import hinomi.advisory.Advisory;
import hinomi.advisory.VulnerabilityId;
import hinomi.correlate.Correlator;
import hinomi.store.Figures.Count;
import hinomi.store.Figures.Numbered;
import hinomi.store.Figures.Question;
import hinomi.store.Store;
import hinomi.ticket.Fate;
import hinomi.ticket.LedgerEntry;
import hinomi.web.Reply;
import hinomi.web.Visit;
import hinomi.web.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was decided, and why: what was dropped too.
 *
 * @param asked which entries
 * @param lines a page of them, newest first
 * @param next the number before which further ones are; empty where there are none
 * @param rules how many vulnerabilities each rule was used on in the period, the most first
 * @param watches names to choose from
 */
public record LedgerPage(
    Period period,
    Question asked,
    List<Line> lines,
    Optional<Long> next,
    List<Rule> rules,
    Set<String> watches) {
  private static final int SIZE = 50;
  static final List<Integer> OFFERED = List.of(7, 1, 30, 90, 365);

  /**
   * An entry.
   *
   * @param title hostile text; "" where its advisories are no longer kept
   */
  public record Line(LedgerEntry entry, String title) {
    /** Whether it is about Hinomi itself, whose marks are no vulnerabilities. */
    public boolean ours() {
      return entry.vulnerability().value().matches("(?:digest|week|alarm) .*");
    }
  }

  /** A rule by which something was decided. */
  public record Rule(Fate fate, String name, int vulnerabilities) {}

  static Reply show(Visit visit) {
    Period period = Period.of(visit, OFFERED);
    Question question = question(visit, period);
    Store store = visit.engine().store();
    List<Numbered> found = store.figures().ledger(question, SIZE + 1);
    List<Numbered> shown = found.stream().limit(SIZE).toList();
    Map<VulnerabilityId, String> titles = titles(visit, shown);
    List<Count> counts = store.figures().decided(period.from(), period.to());
    LedgerPage page =
        new LedgerPage(
            period,
            question,
            shown.stream()
                .map(n -> n.entry())
                .map(e -> new Line(e, titles.getOrDefault(e.vulnerability(), "")))
                .toList(),
            found.size() > SIZE ? Optional.of(shown.getLast().number()) : Optional.empty(),
            rules(counts),
            watches(visit, counts));
    return Reply.page("today/ledger.jte", Map.of("w", visit.words(TodayPages.ROOM), "page", page));
  }

  static Question question(Visit visit, Period period) {
    return new Question(
        period.from(),
        period.to(),
        visit
            .query("fate")
            .flatMap(w -> Arrays.stream(Fate.values()).filter(f -> word(f).equals(w)).findFirst()),
        visit.query("rule").orElse(""),
        visit.query("watch").orElse(""),
        visit.query("watched").filter("yes"::equals).isPresent(),
        visit.query("text").orElse(""),
        Numbers.number(visit, "before"));
  }

  private static Map<VulnerabilityId, String> titles(Visit visit, List<Numbered> shown) {
    Set<VulnerabilityId> ids = new LinkedHashSet<>();
    shown.forEach(n -> ids.add(n.entry().vulnerability()));
    Map<VulnerabilityId, String> titles = new HashMap<>();
    Map<VulnerabilityId, List<Advisory>> all = visit.engine().store().advisories(ids);
    all.forEach(
        (id, advisories) -> {
          if (!advisories.isEmpty()) {
            titles.put(
                id,
                Correlator.join(id, advisories, List.of()).title().preferring(visit.language()));
          }
        });
    return titles;
  }

  /** All watches of one rule together; something that two of them spoke of counts twice. */
  private static List<Rule> rules(List<Count> counts) {
    Map<String, Rule> rules = new TreeMap<>();
    counts.forEach(
        c ->
            rules.merge(
                c.fate() + " " + c.rule(),
                new Rule(c.fate(), c.rule(), c.vulnerabilities()),
                (a, b) -> new Rule(a.fate(), a.name(), a.vulnerabilities() + b.vulnerabilities())));
    return rules.values().stream()
        .sorted(java.util.Comparator.comparingInt(Rule::vulnerabilities).reversed())
        .toList();
  }

  private static Set<String> watches(Visit visit, List<Count> counts) {
    Set<String> names = new TreeSet<>();
    visit.house().config().watches().forEach(watch -> names.add(watch.name()));
    counts.stream().map(Count::watch).filter(name -> !name.isEmpty()).forEach(names::add);
    return names;
  }

  /** A fate as addresses and keys have it. */
  public static String word(Fate fate) {
    return fate.name().toLowerCase(Locale.ROOT);
  }

  /** A rule in words, or its own name where it has none. */
  public static String rule(Words words, String rule) {
    String key = "rule." + rule;
    String said = words.say(key);
    return said.equals(key) ? rule : said;
  }

  private Query query() {
    return period
        .query()
        .with("fate", asked.fate().map(LedgerPage::word).orElse(""))
        .with("rule", asked.rule())
        .with("watch", asked.watch())
        .with("watched", asked.watched() ? "yes" : "")
        .with("text", asked.text());
  }

  /** The page after this one. */
  public String further() {
    return query().with("before", next.map(String::valueOf).orElse("")).of("/ledger");
  }

  /** The first page of the same entries. */
  public String first() {
    return query().of("/ledger");
  }

  public String csv() {
    return query().of("/ledger.csv");
  }

  /** The entries of one rule. */
  public String of(Rule rule) {
    return period.query().with("fate", word(rule.fate())).with("rule", rule.name()).of("/ledger");
  }

  /** The same entries of so many days. */
  public String of(int days) {
    return query().with("from", "").with("to", "").with("days", days).of("/ledger");
  }

  /** The rules to choose from. */
  public Set<String> choices() {
    Set<String> names = new TreeSet<>();
    rules.forEach(rule -> names.add(rule.name()));
    if (!asked.rule().isEmpty()) {
      names.add(asked.rule());
    }
    return names;
  }

  public boolean chosen(Rule rule) {
    return rule.name().equals(asked.rule()) && asked.fate().filter(rule.fate()::equals).isPresent();
  }

  /** Whether anything but the period is asked for. */
  public boolean filtered() {
    return !query().equals(period.query());
  }
}
