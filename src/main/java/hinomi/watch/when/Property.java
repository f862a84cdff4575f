package hinomi.watch.when;

import hinomi.advisory.Vulnerability;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a condition may ask of a vulnerability.
 *
 * @param name how conditions call it
 * @param scale how its values are written and compared
 * @param reader where its values are found
 */
record Property(String name, Scale scale, Reader reader) {

  /** Finds the values, as a person would write them; none where nothing is known. */
  interface Reader {
    Stream<String> read(Vulnerability vulnerability, Instant now);
  }

  /** What is known of it; empty for nothing. What is no value at all counts as not known. */
  List<Value> values(Vulnerability vulnerability, Instant now) {
    return reader
        .read(vulnerability, now)
        .flatMap(word -> scale.value(word).stream())
        .distinct()
        .toList();
  }

  /** A comparison to show. */
  String example() {
    return switch (scale) {
      case Scale.Numbers numbers -> name + (numbers.share() ? " >= 0.1" : " >= 7");
      case Scale.Steps steps -> name + " >= " + steps.words().getLast();
      case Scale.Flag _ -> name;
      case Scale.Letters letters -> name + " = " + letters.letters().keySet().iterator().next();
      case Scale.Versions _ -> name + " >= 3";
      case Scale.Times _ -> name + " < 30d";
      case Scale.Weaknesses _ -> name + " in (79, 89)";
      case Scale.Texts texts -> name + (texts.searched() ? " contains \"…\"" : " = jvn");
    };
  }
}
