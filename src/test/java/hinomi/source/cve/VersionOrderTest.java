package hinomi.source.cve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionOrderTest {

  @ParameterizedTest
  @CsvSource({
    "1.9, 1.10",
    "1.2, 1.2.1",
    "10.2.8-h3, 10.2.9-h1",
    "21.4R3-S5, 21.4R3-S6",
    "007, 8",
    "1.0a, 1.0b"
  })
  void numbers_count_by_value(String lower, String higher) {
    assertThat(VersionOrder.compare(lower, higher)).isNegative();
    assertThat(VersionOrder.compare(higher, lower)).isPositive();
    assertThat(VersionOrder.compare(lower, lower)).isZero();
  }
}
