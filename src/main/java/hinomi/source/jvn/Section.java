package hinomi.source.jvn;

import java.util.Map;
import java.util.Optional;

/** The sections of a note's page. */
enum Section {
  OVERVIEW,
  AFFECTED,
  DETAILS,
  IMPACT,
  SOLUTION,
  VENDORS,
  REFERENCES,
  ADDENDUM,
  ANALYSIS,
  CREDIT,
  RELATED,
  HISTORY;

  private static final Map<String, Section> TITLES =
      Map.ofEntries(
          Map.entry("概要", OVERVIEW),
          Map.entry("Overview", OVERVIEW),
          Map.entry("影響を受けるシステム", AFFECTED),
          Map.entry("影響を受ける製品", AFFECTED),
          Map.entry("ProductsAffected", AFFECTED),
          Map.entry("詳細情報", DETAILS),
          Map.entry("詳細", DETAILS),
          Map.entry("Description", DETAILS),
          Map.entry("想定される影響", IMPACT),
          Map.entry("Impact", IMPACT),
          Map.entry("対策方法", SOLUTION),
          Map.entry("対策", SOLUTION),
          Map.entry("Solution", SOLUTION),
          Map.entry("ベンダ情報", VENDORS),
          Map.entry("ベンダー情報", VENDORS),
          Map.entry("VendorStatus", VENDORS),
          Map.entry("参考情報", REFERENCES),
          Map.entry("References", REFERENCES),
          Map.entry("JPCERT/CCからの補足情報", ADDENDUM),
          Map.entry("JPCERT/CCAddendum", ADDENDUM),
          Map.entry("JPCERT/CCによる脆弱性分析結果", ANALYSIS),
          Map.entry("VulnerabilityAnalysisbyJPCERT/CC", ANALYSIS),
          Map.entry("謝辞", CREDIT),
          Map.entry("Credit", CREDIT),
          Map.entry("関連文書", RELATED),
          Map.entry("OtherInformation", RELATED),
          Map.entry("更新履歴", HISTORY),
          Map.entry("UpdateHistory", HISTORY));

  /** The section of a title without blanks. */
  static Optional<Section> titled(String title) {
    return Optional.ofNullable(TITLES.get(title.replaceAll("^[■●◆▼]|[:：]$", "")));
  }
}
