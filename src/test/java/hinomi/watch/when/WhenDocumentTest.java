package hinomi.watch.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the documents say of the language is true. */
class WhenDocumentTest {
  private static final Pattern BLOCK = Pattern.compile("```when\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  static final List<Path> DOCUMENTS = List.of(Path.of("docs/when.md"), Path.of("docs/when.ja.md"));

  @ParameterizedTest
  @FieldSource("DOCUMENTS")
  void every_example_is_understood(Path document) throws IOException {
    List<String> examples = examples(document);
    assertThat(examples).hasSizeGreaterThan(15);
    for (String example : examples) {
      assertThatCode(() -> When.parse(example)).as(example).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @FieldSource("DOCUMENTS")
  void both_have_the_same_examples(Path document) throws IOException {
    assertThat(examples(document)).isEqualTo(examples(DOCUMENTS.getFirst()));
  }

  @ParameterizedTest
  @FieldSource("DOCUMENTS")
  void the_table_lists_every_name_and_no_other(Path document) throws IOException {
    assertThat(firstCells(document, 0).filter(name -> !name.contains("(")))
        .containsExactlyInAnyOrderElementsOf(Vocabulary.names());
  }

  @ParameterizedTest
  @FieldSource("DOCUMENTS")
  void what_the_documents_say_in_passing_is_understood(Path document) throws IOException {
    Stream<String> passing =
        Stream.concat(
            codes(Files.readString(document))
                .filter(code -> code.matches("[a-z.]+(:[a-z]| =|\\().*")),
            Stream.of(Files.readString(document))
                .flatMap(text -> Pattern.compile("when: (.+)").matcher(text).results())
                .map(m -> m.group(1)));
    assertThat(passing.toList())
        .hasSizeGreaterThan(6)
        .allSatisfy(
            text -> assertThatCode(() -> When.parse(text)).as(text).doesNotThrowAnyException());
  }

  private static List<String> examples(Path document) throws IOException {
    return BLOCK
        .matcher(Files.readString(document))
        .results()
        .flatMap(block -> block.group(1).lines())
        .toList();
  }

  /** The names in the first column of the n-th table. */
  private static Stream<String> firstCells(Path document, int table) throws IOException {
    List<String> tables = List.of(Files.readString(document).split("\\n\\| --- .*\\n", -1));
    return tables
        .get(table + 1)
        .lines()
        .takeWhile(line -> line.startsWith("|"))
        .flatMap(line -> codes(line.split("\\|", -1)[1]));
  }

  private static Stream<String> codes(String text) {
    return CODE.matcher(text.replaceAll("(?s)```.*?```", ""))
        .results()
        .map((MatchResult m) -> m.group(1));
  }
}
