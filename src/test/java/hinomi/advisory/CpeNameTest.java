package hinomi.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpeNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cpe:2.3:a:f5:nginx:1.27:*:*:*:*:*:*:*",
        "cpe:/a:apache:xerces-c%2B%2B:3",
        "cpe:2.3:a:a\\:b:c\\::*",
        ":a::",
        "",
        "cpe",
        "::::::::"
      })
  void a_name_is_parted_at_each_colon_that_is_not_escaped(String cpe) {
    for (int most : new int[] {1, 2, 6, 7, 50}) {
      assertThat(CpeName.parts(cpe, most)).isEqualTo(List.of(cpe.split("(?<!\\\\):", most)));
    }
  }

  @Test
  void vendor_and_product_are_without_escapes() {
    assertThat(CpeName.of("cpe:2.3:a:a\\:b:c\\+\\+:*"))
        .isEqualTo(Optional.of(new CpeName("a:b", "c++")));
    assertThat(CpeName.of("cpe:/a:f5")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CWE-79", "cwe-79", " CWE-79 ", "CWE-00079", "see CWE-79: XSS"})
  void a_weakness_is_found_however_it_is_written(String text) {
    assertThat(Weakness.parse(text)).isEqualTo(Optional.of(new Weakness(79)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CWE-", "CWE-noinfo", "CWE-123456", "XCWE-79", "CWE-７９"})
  void what_is_no_weakness_is_none(String text) {
    assertThat(Weakness.parse(text)).isEmpty();
  }
}
