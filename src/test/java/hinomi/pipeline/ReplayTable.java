package hinomi.pipeline;

import hinomi.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table of a replay, in both languages, and where it stands in the documentation. */
final class ReplayTable {
  private record Row(String name, String en, String ja) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("records", "records", "レコード"),
          new Row("considered", "decisions taken anew", "判定した延べ件数"),
          new Row("ticketed", "vulnerabilities in tickets", "チケットになった脆弱性"),
          new Row("matches", "matches (watch and vulnerability) of these", "その一致 (監視と脆弱性の組)"),
          new Row("each-match", "one ticket per match would be, a week", "一致ごとに 1 件とした場合のチケット (週)"),
          new Row("each", "one per vulnerability would be, a week", "脆弱性ごとに 1 件とした場合のチケット (週)"),
          new Row("tickets", "**tickets, a week**", "**チケット (週)**"),
          new Row("members", "vulnerabilities in a ticket, mean / most", "1 チケットの脆弱性 (平均 / 最多)"),
          new Row("digests", "digest tickets", "まとめチケット"),
          new Row("lines", "lines in digests", "まとめの行数"),
          new Row("noisiest", "of these, by the watch with the most", "うち最も多い監視によるもの"),
          new Row("held", "matches still held at the end", "終了時にまだ保留中の一致"),
          new Row("weekly", "weekly summaries", "週報"),
          new Row("alarms", "alarms", "監視の異常"),
          new Row("notes", "notes on tickets", "チケットへの追記"),
          new Row("notes-each", "notes per ticket", "チケットあたりの追記"),
          new Row("attached", "vulnerabilities told as joined", "追加として知らせた脆弱性"),
          new Row("score-up", "told as scored higher", "スコアの上昇を知らせた脆弱性"),
          new Row("kev-added", "told as added to KEV", "KEV への追加を知らせた脆弱性"),
          new Row("fixed", "told as fixed", "修正を知らせた脆弱性"),
          new Row("also-affects", "told as affecting a further product", "影響する製品の追加を知らせた脆弱性"),
          new Row("withdrawn-since", "told as withdrawn", "取り下げを知らせた脆弱性"),
          new Row(
              "reminded", "of the notes, those that bring up what is untouched", "追記のうち未検討の再通知"),
          new Row("mails", "mails per watcher, a day", "ウォッチャー 1 人のメール (日)"),
          new Row("duplicates", "**duplicates**", "**重複**"),
          new Row("pass", "milliseconds a pass, mean", "1 回の実行 (ミリ秒、平均)"),
          new Row("longest", "milliseconds a pass, longest", "1 回の実行 (ミリ秒、最長)"));

  private ReplayTable() {}

  /**
   * The lines of a table.
   *
   * @param title what stands above the names of the rows: the period
   */
  static List<String> lines(
      Language language, String title, List<Replay.Variant> variants, List<ReplayFigures> figures) {
    boolean ja = language == Language.JA;
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder("| " + title + " |");
    variants.forEach(v -> head.append(' ').append(ja ? v.ja : v.en).append(" |"));
    lines.add(head.toString());
    lines.add("| --- |" + " --- |".repeat(variants.size()));
    for (Row row : ROWS) {
      StringBuilder line = new StringBuilder("| " + (ja ? row.ja() : row.en()) + " |");
      for (ReplayFigures one : figures) {
        String value = one.row(row.name());
        boolean bold = row.en().startsWith("**");
        line.append(' ').append(bold ? "**" + value + "**" : value).append(" |");
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /**
   * Puts a table in the place of the one below {@code <!-- replay NAME -->}.
   *
   * @throws IOException where the file has no such place
   */
  static void write(Path file, String name, List<String> table) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    int mark = lines.indexOf("<!-- replay " + name + " -->");
    if (mark < 0) {
      throw new IOException(file + " has no line <!-- replay " + name + " -->");
    }
    int from = mark + 1;
    while (from < lines.size() && lines.get(from).startsWith("|")) {
      lines.remove(from);
    }
    lines.addAll(from, table);
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
