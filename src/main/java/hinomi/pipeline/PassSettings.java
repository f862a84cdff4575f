package hinomi.pipeline;

import hinomi.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a pass follows.
 *
 * @param language of tickets
 * @param start from a watch's first appearance to the moment from which its hits may become tickets
 * @param allAlerts whether JPCERT/CC's alerts become tickets though no watch matches
 * @param ticketsPerDay how many tickets a destination takes a day
 * @param zone in which days begin
 * @param silentAfter after how long without an answer a source's failure counts, by source
 * @param epssBars probabilities (0 to 1): an EPSS score that crosses one has what it is about
 *     decided again
 */
public record PassSettings(
    Language language,
    UnaryOperator<Instant> start,
    boolean allAlerts,
    int ticketsPerDay,
    ZoneId zone,
    Map<String, Duration> silentAfter,
    List<Double> epssBars) {

  /** How long a source may fail before the pass itself counts as failed, where nothing is set. */
  static final Duration USUAL_SILENCE = Duration.ofHours(24);

  public PassSettings {
    silentAfter = Map.copyOf(silentAfter);
    epssBars = List.copyOf(epssBars);
  }

  /** Settings where no watch has a bar for EPSS. */
  public PassSettings(
      Language language,
      UnaryOperator<Instant> start,
      boolean allAlerts,
      int ticketsPerDay,
      ZoneId zone,
      Map<String, Duration> silentAfter) {
    this(language, start, allAlerts, ticketsPerDay, zone, silentAfter, List.of());
  }

  /** These settings with tickets from a fixed moment on. */
  public PassSettings since(Instant moment) {
    return new PassSettings(
        language, seen -> moment, allAlerts, ticketsPerDay, zone, silentAfter, epssBars);
  }

  Duration silence(String source) {
    return Optional.ofNullable(silentAfter.get(source)).orElse(USUAL_SILENCE);
  }
}
