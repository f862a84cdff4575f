package hinomi.source.cve;

import hinomi.advisory.Advisory;
import hinomi.advisory.CveId;
import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.HttpFailure;
import hinomi.http.Validators;
import hinomi.language.Message;
import hinomi.source.Reject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Fetches records by id, several at a time, and gives them back in the order asked for. */
final class RecordFetch {
  private static final int AT_ONCE = 8;

  private final Http http;
  private final URI cves;
  private final RecordParser parser;

  /**
   * @param cves the folder of the years, ending in a slash
   */
  RecordFetch(Http http, URI cves, RecordParser parser) {
    this.http = http;
    this.cves = cves;
    this.parser = parser;
  }

  /** What became of one record. */
  sealed interface Got {
    CveId id();
  }

  record Read(CveId id, Advisory advisory) implements Got {}

  record Refused(CveId id, Reject reject) implements Got {}

  /** It could not be fetched now. */
  record Failed(CveId id, Message reason, String sample) implements Got {}

  /** It was not even tried, since too many before it failed. */
  record Untried(CveId id) implements Got {}

  /**
   * @param mostFailures after so many the rest is not tried
   */
  List<Got> fetch(Collection<CveId> ids, int mostFailures) throws InterruptedException {
    AtomicInteger failures = new AtomicInteger();
    List<Got> all = new ArrayList<>(ids.size());
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("cve-", 0).factory())) {
      List<Future<Got>> futures = new ArrayList<>(ids.size());
      for (CveId id : ids) {
        futures.add(threads.submit(() -> one(id, failures, mostFailures)));
      }
      try {
        for (Future<Got> future : futures) {
          all.add(future.get());
        }
      } catch (InterruptedException e) {
        threads.shutdownNow();
        throw e;
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw new IllegalStateException(e.getCause());
      }
    }
    return all;
  }

  private Got one(CveId id, AtomicInteger failures, int mostFailures) throws InterruptedException {
    if (failures.get() >= mostFailures) {
      return new Untried(id);
    }
    Got got = get(id);
    if (got instanceof Failed) {
      failures.incrementAndGet();
    }
    return got;
  }

  private Got get(CveId id) throws InterruptedException {
    try {
      return switch (http.get(address(id), Validators.NONE)) {
        case Fetched.Fresh(byte[] body, var type, var validators) -> parse(id, body);
        case Fetched.Unchanged() -> new Failed(id, reason("not-json"), "");
      };
    } catch (HttpFailure e) {
      return failure(id, e);
    } catch (IOException e) {
      return new Failed(id, reason("unreachable", e.getClass().getSimpleName()), "");
    }
  }

  private static Got failure(CveId id, HttpFailure e) {
    return switch (e.kind()) {
      case STATUS ->
          e.status() == 404 || e.status() == 410
              ? refused(id, reason("gone", e.status()), "")
              : new Failed(id, e.message(), "");
      case TOO_LARGE -> refused(id, e.message(), "");
      case TIMEOUT, CONNECTION, UNKNOWN_HOST, UNTRUSTED, TLS, PROXY_LOGIN, PROXY ->
          new Failed(id, e.message(), "");
    };
  }

  private Got parse(CveId id, byte[] body) {
    return switch (parser.parse(body)) {
      case Parsed.Read(Advisory read) ->
          read.id().value().equals(id.value())
              ? new Read(id, read)
              : refused(id, reason("other-id", id, read.id().value()), sample(body, body.length));
      case Parsed.Refused(Message why) -> refused(id, why, sample(body, body.length));
      case Parsed.Broken(Message why) -> new Failed(id, why, sample(body, body.length));
    };
  }

  static Refused refused(CveId id, Message reason, String sample) {
    return new Refused(id, new Reject(id.value(), reason, sample));
  }

  /** The beginning of a record, for a reject. */
  static String sample(byte[] body, int length) {
    return new String(body, 0, Math.min(length, 2000), StandardCharsets.UTF_8);
  }

  /** Where a record lies: {@code 2021/44xxx/CVE-2021-44228.json}. */
  URI address(CveId id) {
    return cves.resolve(path(id));
  }

  static String path(CveId id) {
    String number = id.value().substring(9);
    String thousands = number.substring(0, number.length() - 3);
    return "%04d/%sxxx/%s.json".formatted(id.year(), thousands, id);
  }

  private static Message reason(String key, Object... args) {
    return Message.of(RecordParser.ROOM, key, args);
  }
}
