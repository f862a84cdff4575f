package hinomi.source.jvnipedia;

import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.Validators;
import hinomi.language.Message;
import hinomi.source.SourceFailure;
import hinomi.source.rss.RssDocument;
import hinomi.source.rss.RssItem;
import hinomi.source.rss.RssReader;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The interface MyJVN, {@code feed=hnd} (https://jvndb.jvn.jp/apis/). */
final class MyJvn {
  static final String ROOM = "source/jvnipedia";

  /** The most entries of one {@code getVulnDetailInfo}. */
  static final int MOST_DETAILS = 10;

  private static final int MOST_ITEMS = 50;

  private final Http http;
  private final URI address;

  MyJvn(Http http, URI address) {
    this.http = http;
    this.address = address;
  }

  /**
   * One page of an overview.
   *
   * @param total entries in all pages
   */
  record Overview(List<RssItem> items, long total) {}

  /** The next page of the entries that were updated within a hole's days. */
  Overview updated(Hole hole) throws IOException, InterruptedException {
    RssDocument answer = RssReader.read(get(overview(hole)));
    Map<String, String> status =
        answer.other("Status").orElseThrow(() -> failure("no-status")).attributes();
    check(status);
    List<RssItem> items = answer.items();
    long total = total(status.getOrDefault("totalRes", ""), hole.next() - 1 + items.size());
    if (items.isEmpty() && hole.next() <= total) {
      throw new SourceFailure(Message.of(ROOM, "incomplete", total, hole.next()));
    }
    return new Overview(items, total);
  }

  /** The details of at most {@link #MOST_DETAILS} entries. */
  Vuldef details(String source, List<String> ids) throws IOException, InterruptedException {
    XmlNode root =
        XmlNode.read(
            get(
                URI.create(
                    address
                        + "?method=getVulnDetailInfo&feed=hnd&lang=ja&vulnId="
                        + String.join("+", ids))));
    check(root.child("Status").orElseThrow(() -> failure("no-status")).attributes());
    return Vuldef.read(source, root);
  }

  /** The unused ranges would each narrow the answer to one week unless they are switched off. */
  private URI overview(Hole hole) {
    return URI.create(
        address
            + "?method=getVulnOverviewList&feed=hnd&lang=ja"
            + ("&startItem=" + hole.next() + "&maxCountItem=" + MOST_ITEMS)
            + "&rangeDatePublic=n&rangeDatePublished=n&rangeDateFirstPublished=n"
            + day("Start", hole.from())
            + day("End", hole.to()));
  }

  private static String day(String end, LocalDate day) {
    String name = "&datePublished" + end;
    return name
        + "Y="
        + day.getYear()
        + name
        + "M="
        + day.getMonthValue()
        + name
        + "D="
        + day.getDayOfMonth();
  }

  private byte[] get(URI uri) throws IOException, InterruptedException {
    return switch (http.get(uri, Validators.NONE)) {
      case Fetched.Fresh fresh -> fresh.body();
      case Fetched.Unchanged() -> throw failure("no-status");
    };
  }

  private static void check(Map<String, String> status) throws SourceFailure {
    if (!status.getOrDefault("retCd", "").strip().equals("0")) {
      throw new SourceFailure(
          Message.of(
              ROOM,
              "refused",
              status.getOrDefault("errCd", ""),
              status.getOrDefault("errMsg", "")));
    }
  }

  private static long total(String text, long otherwise) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  static SourceFailure failure(String key) {
    return new SourceFailure(Message.of(ROOM, key));
  }
}
