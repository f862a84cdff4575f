package hinomi.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdOrderTest {

  @Test
  void cve_ids_come_first_by_year_and_number() {
    List<String> ordered =
        List.of(
            "CVE-1999-0002",
            "CVE-1999-00010",
            "CVE-1999-0010",
            "CVE-2024-9999",
            "CVE-2024-10000",
            "cve-2024-10001",
            "CVE-2024-9999999999999999999",
            "CVE-2025-0001",
            "CVE-2025-12",
            "JVN#12345678");
    List<String> sorted =
        ordered.reversed().stream()
            .map(VulnerabilityId::new)
            .sorted()
            .map(VulnerabilityId::value)
            .toList();
    assertThat(sorted).isEqualTo(ordered);
  }

  @Test
  void only_the_normal_form_is_an_id() {
    assertThat(
            Stream.of("CVE-2024-123", "CVE-20240-1234", "CVE-2024-1234x", "CVE_2024-1234", "")
                .filter(text -> CveId.parse(text).isPresent()))
        .isEmpty();
    assertThat(CveId.parse(" cve-2024-1234 ").map(CveId::value)).contains("CVE-2024-1234");
  }

  @ParameterizedTest
  @CsvSource({
    "cpe:2.3:a:f5:nginx:1.0:*:*:*:*:*:*:*, f5, nginx",
    "cpe:/a:apache:http_server, apache, http_server",
    "cpe:/a:apache:http%20server:2.4, apache, http server",
    "cpe:2.3:a:a\\:b:c\\+\\+:1, a:b, c++",
  })
  void a_cpe_tells_vendor_and_product(String cpe, String vendor, String product) {
    assertThat(CpeName.of(cpe)).contains(new CpeName(vendor, product));
  }

  @ParameterizedTest
  @CsvSource({"cpe:/a:apache", "cpe:2.3:a:apache", "nginx", "cpe:"})
  void what_names_no_product_is_none(String cpe) {
    assertThat(CpeName.of(cpe)).isEmpty();
  }
}
