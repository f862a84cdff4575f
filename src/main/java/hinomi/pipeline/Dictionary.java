package hinomi.pipeline;

import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.HttpFailure;
import hinomi.http.Ungzip;
import hinomi.http.Validators;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.source.Cursor;
import hinomi.source.SourceFailure;
import hinomi.store.Store;
import hinomi.watch.dictionary.DictionaryEntry;
import hinomi.watch.dictionary.Joined;
import hinomi.watch.dictionary.JvnDictionary;
import hinomi.watch.dictionary.KnownProduct;
import hinomi.watch.dictionary.NameJoin;
import hinomi.watch.dictionary.Sighting;
import hinomi.watch.dictionary.Sightings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * JVN's dictionary of products, of which there is a new one every month ({@code
 * https://jvndb.jvn.jp/ja/feed/product/myjvn_product_YYYYMM.rdf}). A pass reads each once; what it
 * says goes into the store's products.
 */
public final class Dictionary {
  /** The name under which the store keeps how far it was read. */
  public static final String NAME = "jvn-products";

  private static final Duration PATIENCE = Duration.ofDays(1);
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final DateTimeFormatter IN_ADDRESS = DateTimeFormatter.ofPattern("uuuuMM");
  private static final String MONTH = "month";
  private static final String TRIED = "tried";
  private static final int NOT_FOUND = 404;

  private final Store store;
  private final Http http;
  private final URI folder;

  /**
   * A dictionary on the web.
   *
   * @param folder where the months' files lie
   */
  Dictionary(Store store, Http http, URI folder) {
    this.store = store;
    this.http = http;
    this.folder = folder;
  }

  /**
   * What a dictionary came to.
   *
   * @param products how many products were learnt
   * @param rejected entries without a name or a CPE name
   * @param stopped why it was not read to its end, and what to do; what stands before was learnt
   */
  public record Learnt(int products, int rejected, Optional<Message> stopped) {}

  /**
   * Reads a dictionary, which may be packed by gzip, into the products of a store.
   *
   * @throws IOException when the stream fails
   */
  public static Learnt learn(InputStream from, Store store) throws IOException {
    InputStream in = new java.io.BufferedInputStream(from);
    in.mark(2);
    boolean packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    List<DictionaryEntry> entries = new ArrayList<>();
    JvnDictionary.Summary summary =
        JvnDictionary.read(packed ? new Ungzip(in, JvnDictionary.LARGEST * 4L) : in, entries::add);
    List<Sighting> sightings = sightings(entries);
    store.products().learn(sightings);
    return new Learnt(sightings.size(), summary.rejected(), summary.stopped());
  }

  /**
   * The joined names, together with those that the dictionary itself writes: a name that several
   * products bear must be known as theirs, or it would be taken for that of a single one.
   */
  private static List<Sighting> sightings(List<DictionaryEntry> entries) {
    Joined joined = NameJoin.join(entries);
    Map<String, Set<String>> written = new HashMap<>();
    Map<String, String> cpes = new HashMap<>();
    for (DictionaryEntry entry : entries) {
      Optional<String> pair = Sightings.pair(entry.productCpe());
      if (pair.isPresent()) {
        written.computeIfAbsent(pair.get(), k -> new LinkedHashSet<>()).add(entry.product());
        cpes.putIfAbsent(pair.get(), Sightings.plain(entry.productCpe()));
      }
    }
    entries.clear();
    List<Sighting> sightings = new ArrayList<>(joined.products().size());
    for (KnownProduct product : joined.products()) {
      String pair = product.records().getFirst();
      if (cpes.containsKey(pair)) {
        Set<String> names = new LinkedHashSet<>(product.names());
        names.addAll(written.getOrDefault(pair, Set.of()));
        List<String> more = product.records().subList(1, product.records().size());
        sightings.add(
            new Sighting(pair, List.copyOf(names), more, cpes.getOrDefault(pair, ""), List.of()));
      }
    }
    return sightings;
  }

  /** Reads this month's dictionary, or else last month's, where that is due; else nothing. */
  Optional<SourceReport> read(Instant now) throws InterruptedException {
    Store.SourceState state = store.source(NAME);
    Cursor cursor = new Cursor(state.cursor());
    YearMonth month = YearMonth.from(now.atZone(TOKYO));
    Optional<YearMonth> read = cursor.get(MONTH).flatMap(Dictionary::month);
    boolean tried =
        cursor
            .get(TRIED)
            .flatMap(Dictionary::moment)
            .filter(now.minus(PATIENCE)::isBefore)
            .isPresent();
    if (tried || read.filter(r -> !r.isBefore(month)).isPresent()) {
      return Optional.empty();
    }
    Cursor next = cursor.with(TRIED, now.toString());
    try {
      for (YearMonth one : List.of(month, month.minusMonths(1))) {
        if (read.isEmpty() || read.get().isBefore(one)) {
          Optional<Cursor> done = read(one, next);
          if (done.isPresent()) {
            keep(done.get().with(MONTH, one.toString()), now);
            long products = store.products().count();
            return Optional.of(
                report(
                    List.of(Message.of("pipeline", "dictionary.read", one, products)),
                    Optional.empty()));
          }
        }
      }
      keep(next, now);
      return read.isPresent()
          ? Optional.empty()
          : Optional.of(
              report(List.of(Message.of("pipeline", "dictionary.none", folder)), Optional.empty()));
    } catch (IOException e) {
      keep(next, now);
      store.failed(NAME, now, Collect.message(e).in(Language.EN));
      return Optional.of(report(List.of(), Optional.of(Collect.message(e))));
    }
  }

  /** Empty where there is no dictionary of that month. */
  private Optional<Cursor> read(YearMonth month, Cursor cursor)
      throws IOException, InterruptedException {
    URI uri = folder.resolve("myjvn_product_" + month.format(IN_ADDRESS) + ".rdf");
    try {
      return switch (http.get(uri, cursor.validators(uri))) {
        case Fetched.Unchanged() -> Optional.of(cursor);
        case Fetched.Fresh(byte[] body, var type, Validators validators) -> {
          Learnt learnt = learn(new ByteArrayInputStream(body), store);
          if (learnt.stopped().isPresent()) {
            throw new SourceFailure(learnt.stopped().get());
          }
          yield Optional.of(Cursor.START.withValidators(uri, validators));
        }
      };
    } catch (HttpFailure e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void keep(Cursor cursor, Instant now) {
    store.collect(
        new Store.Harvest(NAME, List.of(), Map.of(), List.of(), cursor.entries(), true, now));
  }

  /** A dictionary that is not to be had is no reason to wake anybody. */
  private static SourceReport report(List<Message> notices, Optional<Message> failure) {
    return new SourceReport(NAME, 0, 0, 0, 0, 0, notices, failure, false);
  }

  private static Optional<YearMonth> month(String text) {
    try {
      return Optional.of(YearMonth.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
