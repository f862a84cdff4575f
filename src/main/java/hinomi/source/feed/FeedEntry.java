package hinomi.source.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed.
 *
 * @param id the feed's id of it, else its link
 * @param link to its page
 * @param title as plain text
 * @param text as plain text
 * @param words everything it says, addresses of its links too
 * @param published or null
 * @param updated or null
 */
record FeedEntry(
    String id,
    Optional<URI> link,
    String title,
    String text,
    String words,
    @Nullable Instant published,
    @Nullable Instant updated) {

  /** Under which the cursor remembers it. */
  String key() {
    return shortHash(id);
  }

  /** Changes whenever the feed says something else of it. */
  String hash() {
    return shortHash(
        String.join(
            "\0",
            title,
            text,
            link.map(URI::toString).orElse(""),
            String.valueOf(published),
            String.valueOf(updated)));
  }

  FeedEntry withId(String value) {
    return new FeedEntry(value, link, title, text, words, published, updated);
  }

  static String shortHash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
