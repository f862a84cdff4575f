package hinomi.pipeline.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordNameTest {
  @Test
  void a_record_is_known_by_its_folders_and_its_id() {
    assertThat(RecordName.of("cves/2026/1xxx/CVE-2026-1002.json"))
        .isEqualTo(Optional.of(new RecordName("CVE-2026-1002", "2026/1", 2)));
    assertThat(RecordName.of("a/b/cves/2026/1234xxx/CVE-2026-1234567.json"))
        .isEqualTo(Optional.of(new RecordName("CVE-2026-1234567", "2026/1234", 567)));
    assertThat(RecordName.of("cves/1999/0xxx/CVE-1999-0001.json"))
        .isEqualTo(Optional.of(new RecordName("CVE-1999-0001", "1999/0", 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "CVE-2026-1002.json",
        "cves/delta.json",
        "cves/2026/1xxx/CVE-2026-1002.txt",
        "cves/2026/1xxx/CVE-2026-100.json",
        "cves/2026/1xxx/cve-2026-1002.json",
        "cves/2026/1xxx/ CVE-2026-1002.json",
        "cves/2026/1xxx/CVE-2026-10000000000000000000.json",
        "cves/2026/xxx/CVE-2026-1002.json",
        "cves/2026/1xx/CVE-2026-1002.json",
        "cves/26/1xxx/CVE-2026-1002.json",
        "cves/20266/1xxx/CVE-2026-1002.json",
        "xcves/2026/1xxx/CVE-2026-1002.json",
        "2026/1xxx/CVE-2026-1002.json",
        "1xxx/CVE-2026-1002.json",
        "xxx/CVE-2026-1002.json"
      })
  void anything_else_is_none(String path) {
    assertThat(RecordName.of(path)).isEmpty();
  }
}
