package hinomi.web.today;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The query of a link, in order. */
public record Query(Map<String, String> values) {
  public static final Query NONE = new Query(Map.of());

  public Query {
    values = new LinkedHashMap<>(values);
  }

  /** The same query with another value; without it where that is empty. */
  public Query with(String name, Object value) {
    Map<String, String> all = new LinkedHashMap<>(values);
    String text = String.valueOf(value);
    if (text.isEmpty()) {
      all.remove(name);
    } else {
      all.put(name, text);
    }
    return new Query(all);
  }

  /** An address with it. */
  public String of(String path) {
    return values.isEmpty()
        ? path
        : values.entrySet().stream()
            .map(e -> e.getKey() + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&", path + "?", ""));
  }

  /** The page of a vulnerability. */
  public static String vulnerability(String id) {
    return "/vulnerabilities/" + encoded(id);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
