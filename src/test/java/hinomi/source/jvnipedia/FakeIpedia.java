package hinomi.source.jvnipedia;

import hinomi.source.LocalSite;
import hinomi.source.LocalSite.Reply;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JVN iPedia as it behaves: an RSS that is too short, and MyJVN, which counts in days. */
final class FakeIpedia {
  static final String RSS = "/ja/rss/jvndb.rdf";
  static final String API = "/myjvn";

  private final Map<String, String> modified = new TreeMap<>();
  private final int window;

  /**
   * @param window how many entries the RSS holds
   */
  FakeIpedia(LocalSite site, int window) {
    this.window = window;
    site.serve(RSS, asked -> rss()).serve(API, this::overview);
  }

  /** Enters or updates an entry. */
  FakeIpedia put(int number, String time) {
    modified.put("JVNDB-2026-%06d".formatted(number), time);
    return this;
  }

  Reply rss() {
    List<String> newest = newest().limit(window).toList();
    return Reply.xml(Fixture.rdf(newest.stream().map(this::item).toList(), ""))
        .tagged("\"" + newest.hashCode() + modified.hashCode() + "\"");
  }

  Reply overview(URI asked) {
    Map<String, String> query =
        Stream.of(asked.getQuery().split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    LocalDate from = day(query, "Start");
    LocalDate to = day(query, "End");
    List<String> hits = new ArrayList<>();
    newest()
        .filter(
            id -> {
              LocalDate day = OffsetDateTime.parse(time(id)).toLocalDate();
              return !day.isBefore(from) && !day.isAfter(to);
            })
        .forEach(hits::add);
    int start = Integer.parseInt(query.get("startItem"));
    int most = Integer.parseInt(query.get("maxCountItem"));
    List<String> page = hits.stream().skip(start - 1L).limit(most).map(this::item).toList();
    return Reply.xml(Fixture.rdf(page, Fixture.status(hits.size())));
  }

  private Stream<String> newest() {
    return modified.keySet().stream()
        .sorted(Comparator.comparing(this::time).thenComparing(id -> id).reversed());
  }

  private String item(String id) {
    return Fixture.item(id, time(id));
  }

  private String time(String id) {
    return modified.getOrDefault(id, "");
  }

  private static LocalDate day(Map<String, String> query, String end) {
    String name = "datePublished" + end;
    return LocalDate.of(
        Integer.parseInt(query.get(name + "Y")),
        Integer.parseInt(query.get(name + "M")),
        Integer.parseInt(query.get(name + "D")));
  }
}
