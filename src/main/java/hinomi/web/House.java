package hinomi.web;

import hinomi.config.Config;
import hinomi.pipeline.Engine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the pages know of the rest of the program. Asked anew by every request, since a changed
 * {@code hinomi.yml} brings another configuration and engine.
 */
public interface House {

  /** The engine that pages read from; one whose store is not kept waiting by a pass. */
  Engine engine();

  /** The configuration in force. */
  Config config();

  InstantSource clock();

  /** The variables by which a {@code hinomi.yml} is read. */
  Map<String, String> environment();

  /** Hinomi's version. */
  String version();

  /** The state of every source's schedule, in the order of the configuration. */
  List<Timetable> timetable();

  /** Asks a source now rather than when its time has come. False where there is no such source. */
  boolean runNow(String source);

  /** Why the {@code hinomi.yml} as it now lies there was refused; empty while it is in force. */
  Optional<String> refused();

  /** Whether the program can do its work: one line for each thing that keeps it from doing so. */
  List<String> unready();

  /** The metrics in Prometheus' text format. */
  String metrics();

  /**
   * When a source is asked.
   *
   * @param every its schedule as people write it: {@code 5m}, or a cron expression
   * @param next empty while it is being asked
   */
  record Timetable(String source, String every, Optional<Instant> next) {}
}
