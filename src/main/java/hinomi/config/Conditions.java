package hinomi.config;

import hinomi.advisory.Weakness;
import hinomi.config.yaml.Place;
import hinomi.watch.Handling;
import hinomi.watch.Policy;
import hinomi.watch.Subject;
import hinomi.watch.Unscored;
import hinomi.watch.Unscored.Way;
import hinomi.watch.Watch;
import hinomi.watch.when.When;
import hinomi.watch.when.WhenError;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a watch asks besides its products; at the top of the file, the default for all watches.
 *
 * @param excludes words that keep a hit away
 * @param weaknesses only these
 * @param minimum the lowest score, or null
 * @param unscored what becomes of a hit without a score
 * @param handling how tickets are filed
 * @param policy how hits become tickets and how these live on
 * @param when what else must hold, or null
 */
record Conditions(
    List<String> excludes,
    Set<Weakness> weaknesses,
    @Nullable Double minimum,
    Unscored unscored,
    Handling handling,
    Policy policy,
    @Nullable When when) {
  static final Conditions NONE =
      new Conditions(
          List.of(), Set.of(), null, Unscored.TICKET, Handling.DEFAULT, Policy.DEFAULT, null);

  private static final Duration HOLD = Duration.ofDays(3);
  private static final String HOLD_EXAMPLE = "ticket | hold 72h | digest | drop";

  /**
   * Reads them.
   *
   * @param section the watch, or the top of the file
   * @param otherwise what holds where it is silent
   * @param sources the names of sources that a condition may hold
   */
  static Conditions read(
      Section section, Conditions otherwise, Reading reading, Collection<String> sources) {
    return new Conditions(
        section.has("exclude")
            ? section.names("exclude", "plugin").stream().map(Word::text).toList()
            : otherwise.excludes,
        section.has("cwe") ? weaknesses(section, reading) : otherwise.weaknesses,
        section.has("min-cvss")
            ? section.number("min-cvss", 0, 10, "7.0").orElse(null)
            : otherwise.minimum,
        section
            .<Unscored>form("unscored", "expect.form", HOLD_EXAMPLE, Conditions::unscored)
            .orElse(otherwise.unscored),
        new Handling(
            section.name("assign-to", "suzuki").orElse(otherwise.handling.assignTo()),
            section.name("project", "vuln").orElse(otherwise.handling.project()),
            otherwise.handling.tracker(),
            section.name("priority", "5").orElse(otherwise.handling.priority()),
            section.name("category", "Web").orElse(otherwise.handling.category())),
        PolicyReader.read(section, otherwise.policy),
        when(section, otherwise.when, reading, sources));
  }

  private static @Nullable When when(
      Section section, @Nullable When otherwise, Reading reading, Collection<String> sources) {
    if (!section.has("when")) {
      return otherwise;
    }
    Optional<Word> word = section.word("when", "cvss >= 7.0");
    if (word.isEmpty() || section.value("when").filter(Section::off).isPresent()) {
      return null;
    }
    try {
      return When.parse(word.get().text(), sources);
    } catch (WhenError e) {
      reading.problems().error(place(word.get(), e.offset()), e.text());
      return null;
    }
  }

  /** Where in the file a character of a word stands, as far as the word stands there as it is. */
  static Place place(Word word, int offset) {
    int before = word.text().codePointCount(0, Math.min(offset, word.text().length()));
    return word.literal() ? word.at().plus(before + (word.plain() ? 0 : 1)) : word.at();
  }

  /** A watch under these conditions. */
  Watch watch(
      String name,
      List<Subject> subjects,
      List<String> keywords,
      Set<String> sources,
      Handling filed) {
    return new Watch(
            name,
            subjects,
            keywords,
            excludes,
            weaknesses,
            sources,
            minimum,
            unscored,
            filed,
            policy)
        .onlyWhen(when);
  }

  private static Set<Weakness> weaknesses(Section section, Reading reading) {
    Set<Weakness> found = new LinkedHashSet<>();
    for (Word word : section.words("cwe", "CWE-79")) {
      String folded = word.folded();
      if (folded.matches("(cwe-)?[0-9]{1,5}")) {
        found.add(new Weakness(Integer.parseInt(folded.replace("cwe-", ""))));
      } else {
        reading.problems().error(word.at(), "expect.cwe", word.text());
      }
    }
    return found;
  }

  private static Optional<Unscored> unscored(Word word) {
    Map<String, Way> ways = new LinkedHashMap<>();
    for (Way way : Way.values()) {
      ways.put(Word.fold(way.name()), way);
    }
    String[] parts = word.folded().split("\\s+", 2);
    Way way = ways.get(parts[0]);
    if (way == Way.HOLD) {
      return parts.length == 1
          ? Optional.of(Unscored.holdFor(HOLD))
          : Durations.parse(parts[1]).map(Unscored::holdFor);
    }
    return parts.length == 1 && way != null
        ? Optional.of(new Unscored(way, Duration.ZERO))
        : Optional.empty();
  }
}
