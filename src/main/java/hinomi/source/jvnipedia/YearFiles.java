package hinomi.source.jvnipedia;

import hinomi.source.History.Sum;
import hinomi.source.History.Volume;
import hinomi.source.json.Pull;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The list of JVN iPedia's files (https://jvndb.jvn.jp/ja/feed/): those by year, each year's
 * overview before its details. Addresses in the list are not followed; where the files lie is
 * known.
 */
final class YearFiles {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern NAME = Pattern.compile("jvndb_(detail_)?(\\d{4})\\.rdf");
  private static final int MOST = 1000;

  private final URI base;
  private final List<Volume> volumes = new ArrayList<>();

  private YearFiles(URI base) {
    this.base = base;
  }

  /**
   * Reads the list.
   *
   * @param base any address of the site
   * @return empty where it is no such list
   */
  static List<Volume> read(byte[] body, URI base) {
    YearFiles files = new YearFiles(base);
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), body)) {
      if (in.nextToken() == JsonToken.START_ARRAY) {
        Pull.elements(in, MOST, () -> files.file(in));
      }
    } catch (JacksonException e) {
      return List.of();
    }
    files.volumes.sort(
        Comparator.comparing((Volume v) -> v.name().replaceAll("\\D", ""))
            .thenComparing(v -> v.name().contains("detail")));
    return List.copyOf(files.volumes);
  }

  private void file(JsonParser in) {
    String[] found = {"", ""};
    Pull.fields(
        in,
        field -> {
          switch (field) {
            case "filename" -> found[0] = String.valueOf(Pull.word(in));
            case "sha256" -> found[1] = String.valueOf(Pull.word(in)).toUpperCase(Locale.ROOT);
            default -> {}
          }
        });
    Matcher m = NAME.matcher(found[0]);
    if (m.matches()) {
      String folder = m.group(1) == null ? "/ja/rss/years/" : "/ja/feed/detail/";
      Optional<Sum> sum =
          found[1].matches("[0-9A-F]{64}")
              ? Optional.of(new Sum(found[1], false))
              : Optional.empty();
      volumes.add(new Volume(found[0], List.of(base.resolve(folder + found[0])), sum));
    }
  }
}
