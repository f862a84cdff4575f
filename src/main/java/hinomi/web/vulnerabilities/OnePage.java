package hinomi.web.vulnerabilities;

import hinomi.advisory.Advisory;
import hinomi.advisory.Product;
import hinomi.advisory.Reference;
import hinomi.advisory.VersionRange;
import hinomi.advisory.Vulnerability;
import hinomi.language.Language;
import hinomi.pipeline.Engine.Explanation;
import hinomi.pipeline.Telling;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.LedgerEntry;
import hinomi.ticket.Silence;
import hinomi.watch.Verdict;
import hinomi.watch.Watch;
import hinomi.web.Frame;
import hinomi.web.Visit;
import hinomi.web.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything about a vulnerability.
 *
 * @param facts what is known from elsewhere, in sentences
 * @param links references that a browser may open
 * @param others addresses of references that it may not, as text
 * @param verdicts what the watches say, in sentences
 * @param silent watches of which no word stands in it
 * @param silencings what can be silenced
 * @param tomorrow the first day until which it can be
 */
public record OnePage(
    Vulnerability vulnerability,
    String title,
    String summary,
    String impact,
    String solution,
    List<String> facts,
    List<Affected> products,
    List<Reference> links,
    List<String> others,
    List<Said> verdicts,
    List<String> silent,
    List<Event> events,
    List<Silence> silences,
    Explanation explanation,
    List<Silencing> silencings,
    LocalDate tomorrow) {
  private static final int MOST_PRODUCTS = 200;
  private static final int MOST_LINKS = 100;
  private static final int MOST_VERSIONS = 20;

  /** A product with the versions that are spoken of, in words. */
  public record Affected(String vendor, String name, List<String> versions, boolean vulnerable) {}

  /** What a watch says. */
  public record Said(String watch, boolean matched, String text) {}

  /**
   * Something that happened.
   *
   * @param link where that can be read; empty for nowhere
   */
  public record Event(Instant at, String kind, String text, String link) {}

  /**
   * Something that can be silenced.
   *
   * @param value in the form
   */
  public record Silencing(String value, Silence.What what, String name) {}

  static OnePage of(Visit visit, Explanation explanation) {
    Vulnerability one = explanation.vulnerability();
    Language language = visit.language();
    Telling telling = new Telling(language);
    List<Reference> references =
        one.advisories().stream().flatMap(a -> a.references().stream()).distinct().toList();
    String title = one.title().preferring(language);
    ZoneId zone = visit.house().config().calendar().zone();
    return new OnePage(
        one,
        title,
        one.summary().preferring(language),
        one.impact().preferring(language),
        one.solution().preferring(language),
        one.facts().stream().map(telling::fact).toList(),
        products(one, visit.words(VulnerabilityPages.ROOM)),
        references.stream().filter(r -> !Frame.link(r.url()).isEmpty()).limit(MOST_LINKS).toList(),
        references.stream()
            .map(Reference::url)
            .filter(url -> Frame.link(url).isEmpty())
            .limit(MOST_LINKS)
            .toList(),
        explanation.verdicts().stream()
            .map(v -> new Said(v.watch().name(), v instanceof Verdict.Matched, telling.verdict(v)))
            .toList(),
        explanation.silent().stream().map(Watch::name).toList(),
        events(explanation, visit.words(VulnerabilityPages.ROOM), language),
        explanation.silences(),
        explanation,
        silencings(explanation),
        LocalDate.ofInstant(visit.now(), zone).plusDays(1));
  }

  private static List<Affected> products(Vulnerability one, Words words) {
    Map<List<Object>, Set<String>> versions = new LinkedHashMap<>();
    for (Product product : one.products()) {
      if (!product.vendor().isEmpty() || !product.name().isEmpty()) {
        Set<String> of =
            versions.computeIfAbsent(
                List.of(product.vendor(), product.name(), product.vulnerable()),
                key -> new LinkedHashSet<>());
        product.versions().stream().limit(MOST_VERSIONS).forEach(v -> of.add(range(v, words)));
      }
    }
    return versions.entrySet().stream()
        .limit(MOST_PRODUCTS)
        .map(
            e ->
                new Affected(
                    (String) e.getKey().get(0),
                    (String) e.getKey().get(1),
                    e.getValue().stream().limit(MOST_VERSIONS).toList(),
                    (boolean) e.getKey().get(2)))
        .toList();
  }

  private static String range(VersionRange range, Words words) {
    String from = range.from() == null || range.from().equals("*") ? "" : range.from();
    String text =
        range.text() != null
            ? range.text()
            : range.below() != null
                ? words.say("versions.below", from, range.below()).strip()
                : range.upTo() != null
                    ? words.say("versions.up-to", from, range.upTo()).strip()
                    : from.isEmpty() ? words.say("versions.all") : from;
    return switch (range.status()) {
      case AFFECTED -> text;
      case UNAFFECTED -> words.say("versions.unaffected", text);
      case UNKNOWN -> words.say("versions.unknown", text);
    };
  }

  static List<Silencing> silencings(Explanation explanation) {
    List<Silencing> all = new ArrayList<>();
    all.add(
        new Silencing("id", Silence.What.VULNERABILITY, explanation.vulnerability().id().value()));
    explanation.verdicts().stream()
        .filter(Verdict.Matched.class::isInstance)
        .map(Verdict.Matched.class::cast)
        .flatMap(
            m ->
                Stream.of(
                    new Silencing(
                        "product:" + m.best().subject(), Silence.What.PRODUCT, m.best().subject()),
                    new Silencing(
                        "watch:" + m.watch().name(), Silence.What.WATCH, m.watch().name())))
        .distinct()
        .forEach(all::add);
    return List.copyOf(all);
  }

  /** What happened, the latest first. */
  private static List<Event> events(Explanation explanation, Words words, Language language) {
    List<Event> events = new ArrayList<>();
    for (Advisory a : explanation.vulnerability().advisories()) {
      String link = Frame.link(a.url());
      String name = a.id().source() + ": " + a.id().value();
      events.add(new Event(a.published(), "source", words.say("event.published", name), link));
      if (a.updated().isAfter(a.published())) {
        events.add(new Event(a.updated(), "source", words.say("event.updated", name), link));
      }
    }
    for (LedgerEntry e : explanation.ledger()) {
      String fate = words.say("verdict." + e.fate().name().toLowerCase(Locale.ROOT));
      String reason = e.reason().in(language);
      events.add(
          new Event(
              e.at(),
              e.fate().name().toLowerCase(Locale.ROOT),
              e.watch().isEmpty()
                  ? words.say("event.decided", fate, reason, e.rule())
                  : words.say("event.decided-by", fate, reason, e.rule(), e.watch()),
              ""));
    }
    explanation.ticket().ifPresent(row -> ticket(row, words, events));
    events.sort(Comparator.comparing(Event::at).reversed());
    return events;
  }

  private static void ticket(TicketRow row, Words words, List<Event> events) {
    row.ref()
        .ifPresent(
            ref ->
                row.filed()
                    .ifPresent(
                        at ->
                            events.add(
                                new Event(
                                    at,
                                    "ticket",
                                    words.say("event.filed", ref),
                                    Frame.ticket(ref)))));
    row.life()
        .touched()
        .ifPresent(at -> events.add(new Event(at, "ticket", words.say("event.touched"), "")));
    row.life()
        .closed()
        .ifPresent(
            at ->
                events.add(
                    new Event(
                        at,
                        "ticket",
                        words.say("event.closed", row.life().closingNote()).strip(),
                        "")));
  }
}
