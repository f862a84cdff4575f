package hinomi.store;

import hinomi.advisory.Advisory;
import hinomi.language.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes in what sources say, with the words and names in it. */
final class Intake {
  private final Database database;
  private final AdvisoryTable advisories;
  private final EnrichmentTable enrichments;
  private final SearchTable words;
  private final HistoryTable history;
  private final ProductTable names = new ProductTable();

  Intake(
      Database database, AdvisoryTable advisories, EnrichmentTable enrichments, SearchTable words) {
    this.database = database;
    this.advisories = advisories;
    this.enrichments = enrichments;
    this.words = words;
    history = new HistoryTable(advisories, database.name());
  }

  /** The first of the three transactions: a page with its cursor. */
  Store.Collected collect(Store.Harvest harvest) {
    List<Store.RejectRow> rejects = new ArrayList<>(harvest.rejects());
    Map<String, List<StoredAdvisory>> bySource = new TreeMap<>();
    for (Advisory advisory : harvest.advisories()) {
      if (StoredAdvisory.canKeep(advisory)) {
        bySource
            .computeIfAbsent(advisory.id().source(), s -> new ArrayList<>())
            .add(StoredAdvisory.of(advisory));
      } else {
        rejects.add(unusable(advisory, harvest));
      }
    }
    ProductTable.Page[] last = new ProductTable.Page[1];
    Store.Collected collected =
        database.write(
            sql -> {
              ProductTable.Page named = names.page(harvest.source());
              AdvisoryTable.Beside beside =
                  new AdvisoryTable.Beside(words, named, new CoverTable.Marking.All(harvest.at()));
              Store.Collected sum = new Store.Collected(0, 0, 0);
              for (Map.Entry<String, List<StoredAdvisory>> page : bySource.entrySet()) {
                Store.Collected one =
                    advisories.collect(sql, page.getKey(), page.getValue(), beside);
                sum =
                    new Store.Collected(
                        sum.fresh() + one.fresh(),
                        sum.changed() + one.changed(),
                        sum.unchanged() + one.unchanged());
              }
              named.keep(sql, harvest.complete());
              last[0] = named;
              int news = enrichments.keep(sql, harvest);
              RejectTable.keep(sql, rejects);
              SqlFigures.count(sql, harvest.source(), harvest.at(), sum, rejects.size());
              SourceTable.answered(
                  sql,
                  harvest.source(),
                  harvest.cursor(),
                  harvest.complete() ? harvest.at() : null,
                  sum.fresh() + sum.changed() + news > 0 ? harvest.at() : null);
              return sum;
            });
    last[0].committed();
    return collected;
  }

  /** History, brought in bulk. */
  Store.Collected keep(Store.History more) {
    ProductTable.Page[] last = new ProductTable.Page[1];
    Store.Collected collected =
        database.write(
            sql -> {
              ProductTable.Page named = names.page(more.source());
              RejectTable.keep(sql, more.rejects());
              Store.Collected sum = history.keep(sql, more, words, named);
              named.keep(sql, true);
              last[0] = named;
              return sum;
            });
    last[0].committed();
    return collected;
  }

  /** Details of entries. */
  void detailed(Collection<Advisory> details, Instant at) {
    database.change(
        sql -> {
          DetailTable.keep(sql, words, database.name(), details, at);
          ProductTable.Page named = names.page("");
          named.read(List.of(), details);
          named.keep(sql, false);
        });
  }

  private static Store.RejectRow unusable(Advisory advisory, Store.Harvest harvest) {
    String id = advisory.id().value();
    return new Store.RejectRow(
        harvest.source(),
        id.substring(0, Math.min(id.length(), StoredAdvisory.longestId())),
        Failures.message("id-unusable", StoredAdvisory.longestId()).in(Language.EN),
        advisory.title().preferring(Language.JA),
        harvest.at());
  }
}
