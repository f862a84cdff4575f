package hinomi.source.cve;

import static java.util.Objects.requireNonNull;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Product;
import hinomi.advisory.Score;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import hinomi.language.Message;
import hinomi.source.json.Dates;
import hinomi.source.json.Pull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads one CVE record (JSON 5.0 to 5.2, <a
 * href="https://cveproject.github.io/cve-schema/schema/docs/">schema</a>) in one pass over its
 * bytes. Fields that it does not know are skipped, wrong types count as absent; only what a record
 * cannot do without makes it refused. Safe for several threads.
 */
final class RecordParser {
  static final String ROOM = "source/cve";

  /** The most bytes of a record; the largest real one has 350 kB. */
  static final int LARGEST = 4 << 20;

  private static final int MOST_ADPS = 50;
  private static final String MARK = "** DISPUTED **";
  private static final JsonFactory JSON =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build();

  private final String source;

  /**
   * @param source the source's name, which goes into the ids
   */
  RecordParser(String source) {
    this.source = source;
  }

  Parsed parse(byte[] record) {
    return parse(record, 0, record.length);
  }

  /** Never throws, whatever the bytes. */
  Parsed parse(byte[] bytes, int from, int length) {
    if (length > LARGEST) {
      return new Parsed.Refused(Message.of(ROOM, "too-large", LARGEST >> 20));
    }
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes, from, length)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return new Parsed.Broken(Message.of(ROOM, "not-json"));
      }
      Draft draft = new Draft();
      Pull.fields(in, name -> draft.field(in, name));
      return draft.finish(source);
    } catch (JacksonException e) {
      return new Parsed.Broken(Message.of(ROOM, "broken-json", firstLine(e.getOriginalMessage())));
    }
  }

  static String firstLine(@Nullable String text) {
    String line = text == null ? "" : text.lines().findFirst().orElse("");
    return line.length() > 200 ? line.substring(0, 200) : line;
  }

  /** The parts of a record, in whatever order they come. */
  private static final class Draft {
    private @Nullable String version;
    private @Nullable String id;
    private @Nullable String state;
    private @Nullable Instant published;
    private @Nullable Instant updated;
    private @Nullable Container cna;
    private final List<Container> adps = new ArrayList<>(2);

    void field(JsonParser in, String name) {
      switch (name) {
        case "dataVersion" -> version = Pull.word(in);
        case "cveMetadata" -> Pull.fields(in, field -> metadata(in, field));
        case "containers" -> Pull.fields(in, field -> container(in, field));
        default -> {}
      }
    }

    private void metadata(JsonParser in, String name) {
      switch (name) {
        case "cveId" -> id = Pull.word(in);
        case "state" -> state = Pull.word(in);
        case "datePublished" -> published = Dates.instant(Pull.word(in));
        case "dateUpdated" -> updated = Dates.instant(Pull.word(in));
        default -> {}
      }
    }

    private void container(JsonParser in, String name) {
      switch (name) {
        case "cna" -> {
          if (in.currentToken() == JsonToken.START_OBJECT) {
            cna = Container.read(in);
          }
        }
        case "adp" -> Pull.elements(in, MOST_ADPS, () -> adps.add(Container.read(in)));
        default -> {}
      }
    }

    Parsed finish(String source) {
      if (version != null && !version.startsWith("5.") && !version.equals("5")) {
        return refused("version", version);
      }
      CveId cve = id == null ? null : CveId.parse(id).orElse(null);
      if (cve == null) {
        return id == null ? refused("no-id") : refused("bad-id", id);
      }
      if (cna == null) {
        return refused("no-cna");
      }
      boolean rejected = "REJECTED".equalsIgnoreCase(state);
      if (!rejected && !"PUBLISHED".equalsIgnoreCase(state)) {
        return refused("bad-state", String.valueOf(state));
      }
      RecordDates dates = RecordDates.of(published, updated, cna);
      if (dates == null) {
        return refused("no-date");
      }
      return new Parsed.Read(advisory(source, cve, cna, dates, rejected));
    }

    private static Parsed refused(String key, Object... args) {
      return new Parsed.Refused(Message.of(ROOM, key, args));
    }

    private Advisory advisory(
        String source, CveId cve, Container main, RecordDates dates, boolean rejected) {
      List<Container> all = new ArrayList<>(adps.size() + 1);
      all.add(main);
      all.addAll(adps);
      Set<Product> products = new LinkedHashSet<>();
      Set<Score> scores = new LinkedHashSet<>();
      Set<Weakness> weaknesses = new TreeSet<>();
      Links links = new Links();
      Texts impacts = new Texts();
      Texts solutions = new Texts();
      boolean disputed = false;
      for (Container each : all) {
        products.addAll(each.products);
        scores.addAll(each.metrics.scores(each.provider));
        weaknesses.addAll(each.weaknesses);
        links.addAll(each.links);
        impacts.addAll(each.impacts);
        solutions.addAll(each.solutions);
        disputed |= each.disputed;
      }
      all.forEach(each -> products.addAll(each.applicable));
      Localized summary = summary(rejected);
      return Advisory.of(
              new AdvisoryId(source, cve.value()), Advisory.Kind.RECORD, dates.published())
          .updated(dates.updated())
          .state(state(rejected, disputed || marked(summary)))
          .cves(List.of(cve))
          .related(main.replacedBy.stream().map(CveId::value).toList())
          .title(Localized.en(main.title))
          .summary(summary)
          .impact(impacts.localized())
          .solution(solutions.localized())
          .products(List.copyOf(products))
          .scores(List.copyOf(scores))
          .weaknesses(weaknesses)
          .references(links.references())
          .facts(facts())
          .url("https://www.cve.org/CVERecord?id=" + cve)
          .build();
    }

    private Localized summary(boolean rejected) {
      Container main = requireNonNull(cna);
      if (rejected && !main.rejectedReasons.isEmpty()) {
        return main.rejectedReasons.localized();
      }
      Texts texts = new Texts();
      texts.addAll(main.descriptions);
      if (texts.isEmpty()) {
        adps.forEach(adp -> texts.addAll(adp.descriptions));
      }
      return texts.localized();
    }

    /** KEV and SSVC are CISA's, given in its ADP container; a CNA's word does not count. */
    private List<Enrichment> facts() {
      Set<Enrichment> facts = new LinkedHashSet<>();
      adps.forEach(adp -> facts.addAll(adp.metrics.facts()));
      return List.copyOf(facts);
    }

    private static Advisory.State state(boolean rejected, boolean disputed) {
      return rejected
          ? Advisory.State.WITHDRAWN
          : disputed ? Advisory.State.DISPUTED : Advisory.State.PUBLISHED;
    }

    /** Records from before the tag existed carry the mark in their text. */
    private static boolean marked(Localized summary) {
      String en = summary.en();
      return en != null && en.regionMatches(true, 0, MARK, 0, MARK.length());
    }
  }
}
