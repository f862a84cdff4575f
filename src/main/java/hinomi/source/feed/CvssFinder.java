package hinomi.source.feed;

import hinomi.advisory.CvssVersion;
import hinomi.advisory.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import us.springett.cvss.Cvss;

/**
 * Finds CVSS vectors in a text, and the scores said beside them. A score said is taken; only where
 * none is said it is computed from the vector.
 */
final class CvssFinder {
  private static final Pattern VECTOR =
      Pattern.compile(
          "CVSS:(?<version>3\\.[01]|4\\.0)(?:/[A-Za-z]{1,3}:[A-Za-z]{1,5})+"
              + "|(?<![\\w:/])AV:[LAN]/AC:[HML]/Au:[MSN]/C:[NPC]/I:[NPC]/A:[NPC](?![\\w/])");
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)(?:base\\s*score|score|基本値|基本スコア|スコア)\\s*(?:[:=(]|は|が)?\\s*"
              + "(10(?:\\.0)?|\\d(?:\\.\\d)?)(?![\\d.]*\\d)");
  private static final int NEAR = 80;
  private static final double SAME = 0.3;
  private static final int MOST = 50;

  private final String origin;
  private final String text;
  private final List<MatchResult> vectors;
  private final List<MatchResult> said;

  CvssFinder(String origin, String text) {
    this.origin = origin;
    this.text = text;
    this.vectors = VECTOR.matcher(text).results().limit(MOST).toList();
    this.said = new ArrayList<>(SAID.matcher(text).results().toList());
  }

  /** Each vector once, in the text's order. */
  List<Score> find() {
    List<Optional<Double>> bases = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      double computed = computed(vectors.get(i)).orElse(Double.NaN);
      bases.add(take(i, value -> Math.abs(value - computed) <= SAME));
    }
    Map<String, Score> scores = new LinkedHashMap<>();
    for (int i = 0; i < vectors.size(); i++) {
      int index = i;
      MatchResult vector = vectors.get(i);
      bases
          .get(i)
          .or(() -> take(index, value -> true))
          .or(() -> computed(vector))
          .ifPresent(
              base ->
                  scores.putIfAbsent(
                      vector.group(), new Score(version(vector), base, vector.group(), origin)));
    }
    return List.copyOf(scores.values());
  }

  /** The nearest score said beside a vector, which then belongs to it. */
  private Optional<Double> take(int index, Predicate<Double> fitting) {
    MatchResult vector = vectors.get(index);
    int from = Math.max(vector.start() - NEAR, index > 0 ? vectors.get(index - 1).end() : 0);
    int to =
        Math.min(
            vector.end() + NEAR,
            index + 1 < vectors.size() ? vectors.get(index + 1).start() : text.length());
    Optional<MatchResult> nearest =
        said.stream()
            .filter(s -> s.start() >= from && s.end() <= to)
            .filter(s -> fitting.test(Double.valueOf(s.group(1))))
            .min(
                Comparator.comparingInt(
                    s ->
                        s.start() >= vector.end()
                            ? s.start() - vector.end()
                            : vector.start() - s.end()));
    nearest.ifPresent(said::remove);
    return nearest.map(s -> Double.valueOf(s.group(1)));
  }

  private static CvssVersion version(MatchResult vector) {
    String named = vector.group("version");
    return named == null
        ? CvssVersion.V2_0
        : CvssVersion.parse(named).orElseThrow(() -> new IllegalStateException(named));
  }

  private static Optional<Double> computed(MatchResult vector) {
    try {
      Cvss cvss = Cvss.fromVector(vector.group());
      double base = cvss == null ? -1 : cvss.calculateScore().getBaseScore();
      return base >= 0 && base <= 10 ? Optional.of(base) : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
