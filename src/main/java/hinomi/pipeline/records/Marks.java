package hinomi.pipeline.records;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The check sums (CRC-32) of the records that were read of a zip, a thousand ids together as the
 * folders of the CVE List have them. A sum of 0 counts as none.
 */
final class Marks {
  private static final int TOGETHER = 1000;

  /** Ids that nobody gave out are not worth remembering. */
  private static final int MOST_PARTS = 8000;

  private final Map<String, int[]> parts = new HashMap<>();
  private final Set<String> touched = new TreeSet<>();

  /**
   * @param stored what {@link #touched()} gave
   */
  Marks(Map<String, String> stored) {
    stored.forEach(
        (part, text) -> {
          int[] sums = read(text);
          if (sums != null) {
            parts.put(part, sums);
          }
        });
  }

  boolean has(Parsed.Sum sum) {
    int[] sums = parts.get(sum.part());
    return sums != null && sum.crc() != 0 && sums[sum.index()] == sum.crc();
  }

  void set(Parsed.Sum sum) {
    if (parts.size() < MOST_PARTS || parts.containsKey(sum.part())) {
      parts.computeIfAbsent(sum.part(), p -> new int[TOGETHER])[sum.index()] = sum.crc();
      touched.add(sum.part());
    }
  }

  /** The parts that have changed since the last call, as text. */
  Map<String, String> touched() {
    Map<String, String> changed = new TreeMap<>();
    for (String part : touched) {
      int[] sums = parts.get(part);
      if (sums != null) {
        changed.put(part, text(sums));
      }
    }
    touched.clear();
    return changed;
  }

  private static String text(int[] sums) {
    int end = TOGETHER;
    while (end > 0 && sums[end - 1] == 0) {
      end--;
    }
    ByteBuffer bytes = ByteBuffer.allocate(end * Integer.BYTES);
    bytes.asIntBuffer().put(sums, 0, end);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static int @Nullable [] read(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      int[] sums = new int[TOGETHER];
      if (bytes.length % Integer.BYTES != 0 || bytes.length > TOGETHER * Integer.BYTES) {
        return null;
      }
      ByteBuffer.wrap(bytes).asIntBuffer().get(sums, 0, bytes.length / Integer.BYTES);
      return sums;
    } catch (IllegalArgumentException e) {
      // Nothing but time is lost: what is not remembered is read again.
      return null;
    }
  }
}
