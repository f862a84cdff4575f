package hinomi.source.feed;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.CvssVersion;
import hinomi.advisory.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class CvssFinderTest {
  private static final String CRITICAL = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
  private static final String MEDIUM = "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N";

  @Test
  void a_score_beside_its_vector_is_taken_wherever_it_stands() {
    for (String text :
        List.of(
            CRITICAL + " Base Score 9.7",
            CRITICAL + " 基本値: 9.7",
            "基本値は 9.7 (" + CRITICAL + ")",
            "CVSS base score: 9.7 / " + CRITICAL)) {
      assertThat(find(text))
          .as(text)
          .containsExactly(new Score(CvssVersion.V3_1, 9.7, CRITICAL, "news"));
    }
  }

  @Test
  void a_score_that_the_vector_does_not_give_is_still_its_authors() {
    assertThat(find(CRITICAL + " 基本値 7.0")).extracting(Score::base).containsExactly(7.0);
  }

  @Test
  void a_vector_alone_is_computed() {
    assertThat(find("see " + CRITICAL + "."))
        .containsExactly(new Score(CvssVersion.V3_1, 9.8, CRITICAL, "news"));
    assertThat(find("(AV:N/AC:L/Au:N/C:P/I:P/A:P)"))
        .containsExactly(new Score(CvssVersion.V2_0, 7.5, "AV:N/AC:L/Au:N/C:P/I:P/A:P", "news"));
  }

  @Test
  void scores_of_neighbours_are_not_mixed_up() {
    assertThat(find("基本値 9.8 " + CRITICAL + " 基本値 6.1 " + MEDIUM))
        .extracting(Score::base)
        .containsExactly(9.8, 6.1);
    assertThat(find(CRITICAL + " 基本値 9.8 " + MEDIUM + " 基本値 6.1"))
        .extracting(Score::base)
        .containsExactly(9.8, 6.1);
    assertThat(find(CRITICAL + " 基本値 9.8 " + MEDIUM))
        .extracting(Score::base)
        .containsExactly(9.8, 6.1);
  }

  @Test
  void a_vector_counts_once_and_nonsense_not_at_all() {
    assertThat(find(CRITICAL + " " + CRITICAL)).hasSize(1);
    assertThat(find("CVSS:3.1/XX:Y CVSS:3.1/AV:N CVSS:4.0/AV:Q/AC:L score 11.0")).isEmpty();
    assertThat(find("A base score of 9.8 without a vector")).isEmpty();
  }

  private static List<Score> find(String text) {
    return new CvssFinder("news", text).find();
  }
}
