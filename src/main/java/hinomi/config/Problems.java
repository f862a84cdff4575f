package hinomi.config;

import hinomi.config.inventory.Remark;
import hinomi.config.yaml.Fault;
import hinomi.config.yaml.Place;
import hinomi.language.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gathers what is wrong with a configuration, so that all of it is told at once, and which other
 * files it names, so that what is wrong with them can be mended.
 */
final class Problems {
  private final Path file;
  private final List<Problem> errors = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final Set<Path> named = new LinkedHashSet<>();

  Problems(Path file) {
    this.file = file;
  }

  void error(Place at, String key, Object... args) {
    errors.add(problem(file, at, Message.of("config", key, args)));
  }

  void error(Place at, Message message) {
    errors.add(problem(file, at, message));
  }

  /** Tells what an inventory's reader has to say. */
  void tell(Remark remark) {
    Problem problem = new Problem(Path.of(remark.file()), remark.line(), 0, remark.message());
    switch (remark.weight()) {
      case ERROR -> errors.add(problem);
      case WARNING -> warnings.add(problem);
      case NOTE -> {}
    }
  }

  void error(Fault fault) {
    errors.add(problem(file, fault.at(), fault.message()));
  }

  void error(Path other, Place at, String key, Object... args) {
    errors.add(problem(other, at, Message.of("config", key, args)));
  }

  void warn(Place at, String key, Object... args) {
    warnings.add(problem(file, at, Message.of("config", key, args)));
  }

  void warn(Path other, Place at, String key, Object... args) {
    warnings.add(problem(other, at, Message.of("config", key, args)));
  }

  /** Notes a file beside the configuration, whether there is one or not. */
  void names(Path other) {
    named.add(other);
  }

  /** The configuration and the files that it names. */
  List<Path> files() {
    return Stream.concat(Stream.of(file), named.stream()).distinct().toList();
  }

  List<Problem> errors() {
    return sorted(errors);
  }

  List<Problem> warnings() {
    return sorted(warnings);
  }

  private static Problem problem(Path file, Place at, Message message) {
    return new Problem(file, at.line(), at.column(), message);
  }

  private static Place place(Problem problem) {
    return new Place(problem.line(), problem.column());
  }

  private static List<Problem> sorted(List<Problem> problems) {
    return problems.stream().distinct().sorted((a, b) -> place(a).compareTo(place(b))).toList();
  }
}
