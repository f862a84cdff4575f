package hinomi.config.inventory;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a column of a table is, with the words that people head it with; the surest first. */
enum Heading {
  PRODUCT(
      "製品名",
      "製品",
      "ソフトウェア名",
      "ソフトウエア名",
      "ソフトウェア",
      "ソフトウエア",
      "ソフト名",
      "ソフト",
      "パッケージ名",
      "パッケージ",
      "product",
      "product name",
      "software",
      "software name",
      "package",
      "package name",
      "component",
      "name",
      "名称"),
  VERSION("版", "版数", "バージョン", "version", "ver.", "ver", "release"),
  HOST(
      "ホスト",
      "ホスト名",
      "サーバ",
      "サーバー",
      "サーバ名",
      "サーバー名",
      "機器",
      "機器名",
      "host",
      "hostname",
      "host name",
      "hosts",
      "server",
      "server name",
      "machine"),
  OWNER("担当", "担当者", "担当者名", "管理者", "owner", "responsible", "assignee", "contact"),
  NOTE("備考", "メモ", "コメント", "摘要", "note", "notes", "remark", "remarks", "comment", "comments"),
  VENDOR(
      "ベンダ",
      "ベンダー",
      "ベンダ名",
      "ベンダー名",
      "メーカー",
      "メーカ",
      "開発元",
      "提供元",
      "vendor",
      "manufacturer",
      "publisher",
      "maker"),
  ALIASES("別名", "alias", "aliases"),
  CPE("cpe"),
  PURL("purl");

  /** Joined by a bar, so that the list cannot change. */
  private final String words;

  Heading(String... words) {
    this.words = String.join("|", words);
  }

  /** Which column is what; the first of several that could be the same. */
  static Map<Heading, Integer> columns(List<String> cells) {
    List<String> folded = cells.stream().map(Names::fold).toList();
    Map<Heading, Integer> columns = new EnumMap<>(Heading.class);
    for (Heading heading : values()) {
      for (String word : heading.words.split("\\|", -1)) {
        int at = folded.indexOf(word);
        if (at >= 0) {
          columns.putIfAbsent(heading, at);
        }
      }
    }
    return columns;
  }
}
