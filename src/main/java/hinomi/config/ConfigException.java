package hinomi.config;

import hinomi.language.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with everything that is wrong with it. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;
  private final transient List<Path> files;
  private final Language language;

  /**
   * @param problems what is wrong, in the order of the file; never empty
   * @param files that were read, or were to be
   * @param language the file's own where that could be read, else the fallback
   */
  ConfigException(List<Problem> problems, List<Path> files, Language language) {
    super(problems.stream().map(p -> p.in(language)).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
    this.files = List.copyOf(files);
    this.language = language;
  }

  public List<Problem> problems() {
    return problems;
  }

  /** The configuration and the files that it names: what is wrong may stand in any of them. */
  public List<Path> files() {
    return files;
  }

  /** The language in which {@link #getMessage} tells the problems, one a line. */
  public Language language() {
    return language;
  }
}
