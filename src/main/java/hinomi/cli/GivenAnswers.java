package hinomi.cli;

import hinomi.language.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The answers to {@code init} that the command line gives. */
final class GivenAnswers {
  @Option(names = "--language", paramLabel = "ja|en")
  @Nullable Language language;

  @Option(names = "--url", paramLabel = "URL")
  @Nullable String url;

  @Option(names = "--api-key-file", paramLabel = "FILE")
  @Nullable Path keyFile;

  @Option(names = "--project", paramLabel = "NAME")
  @Nullable String project;

  @Option(names = "--tracker", paramLabel = "NAME")
  @Nullable String tracker;

  @Option(names = "--watch", paramLabel = "NAME,…")
  private List<String> watches = new ArrayList<>();

  @Option(names = "--propose")
  boolean propose;

  @Option(names = "--inventory", paramLabel = "FILE")
  @Nullable Path inventory;

  /** The names to watch. */
  List<String> watches() {
    return watches.stream().flatMap(text -> Questions.parts(text).stream()).distinct().toList();
  }
}
