package hinomi.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordSetTest {
  private final WordSet words = new WordSet();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nginx",
        "Apache Log4j2 2.0-beta9 through 2.15.0 (excluding 2.12.2)",
        "  a--b__c\t\n\u0000d\u007f",
        "z9A0 @[`{/:",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxEND and xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      })
  void a_text_in_ascii_is_cut_as_any_other(String text) {
    Set<String> expected = new TreeSet<>();
    Units.index(text, expected::add);
    assertThat(words.addAscii(text, 1)).isTrue();
    assertThat(all().keySet()).isEqualTo(expected);
  }

  @Test
  void another_text_is_left_alone() {
    assertThat(words.addAscii("cafe\u0301 noir", 1)).isFalse();
    assertThat(words.size()).isZero();
  }

  @Test
  void a_word_stands_once_with_all_places_where_it_is() {
    assertThat(words.add("nginx", 1)).isTrue();
    words.addAscii("NGINX njs nginx", 4);
    assertThat(words.add("nginx", 8)).isFalse();
    assertThat(all()).isEqualTo(new TreeMap<>(Map.of("nginx", 13, "njs", 4)));
  }

  @Test
  void as_many_words_as_come_are_kept_and_forgotten() {
    for (int i = 0; i < 2; i++) {
      String many = numbers(20_000);
      words.addAscii(many, 1);
      words.addAscii(many, 2);
      assertThat(all()).hasSize(20_000).containsEntry("w19999", 3).containsEntry("w0", 3);
      words.clear();
      words.addAscii(numbers(600), 4);
      assertThat(all()).hasSize(600).containsEntry("w599", 4);
      words.clear();
      assertThat(all()).isEmpty();
    }
  }

  private static String numbers(int many) {
    return IntStream.range(0, many).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
  }

  private Map<String, Integer> all() {
    Map<String, Integer> all = new TreeMap<>();
    for (int word = 0; word < words.size(); word++) {
      StringBuilder out = new StringBuilder();
      words.appendTo(out, word);
      all.put(out.toString(), words.place(word));
    }
    assertThat(all).hasSize(words.size());
    return all;
  }
}
