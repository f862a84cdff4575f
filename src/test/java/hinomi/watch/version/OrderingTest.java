package hinomi.watch.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderingTest {

  @ParameterizedTest
  @CsvSource({
    "1.9, 1.10, BEFORE",
    "2.4.54, 2.4.53, AFTER",
    "1.0, 1.0.0, SAME",
    "v1.24.0, 1.24.0, SAME",
    "Ver.1.2.3, 1.2.3, SAME",
    "バージョン 1.2.3, 1.2.3, SAME",
    "１．２．３, 1.2.3, SAME",
    "1.0.2k, 1.0.2, BEYOND",
    "1.0.2, 1.0.2k, COARSE",
    "1.0.2k, 1.0.2u, BEFORE",
    "1.0.2za, 1.0.2u, AFTER",
    "1.0.1u, 1.0.2a, BEFORE",
    "1.014Q, 1.000A, AFTER",
    "2024.1, 2023.3.2, AFTER",
    "2.0.0-rc1, 2.0.0, PRE",
    "2.0.0, 2.0.0-rc1, AFTER",
    "2.0.0-rc1, 2.0.0-rc2, BEFORE",
    "2.0-beta3, 2.0-rc1, BEFORE",
    "2.0.1, 2.0-rc1, AFTER",
    "1.2.3+build5, 1.2.3, SAME",
    "2.0.0.Final, 2.0.0, SAME",
    "7.2.5 build1517, 7.2.5 build1600, BEFORE",
    "7.2.5 build1517, 7.2.4 build1600, AFTER",
    "10.0.19045.1234, 10.0.19045.5011, BEFORE",
    "15, 15.4, COARSE",
    "15.4.1, 15.4, BEYOND",
    "9.2p1, 9.2, BEYOND",
    "9.2p1, 9.3, BEFORE",
    "15.2(4)M3, 15.2(4)M6, BEFORE",
    "7.0(3)I7(4), 9.2(1), BEFORE",
    "21.2R3-S4, 21.2R3-S5, BEFORE",
    "5.15.148, 5.15.*, SAME",
    "5.16, 5.15.*, AFTER",
    "5.15, 5.15.x, SAME",
    "6.9.3-10, 6.9.3-9, AFTER",
    "2.3 FP8, 2.3 FP10, BEFORE",
    "android_11.0, android_12.0, BEFORE",
    "11.0\\(20.3\\), 11.0(20.3), SAME",
    "KB4015547, kb4015547, SAME"
  })
  void versions_are_ordered_by_their_form(String version, String bound, Order order) {
    assertThat(Ordering.compare(version, bound)).isEqualTo(order);
  }

  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource({
    "7.2.5, 7.2.5 build1517",
    "1.0b, 1.0",
    "1.0b2, 1.0",
    "1.04, 1.3",
    "2.05.03, 2.5.3",
    "22H2, 10.0.19045.1234",
    "1809, 10.0.17763.1",
    "2019, 16.0.10396",
    "8u391, 11.0.20",
    "1.8.0_391, 8.0.401",
    "15.2(4)M3, 15.2(4)E1",
    "21.2R3-EVO, 21.2R3",
    "1.18.0-6, 1.20.0",
    "h5.0.1, 5.0.1",
    "7.0.3, 7.0 U3m",
    "1.0.0-1, 1.0.0",
    "1.0, publication",
    "1.0, '22.3R2-S2, 22.3R3'",
    "1.0, https://vendor.example/notes",
    "n/a, 1.0",
    "*, 1.0",
    "-, 1.0",
    "1.2.3+a, 1.2.3+b"
  })
  void what_could_be_meant_in_two_ways_is_unclear(String version, String bound) {
    assertThat(Ordering.compare(version, bound)).isEqualTo(Order.UNCLEAR);
    assertThat(Ordering.compare(bound, version)).isNotIn(Order.BEFORE, Order.SAME);
  }
}
