package hinomi.source.cve;

import hinomi.advisory.CveId;
import hinomi.language.Message;
import hinomi.source.Reject;
import hinomi.source.json.Dates;
import hinomi.source.json.Pull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The CVE List's {@code deltaLog.json}: which records changed in each of its fetches of the last 30
 * days. Only the ids are taken from it; where a record lies follows from its id alone.
 *
 * @param deltas the ids by fetch time, in the log's order; an id may stand in several
 * @param rejects entries that are none, by fetch time; {@link Instant#MAX} where that is unreadable
 */
record DeltaLog(
    NavigableMap<Instant, List<CveId>> deltas, NavigableMap<Instant, List<Reject>> rejects) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_DELTAS = 100_000;
  private static final int MOST_ENTRIES = 1_000_000;
  private static final int MOST_REJECTS = 1000;

  static final DeltaLog EMPTY = new DeltaLog(new TreeMap<>(), new TreeMap<>());

  /**
   * One record to fetch.
   *
   * @param fetched the delta that names it
   * @param index its place in that delta
   */
  record Step(CveId id, Instant fetched, int index) {}

  /** The body is not a delta log. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
      super(why);
    }
  }

  /** Reads a log, or one {@code delta.json}, whole or not at all. */
  static DeltaLog parse(byte[] body) throws Unreadable {
    NavigableMap<Instant, List<CveId>> deltas = new TreeMap<>();
    NavigableMap<Instant, List<Reject>> rejects = new TreeMap<>();
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), body)) {
      JsonToken first = in.nextToken();
      if (first == JsonToken.START_ARRAY) {
        Pull.elements(in, MOST_DELTAS, () -> delta(in, deltas, rejects));
      } else if (first == JsonToken.START_OBJECT) {
        delta(in, deltas, rejects);
      } else {
        throw new Unreadable("no JSON");
      }
    } catch (JacksonException e) {
      throw new Unreadable(RecordParser.firstLine(e.getOriginalMessage()));
    }
    return new DeltaLog(
        Collections.unmodifiableNavigableMap(deltas),
        Collections.unmodifiableNavigableMap(rejects));
  }

  private static void delta(
      JsonParser in,
      NavigableMap<Instant, List<CveId>> deltas,
      NavigableMap<Instant, List<Reject>> rejects) {
    @Nullable String[] time = new String[1];
    List<CveId> ids = new ArrayList<>();
    Set<Reject> bad = new LinkedHashSet<>();
    Pull.fields(
        in,
        name -> {
          switch (name) {
            case "fetchTime" -> time[0] = Pull.word(in);
            case "new", "updated", "error" ->
                Pull.elements(
                    in, MOST_ENTRIES, () -> Pull.fields(in, field -> entry(in, field, ids, bad)));
            default -> {}
          }
        });
    Instant fetched = Dates.instant(time[0]);
    if (fetched != null) {
      deltas.computeIfAbsent(fetched, at -> new ArrayList<>()).addAll(ids);
      if (!bad.isEmpty()) {
        rejects.computeIfAbsent(fetched, at -> new ArrayList<>()).addAll(bad);
      }
    } else {
      String shown = shorten(String.valueOf(time[0]));
      Message reason = Message.of(RecordParser.ROOM, "log-time", shown, ids.size());
      rejects
          .computeIfAbsent(Instant.MAX, at -> new ArrayList<>())
          .add(new Reject("deltaLog.json " + shown, reason, ids.toString()));
    }
  }

  private static void entry(JsonParser in, String name, List<CveId> ids, Set<Reject> bad) {
    if (!name.equals("cveId")) {
      return;
    }
    String word = String.valueOf(Pull.word(in));
    CveId.parse(word)
        .ifPresentOrElse(
            ids::add,
            () -> {
              String shown = shorten(word);
              Message reason = Message.of(RecordParser.ROOM, "log-id", shown);
              bad.add(new Reject("deltaLog.json " + shown, reason, word));
            });
  }

  private static String shorten(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  @Nullable Instant oldest() {
    return deltas.isEmpty() ? null : deltas.firstKey();
  }

  @Nullable Instant newest() {
    return deltas.isEmpty() ? null : deltas.lastKey();
  }

  /** The entries that are none, of what is still to be fetched. */
  List<Reject> rejectsAfter(Position position, @Nullable Instant since) {
    return rest(rejects, position, since).values().stream()
        .flatMap(List::stream)
        .limit(MOST_REJECTS)
        .toList();
  }

  /** What of the log is still to be fetched, oldest first; each id once, where it stands last. */
  List<Step> after(Position position, @Nullable Instant since) {
    NavigableMap<Instant, List<CveId>> rest = rest(deltas, position, since);
    Set<CveId> seen = new HashSet<>();
    List<Step> steps = new ArrayList<>();
    rest.descendingMap()
        .forEach(
            (fetched, ids) -> {
              int from = fetched.equals(position.part()) ? position.done() : 0;
              for (int i = ids.size() - 1; i >= from; i--) {
                if (seen.add(ids.get(i))) {
                  steps.add(new Step(ids.get(i), fetched, i));
                }
              }
            });
    Collections.reverse(steps);
    return steps;
  }

  private static <T> NavigableMap<Instant, T> rest(
      NavigableMap<Instant, T> all, Position position, @Nullable Instant since) {
    Instant part = position.part();
    if (part != null) {
      return all.tailMap(part, true);
    }
    Instant walked = position.walked();
    if (walked != null) {
      return all.tailMap(walked, false);
    }
    return since == null ? all : all.tailMap(since, true);
  }
}
