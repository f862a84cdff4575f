package hinomi.watch.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Microsoft; Microsoft Corporation",
        "Microsoft Corporation; microsoft",
        "Cybozu; Cybozu, Inc.",
        "Cybozu Inc; CYBOZU,INC.",
        "サイボウズ; サイボウズ株式会社",
        "サイボウズ; 株式会社 サイボウズ",
        "サイボウズ; ㈱サイボウズ",
        "サイボウズ; （株）サイボウズ",
        "Apache; Apache Foundation",
        "Apache Software Foundation; The Apache Software Foundation",
        "apache_software_foundation; Apache Software Foundation",
        "Samsung Electronics; Samsung Electronics Co., Ltd.",
        "Huawei Technologies; Huawei Technologies Co.,Ltd",
        "SAP; SAP SE",
        "Siemens; Siemens AG",
        "WAGO; WAGO GmbH & Co. KG",
        "Red Hat; redhat",
        "Palo Alto Networks; paloaltonetworks",
        "F5; F5, Inc.",
        "Node.js; nodejs",
        "MISP; MISP Project",
        "misp; misp-project",
        "WordPress; WordPress プロジェクト",
        "PHP; The PHP Group",
        "Hewlett Packard Enterprise; Hewlett Packard Enterprise (HPE)",
        "情報処理推進機構; 独立行政法人情報処理推進機構 (IPA)",
        "日本建設情報総合センター; 一般財団法人日本建設情報総合センター",
        "日立; 日 立",
        "ＮＥＣ; NEC",
        "Project; project",
        "The Foundation; foundation",
      })
  void names_of_one_vendor_are_equal(String watch, String vendor) throws NameError {
    assertThat(VendorName.parse(watch).matches(vendor)).isTrue();
    assertThat(VendorName.parse(vendor).matches(watch)).isTrue();
    assertThat(VendorName.parse(watch)).isEqualTo(VendorName.parse(vendor));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Microsoft; Microsoft Research",
        "Apache; Apache Software Foundation",
        "Red; Red Hat",
        "Go; Google",
        "SAP; ASAP",
        "Git; GitLab",
        "日立; 日立製作所",
        "サイボウズ; サイボウズ・ラボ株式会社",
        "C; C++",
        "R; R-Company",
        "Foundation; ''",
        "Microsoft; ''",
        "Microsoft; n/a",
        "Microsoft; ' Inc. '",
      })
  void a_part_of_a_name_is_another_name(String watch, String vendor) throws NameError {
    assertThat(VendorName.parse(watch).matches(vendor)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "—", "!?"})
  void a_name_without_letters_is_refused(String text) {
    NameError error = catchThrowableOfType(NameError.class, () -> VendorName.parse(text));
    assertThat(error.text().key()).isEqualTo("vendor.empty");
  }

  @Test
  void the_key_serves_an_index() {
    assertThat(VendorName.keyOf("Cybozu, Inc.")).isEqualTo("cybozu");
    assertThat(VendorName.keyOf("株式会社")).isEqualTo("株式会社");
    assertThat(VendorName.keyOf("()")).isEmpty();
  }
}
