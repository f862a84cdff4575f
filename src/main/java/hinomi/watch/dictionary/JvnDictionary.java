package hinomi.watch.dictionary;

import hinomi.language.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads JVN's dictionary of products as it comes, entry by entry: the monthly feed {@code
 * myjvn_product_YYYYMM.rdf}, which is an answer of the MyJVN API's getProductList (<a
 * href="https://jvndb.jvn.jp/apis/getProductList_api_hnd.html">format</a>), or the same as a JSON
 * object a line with {@code vname}, {@code vcpe}, {@code pname}, {@code pcpe}. No content makes it
 * throw.
 */
public final class JvnDictionary {
  static final String ROOM = "watch/dictionary";

  /** The most characters of a dictionary; today's has some 15 million. */
  public static final int LARGEST = 128 << 20;

  /** The most products; today there are some 80,000. */
  static final int MOST = 300_000;

  private JvnDictionary() {}

  /**
   * How the reading went.
   *
   * @param entries how many were handed over
   * @param rejected how many were passed over, for want of a name or a CPE name
   * @param stopped why it ended before the end, and what to do; what was handed over before is good
   */
  public record Summary(int entries, int rejected, Optional<Message> stopped) {}

  /**
   * Reads a dictionary.
   *
   * @param in unpacked; not closed here
   * @param to takes each entry as soon as it is read
   * @throws IOException when the stream fails
   */
  public static Summary read(InputStream in, Consumer<DictionaryEntry> to) throws IOException {
    BufferedReader text =
        new BufferedReader(
            new CleanReader(new InputStreamReader(in, StandardCharsets.UTF_8), LARGEST));
    Counter counter = new Counter(to);
    text.mark(1);
    int first = text.read();
    while (first == ' ' || first == '\n' || first == '\r' || first == '\t' || first == '\uFEFF') {
      text.mark(1);
      first = text.read();
    }
    if (first >= 0) {
      text.reset();
    }
    Optional<Message> stopped =
        switch (first) {
          case -1 -> stop("empty");
          case '<' -> DictionaryXml.read(text, counter);
          case '{' -> DictionaryLines.read(text, counter);
          default -> stop("unknown");
        };
    return new Summary(counter.entries(), counter.rejected(), stopped);
  }

  static Optional<Message> stop(String key, Object... args) {
    return Optional.of(Message.of(ROOM, key, args));
  }
}
