package hinomi.ticket.text;

import hinomi.advisory.VulnerabilityId;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Concern;
import hinomi.watch.Deployment;
import hinomi.watch.Exposure;
import hinomi.watch.Verdict;
import hinomi.watch.version.Installed;
import hinomi.watch.version.VersionVerdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says which installed versions a case concerns, and on which hosts. */
final class InstalledText {
  private static final int LINES = 4;

  /** An installed version of a product. */
  private record Version(String subject, Installed installed) {}

  /** The gravest that is said of it, and of which vulnerability. */
  private record Said(VersionVerdict verdict, VulnerabilityId about) {
    Said graver(Said other) {
      return rank(other.verdict) < rank(verdict) ? other : this;
    }

    private static int rank(VersionVerdict verdict) {
      return switch (verdict) {
        case VersionVerdict.Affected _ -> 0;
        case VersionVerdict.CannotTell _ -> 1;
        case VersionVerdict.NotAffected _ -> 2;
      };
    }
  }

  private final Words words;
  private final About about;
  private final Bounds bounds;
  private final Map<Version, Said> said = new LinkedHashMap<>();
  private final Set<Deployment> deployments = new LinkedHashSet<>();

  InstalledText(Words words, About about, Bounds bounds) {
    this.words = words;
    this.about = about;
    this.bounds = bounds;
    about.subject().concerns().forEach(this::look);
  }

  private void look(Concern concern) {
    for (Verdict.Matched match : concern.matches()) {
      deployments.addAll(Exposure.deployments(match));
      for (Exposure e : Exposure.of(match, concern.vulnerability())) {
        said.merge(
            new Version(e.subject(), e.installed()),
            new Said(e.verdict(), concern.vulnerability().id()),
            Said::graver);
      }
    }
  }

  /**
   * A line for each version, and one for the hosts; none where nothing is known to be installed.
   */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    boolean named = said.keySet().stream().map(Version::subject).distinct().count() > 1;
    said.entrySet().stream()
        .sorted((a, b) -> Said.rank(a.getValue().verdict) - Said.rank(b.getValue().verdict))
        .limit(LINES)
        .forEach(e -> lines.add(line(e.getKey(), e.getValue(), named)));
    if (said.size() > LINES) {
      lines.add(new LineWriter().own(words.of("more", said.size() - LINES)).line());
    }
    hosts().ifPresent(lines::add);
    return lines;
  }

  private Line line(Version version, Said what, boolean named) {
    String shown = (named ? version.subject() + " " : "") + version.installed().version();
    LineWriter line =
        new LineWriter()
            .strong(words.of("label.installed"))
            .own(" ")
            .feed(Words.brief(shown, bounds.cell()))
            .own(words.of("colon"));
    String because =
        switch (what.verdict) {
          case VersionVerdict.Affected(var range) -> range.args().get(1);
          case VersionVerdict.NotAffected(var range) -> range.args().get(1);
          case VersionVerdict.CannotTell(var why, boolean _) ->
              why.in(words.language()).replaceFirst("[.。]$", "");
        };
    line.own(words.of("installed." + key(what.verdict)) + " (");
    if (about.several()) {
      line.feed(what.about.value()).own(words.of("colon"));
    }
    return line.feed(Words.brief(because, 2 * bounds.cell())).own(")").line();
  }

  private static String key(VersionVerdict verdict) {
    return switch (verdict) {
      case VersionVerdict.Affected _ -> "affected";
      case VersionVerdict.CannotTell _ -> "unknown";
      case VersionVerdict.NotAffected _ -> "not-affected";
    };
  }

  private Optional<Line> hosts() {
    List<Deployment> concerned =
        deployments.stream().filter(d -> !d.hosts().isEmpty()).filter(this::concerned).toList();
    if (concerned.isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<String>> bySubject = new LinkedHashMap<>();
    concerned.forEach(
        d -> bySubject.computeIfAbsent(d.subject(), s -> new ArrayList<>()).add(d.text()));
    String text =
        bySubject.entrySet().stream()
            .map(e -> (bySubject.size() > 1 ? e.getKey() + " " : "") + joined(e.getValue()))
            .collect(Collectors.joining(" / "));
    return Optional.of(
        new LineWriter()
            .strong(words.of("label.hosts") + words.of("colon").strip())
            .own(" ")
            .feed(Words.brief(text, 4 * bounds.cell()))
            .line());
  }

  private boolean concerned(Deployment deployment) {
    return deployment
        .installed()
        .map(i -> said.get(new Version(deployment.subject(), i)))
        .filter(s -> s.verdict() instanceof VersionVerdict.NotAffected)
        .isEmpty();
  }

  private static String joined(Collection<String> places) {
    return places.stream().distinct().collect(Collectors.joining("; "));
  }
}
