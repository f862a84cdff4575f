package hinomi.web.today;

import hinomi.pipeline.Csv;
import hinomi.store.Figures;
import hinomi.store.Figures.Numbered;
import hinomi.store.Figures.Question;
import hinomi.ticket.LedgerEntry;
import hinomi.web.Reply;
import hinomi.web.Visit;
import hinomi.web.Words;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Entries of the ledger as a table for Excel. */
final class LedgerFile {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** A file has at most so many entries. */
  private static final int MOST = 100_000;

  private static final int PAGE = 2000;

  private LedgerFile() {}

  static Reply csv(Visit visit) {
    Period period = Period.of(visit, LedgerPage.OFFERED);
    Question question = LedgerPage.question(visit, period);
    Words words = visit.words(TodayPages.ROOM);
    ZoneId zone = visit.house().config().calendar().zone();
    StringBuilder out = new StringBuilder(Csv.BEGIN);
    out.append(
        Csv.row(
            Stream.of("at", "id", "watch", "fate", "rule", "reason", "evidence", "destination")
                .map(column -> words.say("ledger." + column))
                .toList()));
    Figures figures = visit.engine().store().figures();
    Optional<Long> before = Optional.empty();
    for (int count = 0; ; ) {
      List<Numbered> some = figures.ledger(before(question, before), PAGE);
      some.forEach(n -> out.append(Csv.row(cells(n.entry(), words, zone))));
      count += some.size();
      if (some.size() < PAGE) {
        break;
      }
      if (count >= MOST) {
        return new Reply.Refused(422, words.say("ledger.long", String.format("%,d", MOST)));
      }
      before = Optional.of(some.getLast().number());
    }
    return new Reply.File(
        "text/csv; charset=utf-8",
        "hinomi-ledger-" + period.first() + "-" + period.last() + ".csv",
        out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Question before(Question q, Optional<Long> number) {
    return new Question(
        q.from(), q.to(), q.fate(), q.rule(), q.watch(), q.watched(), q.text(), number);
  }

  private static List<String> cells(LedgerEntry entry, Words words, ZoneId zone) {
    return List.of(
        MINUTE.format(entry.at().atZone(zone)),
        entry.vulnerability().value(),
        entry.watch(),
        words.say("fate." + LedgerPage.word(entry.fate())),
        LedgerPage.rule(words, entry.rule()),
        entry.reason().in(words.language()),
        entry.evidence() == null ? "" : entry.evidence().found(),
        entry.destination());
  }
}
