package hinomi.advisory;

import hinomi.language.Localized;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Builds an {@link Advisory} part by part, as parsers come upon the parts. */
public final class AdvisoryBuilder {
  private final AdvisoryId id;
  private final Advisory.Kind kind;
  private Advisory.State state = Advisory.State.PUBLISHED;
  private SortedSet<CveId> cves = new TreeSet<>();
  private SortedSet<String> related = new TreeSet<>();
  private Localized title = Localized.NONE;
  private Localized summary = Localized.NONE;
  private Localized impact = Localized.NONE;
  private Localized solution = Localized.NONE;
  private List<Product> products = List.of();
  private List<Score> scores = List.of();
  private SortedSet<Weakness> weaknesses = new TreeSet<>();
  private List<Reference> references = List.of();
  private List<Enrichment> facts = List.of();
  private String url = "";
  private final Instant published;
  private Instant updated;

  AdvisoryBuilder(AdvisoryId id, Advisory.Kind kind, Instant published) {
    this.id = id;
    this.kind = kind;
    this.published = published;
    this.updated = published;
  }

  AdvisoryBuilder(Advisory from) {
    this(from.id(), from.kind(), from.published());
    state = from.state();
    cves = from.cves();
    related = from.related();
    title = from.title();
    summary = from.summary();
    impact = from.impact();
    solution = from.solution();
    products = from.products();
    scores = from.scores();
    weaknesses = from.weaknesses();
    references = from.references();
    facts = from.facts();
    url = from.url();
    updated = from.updated();
  }

  public AdvisoryBuilder state(Advisory.State value) {
    state = value;
    return this;
  }

  public AdvisoryBuilder cves(Collection<CveId> value) {
    cves = new TreeSet<>(value);
    return this;
  }

  public AdvisoryBuilder related(Collection<String> value) {
    related = new TreeSet<>(value);
    return this;
  }

  public AdvisoryBuilder title(Localized value) {
    title = value;
    return this;
  }

  public AdvisoryBuilder summary(Localized value) {
    summary = value;
    return this;
  }

  public AdvisoryBuilder impact(Localized value) {
    impact = value;
    return this;
  }

  public AdvisoryBuilder solution(Localized value) {
    solution = value;
    return this;
  }

  public AdvisoryBuilder products(List<Product> value) {
    products = value;
    return this;
  }

  public AdvisoryBuilder scores(List<Score> value) {
    scores = value;
    return this;
  }

  public AdvisoryBuilder weaknesses(Collection<Weakness> value) {
    weaknesses = new TreeSet<>(value);
    return this;
  }

  public AdvisoryBuilder references(List<Reference> value) {
    references = value;
    return this;
  }

  public AdvisoryBuilder facts(List<Enrichment> value) {
    facts = value;
    return this;
  }

  public AdvisoryBuilder url(String value) {
    url = value;
    return this;
  }

  public AdvisoryBuilder updated(Instant value) {
    updated = value;
    return this;
  }

  public Advisory build() {
    return new Advisory(
        id,
        kind,
        state,
        cves,
        related,
        title,
        summary,
        impact,
        solution,
        products,
        scores,
        weaknesses,
        references,
        facts,
        url,
        published,
        updated);
  }
}
