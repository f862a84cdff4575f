package hinomi.source.page;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.VersionRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductLinesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Movable Type 8.4.2 およびそれ以前 (Movable Type 8系) | Movable Type | 8.4.2 およびそれ以前 (Movable Type 8系)
          サイボウズ Garoon 5.0.0 から 5.15.2 まで | サイボウズ Garoon | 5.0.0 から 5.15.2 まで
          GROWI v7.4.6 より前のバージョン | GROWI | v7.4.6 より前のバージョン
          GROWI7.4.6より前のバージョン | GROWI | 7.4.6より前のバージョン
          Androidアプリ「みほん」7.2.1より前のバージョン | Androidアプリ「みほん」 | 7.2.1より前のバージョン
          NetScaler Gateway 14.1-66.59より前のバージョン | NetScaler Gateway | 14.1-66.59より前のバージョン
          Ivanti Connect Secure 22.7R2.5およびそれ以前 | Ivanti Connect Secure | 22.7R2.5およびそれ以前
          Windows 11 バージョン 22H2 | Windows 11 | バージョン 22H2
          VR-S1000 ファームウェア Ver. 2.37 およびそれ以前 | VR-S1000 ファームウェア | Ver. 2.37 およびそれ以前
          Google Chrome 130 より前 | Google Chrome | 130 より前
          WRC-X3000 すべてのバージョン | WRC-X3000 | すべてのバージョン
          見本サーバの全バージョン | 見本サーバ | 全バージョン
          Adobe Acrobat 2020 (20.005.30467) およびそれ以前 | Adobe Acrobat 2020 | (20.005.30467) およびそれ以前
          Apache Log4j-core 2.15.0より前の2系のバージョン | Apache Log4j-core | 2.15.0より前の2系のバージョン
          CVE-2026-1234: 見本 1.0 | 見本 | 1.0
          Sample Server versions prior to 3.2 | Sample Server | versions prior to 3.2
          Windows Server 2019 | Windows Server 2019 |
          XG-X VisionTerminal | XG-X VisionTerminal |
          """)
  void a_line_is_a_name_and_versions(
      String line, String name, @org.jspecify.annotations.Nullable String versions) {
    assertThat(products("- " + line))
        .containsExactly(name + (versions == null ? "" : " | " + versions));
  }

  @Test
  void lines_of_one_product_are_one_product() {
    assertThat(products("次の製品です。\n\n- A 1.0 以前\n- B 2.0\n- A 2.0 から 2.3 まで"))
        .containsExactly("A | 1.0 以前 | 2.0 から 2.3 まで", "B | 2.0");
  }

  @Test
  void versions_alone_belong_to_the_item_or_paragraph_above() {
    assertThat(products("- 見本CMS\n  - 1.2 およびそれ以前\n  - 2.0 から 2.1 まで\n- 別製品 3.0"))
        .containsExactly("見本CMS | 1.2 およびそれ以前 | 2.0 から 2.1 まで", "別製品 | 3.0");
    assertThat(products("CVE-2026-0001\n\n見本ルータ：\n\n- 1.2 以前")).containsExactly("見本ルータ | 1.2 以前");
    assertThat(products("- 見本アプリ\n  - Windows版\n  - macOS版"))
        .containsExactly("見本アプリ Windows版", "見本アプリ macOS版");
  }

  @Test
  void what_is_not_affected_is_left_out() {
    assertThat(products("- A 1.0\n\nなお、次の製品は影響を受けません。\n\n- B 1.0\n\n次も対象です。\n\n- C 1.0"))
        .containsExactly("A | 1.0", "C | 1.0");
  }

  @Test
  void without_a_list_short_lines_count_and_sentences_do_not() {
    assertThat(products("見本サーバ 1.2 以前\n見本クライアント\n詳しくは開発者の情報を確認してください。"))
        .containsExactly("見本サーバ | 1.2 以前", "見本クライアント");
    assertThat(products("- これは製品ではなく文です。")).isEmpty();
    assertThat(products("")).isEmpty();
  }

  private static List<String> products(String text) {
    return ProductLines.of(text, "").stream()
        .map(
            p ->
                String.join(
                    " | ",
                    java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(p.name()),
                            p.versions().stream().map(VersionRange::text).map(String::valueOf))
                        .toList()))
        .toList();
  }
}
