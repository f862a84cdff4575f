package hinomi.source.linked;

import hinomi.advisory.Advisory;
import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.HttpFailure;
import hinomi.http.Validators;
import hinomi.language.Message;
import hinomi.source.page.WebPage;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pass over the entries of a feed: reads pages and keeps count of what could not be read. */
final class LinkedPass {
  /** After so many failures in a row the server is left alone until the next pass. */
  private static final int ENOUGH = 3;

  private static final String NOT_THE_PAGE = "HTML";

  private final Entries entries;
  private final Http http;
  private final Map<String, Seen> before;
  private final Instant now;
  private final List<Advisory> advisories = new ArrayList<>();
  private final List<Message> notices = new ArrayList<>();
  private int failuresInARow;
  private int failures;
  private @Nullable URI failed;
  private String why = "";

  LinkedPass(Entries entries, Http http, Map<String, Seen> before, Instant now) {
    this.entries = entries;
    this.http = http;
    this.before = before;
    this.now = now;
  }

  List<Advisory> advisories() {
    return advisories;
  }

  /** What the user should know of this pass; may be added to. */
  List<Message> notices() {
    List<Message> all = new ArrayList<>(notices);
    if (failed != null) {
      all.add(Message.of("source/linked", "failed", failures, failed, why));
    }
    return all;
  }

  /**
   * Hands on the entry's advisory if there is news in it.
   *
   * @return what to remember of the entry
   */
  Seen take(Entry entry, Optional<URI> page) throws InterruptedException {
    Seen known = before.get(entry.key());
    boolean changed = known == null || !known.revision().equals(entry.revision());
    if (known != null && !changed && !known.dueAt(now)) {
      return known;
    }
    boolean detailed = known != null && known.detailed();
    Seen seen =
        page.isPresent()
            ? detail(entry, page.get(), known, changed)
            : Seen.done(entry.revision(), false);
    // An entry that was handed on with its details is not replaced by the feed's few words.
    if (seen.page() != Seen.Standing.DONE && changed && !detailed) {
      advisories.add(entry.advisory());
    } else if (page.isEmpty()) {
      advisories.add(entry.advisory());
    }
    return seen;
  }

  private Seen detail(Entry entry, URI page, @Nullable Seen known, boolean changed)
      throws InterruptedException {
    boolean detailed = known != null && known.detailed();
    if (failuresInARow >= ENOUGH) {
      failures++;
      return Seen.failed(entry.revision(), detailed);
    }
    try {
      if (http.get(page, Validators.NONE) instanceof Fetched.Fresh fresh) {
        Optional<Advisory> advisory =
            entries.detail(entry, WebPage.parse(fresh, page), notices::add);
        if (advisory.isPresent()) {
          advisories.add(advisory.get());
          failuresInARow = 0;
          return Seen.done(entry.revision(), true);
        }
      }
      return failed(entry, page, NOT_THE_PAGE, detailed);
    } catch (HttpFailure e) {
      if (!isMissing(e)) {
        return failed(entry, page, reason(e), detailed);
      }
      failuresInARow = 0;
      Seen seen =
          Seen.missing(
              entry.revision(), detailed, known == null || changed ? 0 : known.tries(), now);
      notices.add(
          Message.of(
              "source/linked",
              seen.page() == Seen.Standing.GIVEN_UP ? "given-up" : "missing",
              entry.key(),
              page,
              reason(e)));
      return seen;
    } catch (IOException e) {
      return failed(entry, page, e.getClass().getSimpleName(), detailed);
    }
  }

  private Seen failed(Entry entry, URI page, String reason, boolean detailed) {
    failures++;
    failuresInARow++;
    if (failed == null) {
      failed = page;
      why = reason;
    }
    return Seen.failed(entry.revision(), detailed);
  }

  /** Whether asking again at once is of no use. */
  private static boolean isMissing(HttpFailure e) {
    return e.status() == 404 || e.status() == 410 || e.kind() == HttpFailure.Kind.TOO_LARGE;
  }

  private static String reason(HttpFailure e) {
    return e.kind() == HttpFailure.Kind.STATUS ? "HTTP " + e.status() : e.kind().name();
  }
}
