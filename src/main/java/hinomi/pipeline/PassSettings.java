package hinomi.pipeline;

import hinomi.calendar.WorkTime;
import hinomi.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a pass follows.
 *
 * @param language of tickets
 * @param start from a watch's first appearance to the moment from which its hits may become tickets
 * @param allAlerts whether JPCERT/CC's alerts become tickets though no watch matches
 * @param ticketsPerDay how many tickets a destination takes a day
 * @param notesPerDay how many notes a destination takes a day
 * @param workTime in which days begin, and when people work
 * @param silentAfter after how long without an answer or anything new a source counts as silent, by
 *     source
 * @param ledgerKeep how long decisions are kept
 * @param chatFor which new tickets are told in the chat
 * @param epssBars probabilities (0 to 1): an EPSS score that crosses one has what it is about
 *     decided again
 */
public record PassSettings(
    Language language,
    UnaryOperator<Instant> start,
    boolean allAlerts,
    int ticketsPerDay,
    int notesPerDay,
    WorkTime workTime,
    Map<String, Duration> silentAfter,
    Duration ledgerKeep,
    Set<ChatFor> chatFor,
    List<Double> epssBars) {

  /** Which tickets are told in the chat. */
  public enum ChatFor {
    CRITICAL,
    HIGH,
    KEV,
    JPCERT
  }

  public PassSettings {
    silentAfter = Map.copyOf(silentAfter);
    chatFor = Set.copyOf(chatFor);
    epssBars = List.copyOf(epssBars);
  }

  /** Settings for a small world: every ticket at once, nothing in a chat. */
  public static PassSettings plain(Language language, UnaryOperator<Instant> start, ZoneId zone) {
    return new PassSettings(
        language,
        start,
        false,
        100,
        100,
        WorkTime.always(zone),
        Map.of(),
        Duration.ofDays(400),
        Set.of(),
        List.of());
  }

  /** These settings with tickets from a fixed moment on and no limit to them. */
  PassSettings since(Instant moment) {
    return new PassSettings(
        language,
        seen -> moment,
        allAlerts,
        Integer.MAX_VALUE,
        Integer.MAX_VALUE,
        workTime,
        silentAfter,
        ledgerKeep,
        chatFor,
        epssBars);
  }

  /** How long a source may fail before somebody has to look at it. */
  Duration patience(String source) {
    return silentAfter.getOrDefault(source, Duration.ofHours(24));
  }

  /** How long a source may be without anything new. */
  Duration silence(String source) {
    Duration set = silentAfter.get(source);
    return set == null ? Rhythm.of(source) : set;
  }
}
