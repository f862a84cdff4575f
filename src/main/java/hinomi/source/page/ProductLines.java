package hinomi.source.page;

import hinomi.advisory.Product;
import hinomi.advisory.VersionRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of affected products as Japanese advisories write them, one "product version" a line:
 * {@code - Movable Type 8.4.2 およびそれ以前 (Movable Type 8系)}. Versions stay the source's words.
 */
public final class ProductLines {
  private static final int LONGEST = 200;
  private static final int LONGEST_PLAIN = 80;

  private static final String RANGE =
      "(?:から|より前|よりも前|以前|以降|未満|以上|以下|まで|およびそれ|及びそれ|系|[〜～~]"
          + "|and (?:earlier|prior|later|below)|or (?:earlier|prior|below)|through\\b)";
  private static final Pattern VERSION =
      Pattern.compile(
          "の?(?:すべての|全ての|全)バージョン|\\ball versions\\b|(?:versions? )?(?:prior to|before) (?=v?\\d)"
              + "|の?バージョン[\\s　]*(?=v?\\d)"
              + "|(?<![\\p{Alnum}])(?:version|ver|rev|v|r)[.\\s]{0,2}(?=\\d)"
              + "|(?<![\\p{Alnum}._-])\\d+[A-Za-z]?(?:[.-]\\w+)*\\.\\w+"
              + "|(?<![\\p{Alnum}._-])\\d+[\\w-]*(?=[\\s　]*"
              + RANGE
              + ")"
              + "|(?<![\\d.])\\d+(?:\\.\\w+)+(?=[\\s　]*"
              + RANGE
              + ")",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BULLET = Pattern.compile("^([ 　\\t]*)[-・*•‐–−][ 　\\t]*(?=\\S)(.*)$");
  private static final Pattern CVE_ONLY =
      Pattern.compile("(?:[\\s　,、/]*CVE-\\d{4}-\\d+)+[\\s　:：,、]*");
  private static final Pattern UNAFFECTED =
      Pattern.compile("影響を受けない|影響を受けません|影響はありません|対象外|not affected");

  private record Line(int indent, String text) {}

  private final String vendor;
  private final Map<String, List<VersionRange>> found = new LinkedHashMap<>();
  private @Nullable String heading;
  private boolean affected = true;

  private ProductLines(String vendor) {
    this.vendor = vendor;
  }

  /**
   * The products of a section's text; those of one name are one product.
   *
   * @param text as {@link PageText} gives it
   * @param vendor of all of them, or empty
   */
  public static List<Product> of(String text, String vendor) {
    List<String> lines = text.lines().filter(l -> !l.isBlank()).toList();
    ProductLines reader = new ProductLines(vendor);
    if (lines.stream().anyMatch(l -> BULLET.matcher(l).matches())) {
      reader.bullets(lines);
    } else {
      lines.stream().filter(ProductLines::isPlainProduct).forEach(l -> reader.add(l.strip(), ""));
    }
    return reader.products();
  }

  private void bullets(List<String> lines) {
    Deque<Line> above = new ArrayDeque<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher m = BULLET.matcher(lines.get(i));
      if (!m.matches()) {
        above.clear();
        heading(lines.get(i).strip());
        continue;
      }
      Line line = new Line(m.group(1).length(), m.group(2).strip());
      while (!above.isEmpty() && above.peek().indent() >= line.indent()) {
        above.pop();
      }
      Line group = above.peek();
      above.push(line);
      if (!isGroup(line, i + 1 < lines.size() ? lines.get(i + 1) : "")) {
        add(line.text(), group != null ? group.text() : heading != null ? "\n" + heading : "");
      }
    }
  }

  private void heading(String line) {
    affected = !UNAFFECTED.matcher(line).find();
    if (line.length() <= LONGEST_PLAIN
        && !line.endsWith("。")
        && !CVE_ONLY.matcher(line).matches()) {
      heading = line.replaceAll("[\\s　:：]+$", "");
    }
  }

  private static boolean isGroup(Line line, String next) {
    Matcher m = BULLET.matcher(next);
    return m.matches()
        && m.group(1).length() > line.indent()
        && !VERSION.matcher(line.text()).find();
  }

  /**
   * @param above the list item above, after a line break the paragraph above, or empty
   */
  private void add(String line, String above) {
    Matcher cves = CVE_ONLY.matcher(line);
    String text = cves.lookingAt() ? line.substring(cves.end()).strip() : line;
    if (!affected
        || text.isEmpty()
        || text.length() > LONGEST
        || text.endsWith("。")
        || text.contains("://")) {
      return;
    }
    Matcher m = VERSION.matcher(text);
    int at = m.find() ? m.start() : text.length();
    String name = text.substring(0, at).replaceAll("[\\s　(（\\[:：,、-]+$", "");
    String versions = text.substring(name.length()).replaceAll("^[\\s　:：,、の-]+", "");
    if (name.isEmpty()) {
      name = above.strip();
    } else if (versions.isEmpty() && !above.isEmpty() && !above.startsWith("\n")) {
      name = above + " " + name;
    }
    if (!name.isEmpty()) {
      List<VersionRange> ranges = found.computeIfAbsent(name, n -> new ArrayList<>());
      if (!versions.isEmpty()) {
        ranges.add(VersionRange.text(versions));
      }
    }
  }

  private static boolean isPlainProduct(String line) {
    String text = line.strip();
    return text.length() <= LONGEST_PLAIN
        && !text.endsWith("。")
        && !UNAFFECTED.matcher(text).find()
        && !text.endsWith("：")
        && !text.endsWith(":");
  }

  private List<Product> products() {
    return found.entrySet().stream()
        .map(e -> new Product(vendor, e.getKey(), List.of(), null, null, e.getValue(), true))
        .toList();
  }
}
