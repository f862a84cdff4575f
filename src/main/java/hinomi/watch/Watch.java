package hinomi.watch;

import hinomi.advisory.Weakness;
import hinomi.watch.when.When;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the user runs, and what is to happen when it is hit.
 *
 * @param name what the watch is called; unique in a configuration
 * @param subjects the products, any of which hits; each with its other names
 * @param keywords words, any of which hits wherever it stands
 * @param excludes words that keep a hit away where they stand in the title or the product's name
 * @param weaknesses only these CWE entries, where any are given
 * @param sources only what these sources say, where any are given
 * @param minimum the lowest CVSS base score that becomes a ticket, or null for any
 * @param unscored what becomes of a hit that nobody has scored yet
 * @param handling how its tickets are filed
 * @param policy how its hits become tickets and how these live on
 * @param when what else must hold for a ticket, or null
 * @param installed what is installed of its products, as far as it is known
 * @param wanted vendors, CPEs, package URLs and joined keywords, any of which hits
 */
public record Watch(
    String name,
    List<Subject> subjects,
    List<String> keywords,
    List<String> excludes,
    Set<Weakness> weaknesses,
    Set<String> sources,
    @Nullable Double minimum,
    Unscored unscored,
    Handling handling,
    Policy policy,
    @Nullable When when,
    List<Deployment> installed,
    List<Wanted> wanted) {

  public Watch {
    subjects = List.copyOf(subjects);
    keywords = List.copyOf(keywords);
    excludes = List.copyOf(excludes);
    weaknesses = Collections.unmodifiableSet(new LinkedHashSet<>(weaknesses));
    sources = Collections.unmodifiableSet(new LinkedHashSet<>(sources));
    installed = List.copyOf(installed);
    wanted = List.copyOf(wanted);
  }

  /** A watch without a further condition, of whose products no version is known. */
  public Watch(
      String name,
      List<Subject> subjects,
      List<String> keywords,
      List<String> excludes,
      Set<Weakness> weaknesses,
      Set<String> sources,
      @Nullable Double minimum,
      Unscored unscored,
      Handling handling,
      Policy policy) {
    this(
        name,
        subjects,
        keywords,
        excludes,
        weaknesses,
        sources,
        minimum,
        unscored,
        handling,
        policy,
        null,
        List.of(),
        List.of());
  }

  /** A watch for one product and nothing else. */
  public static Watch of(String product, String... aliases) {
    return new Watch(
        product,
        List.of(new Subject(product, List.of(aliases))),
        List.of(),
        List.of(),
        Set.of(),
        Set.of(),
        null,
        Unscored.TICKET,
        Handling.DEFAULT,
        Policy.DEFAULT);
  }

  /** The same under another policy. */
  public Watch with(Policy other) {
    return new Watch(
        name,
        subjects,
        keywords,
        excludes,
        weaknesses,
        sources,
        minimum,
        unscored,
        handling,
        other,
        when,
        installed,
        wanted);
  }

  /** The same under a further condition. */
  public Watch onlyWhen(@Nullable When condition) {
    return new Watch(
        name,
        subjects,
        keywords,
        excludes,
        weaknesses,
        sources,
        minimum,
        unscored,
        handling,
        policy,
        condition,
        installed,
        wanted);
  }

  /** The same with what is installed. */
  public Watch having(List<Deployment> deployments) {
    return new Watch(
        name,
        subjects,
        keywords,
        excludes,
        weaknesses,
        sources,
        minimum,
        unscored,
        handling,
        policy,
        when,
        deployments,
        wanted);
  }

  /** The same, and it is hit by these, too. */
  public Watch wanting(List<Wanted> others) {
    return new Watch(
        name,
        subjects,
        keywords,
        excludes,
        weaknesses,
        sources,
        minimum,
        unscored,
        handling,
        policy,
        when,
        installed,
        others);
  }

  /**
   * A word that changes when the watch names other things than before. A watch is new when its
   * fingerprint is; one that was merely narrowed or widened by a condition is not.
   */
  public String fingerprint() {
    TreeSet<String> names = new TreeSet<>();
    subjects.forEach(subject -> subject.names().forEach(name -> names.add(Normal.of(name))));
    keywords.forEach(keyword -> names.add("*" + Normal.of(keyword)));
    wanted.forEach(one -> names.add(Normal.of(one.mark())));
    return UUID.nameUUIDFromBytes(names.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
