package hinomi.config;

import hinomi.language.Language;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with everything that is wrong with it. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;
  private final Language language;

  /**
   * @param problems what is wrong, in the order of the file; never empty
   * @param language the file's own where that could be read, else the fallback
   */
  ConfigException(List<Problem> problems, Language language) {
    super(problems.stream().map(p -> p.in(language)).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
    this.language = language;
  }

  public List<Problem> problems() {
    return problems;
  }

  /** The language in which {@link #getMessage} tells the problems, one a line. */
  public Language language() {
    return language;
  }
}
