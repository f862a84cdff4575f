package hinomi.web.watches;

import hinomi.config.Config;
import hinomi.config.ConfigException;
import hinomi.config.Problem;
import hinomi.config.WatchEntry;
import hinomi.config.WatchList;
import hinomi.config.yaml.Unfit;
import hinomi.language.Language;
import hinomi.watch.Watch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of the watches that is not saved yet.
 *
 * @param list the file as it is; empty where it cannot be read or changed here
 * @param made the text that it would have
 * @param watch the watch as it would be; empty where something is wrong
 * @param mistakes what is wrong, in words
 */
record Draft(Optional<WatchList> list, String made, Optional<Watch> watch, List<String> mistakes) {

  /** A way to change a file's text. */
  interface Change {
    String on(WatchList list) throws Unfit;
  }

  /** One more watch at the end. */
  static Draft adding(
      WatchEntry entry, Config config, Map<String, String> environment, Language language) {
    Optional<WatchList> list = read(config.file());
    int before = list.map(l -> l.names(environment).size()).orElse(0);
    if (list.isPresent()) {
      try {
        String made = list.get().add(entry);
        int first = firstChange(list.get().text(), made);
        return checked(
            list.get(), made, environment, language, before, first, first + entry.lines().size());
      } catch (Unfit e) {
        // Shown as a snippet, and tried by itself.
      }
    }
    String alone = "watches:\n" + entry.snippet();
    WatchList nothing = new WatchList(config.file(), alone.getBytes(StandardCharsets.UTF_8), alone);
    Draft draft = checked(nothing, alone, environment, language, 0, 0, Integer.MAX_VALUE);
    return new Draft(Optional.empty(), draft.made, draft.watch, draft.mistakes);
  }

  /** Another state of a watch that is there; without a list where the file cannot be changed. */
  static Draft changing(
      String name,
      Config config,
      Map<String, String> environment,
      Language language,
      List<String> excludes) {
    Optional<WatchList> list = read(config.file());
    int number = list.map(l -> l.names(environment).indexOf(Optional.of(name))).orElse(-1);
    if (number >= 0) {
      try {
        WatchList there = list.orElseThrow();
        String made = there.exclude(number, excludes);
        return checked(there, made, environment, language, number, 0, 0);
      } catch (Unfit e) {
        // Shown as a snippet.
      }
    }
    return new Draft(Optional.empty(), "", Optional.empty(), List.of());
  }

  static Optional<WatchList> read(Path file) {
    try {
      return Optional.of(WatchList.of(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Draft checked(
      WatchList list,
      String made,
      Map<String, String> environment,
      Language language,
      int number,
      int from,
      int to) {
    try {
      List<Watch> watches = list.check(made, environment, language).watches();
      return new Draft(
          Optional.of(list),
          made,
          number < watches.size() ? Optional.of(watches.get(number)) : Optional.empty(),
          List.of());
    } catch (ConfigException e) {
      return new Draft(Optional.of(list), made, Optional.empty(), told(e, language, from, to));
    }
  }

  /** A mistake in the lines of the form needs no place in the file. */
  static List<String> told(ConfigException e, Language language, int from, int to) {
    List<String> told = new ArrayList<>();
    for (Problem problem : e.problems()) {
      boolean own = problem.line() > from && problem.line() <= to;
      told.add(own ? problem.message().in(language) : problem.in(language));
    }
    return List.copyOf(told);
  }

  /** The number of the first line that is another one, from 0. */
  private static int firstChange(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> made = after.lines().toList();
    int at = 0;
    while (at < old.size() && at < made.size() && Objects.equals(old.get(at), made.get(at))) {
      at++;
    }
    return at;
  }
}
